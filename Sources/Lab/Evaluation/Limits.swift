import CommandKit
import Engine
import Files
import Platform

/// Work that can't be done here is refused before it starts, with the figure.
enum Limits {
  static let mostParameters = 1_000_000_000
  static let mostLayers = 100_000
  /// Of all variants together.
  static let mostLayersOfVariants = 2_000_000
  /// How deep layers and schedules stand in one another: what walks them needs stack for each, and what is printed has
  /// to be read again.
  static let deepest = 50
  /// Of how many things a schedule is made.
  static let mostParts = 1000
  static let deepestFamilies = 100
  /// How often families are called by one statement.
  static let mostCalls = 100_000

  /// Refuses a network of more layers than make sense, or than there is memory for.
  static func check(layers: Double) throws(Failure) {
    guard layers <= Double(mostLayers) else {
      throw Failure(OperationMessage.tooManyLayers(count: layers, most: mostLayers))
    }
    let bytes = layers * Double(MemoryLayout<Layer>.stride)
    try check(bytes: bytes, .layers(Int(clamping: layers)))
  }

  /// Refuses what stands in one another too deep, or is made of too much.
  static func check<Product>(_ made: Configured<Product>) throws(Failure) {
    guard made.depth <= deepest else { throw Failure(OperationMessage.tooDeep(most: deepest)) }
    guard made.size <= mostParts else { throw Failure(OperationMessage.tooManyParts(most: mostParts)) }
  }

  /// Refuses what would be made of data that are made of data, and so on, or needs more memory than is free.
  static func check(source data: DataSet) throws(Failure) {
    var (depth, most) = (0, 0)
    for byte in data.description.utf8 {
      depth += byte == UInt8(ascii: "(") ? 1 : byte == UInt8(ascii: ")") ? -1 : 0
      most = max(most, depth)
    }
    guard most < deepest else { throw Failure(OperationMessage.tooDeep(most: deepest)) }
    try check(samples: data.count, values: data.sampleSize)
  }

  /// Refuses a network with more parameters than make sense, or that needs more memory than is free.
  static func check(_ plan: NetworkPlan, rows: Int) throws(Failure) {
    guard plan.parameterCount <= mostParameters else {
      throw Failure(LimitMessage.tooManyParameters(count: plan.parameterCount, most: mostParameters))
    }
    // Parameters as a value and in the engine, gradients, two slots of an optimizer; what passes and what comes back.
    let activations = plan.numberedLayers.reduce(0.0) {
      $0 + (Double($1.output.count) + $1.layer.product.kept(input: $1.input)) * Double(rows)
    }
    try check(
      bytes: Double(plan.parameterCount) * 40 + activations * 16,
      .network(parameters: plan.parameterCount, samples: rows))
  }

  /// Refuses data that need more memory than is free: drawn, and once more as a data set, with an order and a label each.
  static func check(samples: Int, values: Int) throws(Failure) {
    try check(
      bytes: Double(samples) * (Double(values) * 16 + 32), .data(samples: samples, numbers: values))
  }

  /// Refuses a table that needs more memory than is free.
  static func check(table file: String, bytes: Double) throws(Failure) {
    try check(bytes: bytes, .table(file: file))
  }

  private static func check(bytes: Double, _ load: LimitMessage.Load) throws(Failure) {
    // To ask how much is free takes longer than what is small.
    guard bytes > 1e6, let free = freeMemory, bytes > free else { return }
    throw Failure(LimitMessage.tooLittleMemory(load, needed: bytes / 1e9, free: free / 1e9))
  }

  /// In bytes, where the system tells: what no program uses, or what this one may still have (`ulimit -v`).
  private static var freeMemory: Double? {
    let all = figure("/proc/meminfo", "MemAvailable:")
    guard let most = mostMemoryOfProcess, let own = figure("/proc/self/status", "VmSize:") else { return all }
    let left = max(0, Double(most) - own)
    return min(all ?? left, left)
  }

  /// A figure of a file that the system makes, in bytes.
  private static func figure(_ path: String, _ name: String) -> Double? {
    guard let bytes = try? File.read(path) else { return nil }
    let line = String(decoding: bytes, as: UTF8.self).split(separator: "\n").first { $0.hasPrefix(name) }
    return (line?.filter(\.isNumber)).flatMap(Double.init).map { $0 * 1024 }
  }
}
