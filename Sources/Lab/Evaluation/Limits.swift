import CommandKit
import Engine
import Files

/// Work that can't be done here is refused before it starts, with the figure.
enum Limits {
  static let mostParameters = 1_000_000_000

  /// Refuses a network with more parameters than make sense, or that needs more memory than is free.
  static func check(_ plan: NetworkPlan, rows: Int) throws(Failure) {
    guard plan.parameterCount <= mostParameters else {
      throw Failure(LimitMessage.tooManyParameters(count: plan.parameterCount, most: mostParameters))
    }
    // Parameters as a value and in the engine, gradients, two slots of an optimizer; what passes and what comes back.
    let activations = plan.numberedLayers.reduce(0.0) { $0 + Double($1.output.count) * Double(rows) }
    try check(
      bytes: Double(plan.parameterCount) * 40 + activations * 16,
      .network(parameters: plan.parameterCount, samples: rows))
  }

  /// Refuses data that need more memory than is free.
  static func check(samples: Double, values: Double) throws(Failure) {
    try check(
      bytes: samples * values * 8,
      .data(samples: Int(min(samples, 1e15)), numbers: Int(min(values, 1e15))))
  }

  private static func check(bytes: Double, _ load: LimitMessage.Load) throws(Failure) {
    guard let free = freeMemory, bytes > Double(free) else { return }
    let needed = (bytes / 1e9 * 10).rounded() / 10
    let left = (Double(free) / 1e9 * 10).rounded() / 10
    throw Failure(LimitMessage.tooLittleMemory(load, needed: needed, free: left))
  }

  /// In bytes, where the system tells.
  private static var freeMemory: Int? {
    guard let bytes = try? File.read("/proc/meminfo") else { return nil }
    let line = String(decoding: bytes, as: UTF8.self).split(separator: "\n").first {
      $0.hasPrefix("MemAvailable:")
    }
    let digits = line?.filter(\.isNumber) ?? ""
    return Int(digits).map { $0 * 1024 }
  }
}
