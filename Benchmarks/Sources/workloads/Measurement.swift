import Glibc

/// How long a work took, and what it came to.
struct Measurement {
  let work: Work
  let threads: Int
  /// In the work's unit.
  let times: [Double]
  /// Processor time of each run, of all threads together, in the work's unit.
  let processor: [Double]
  let figures: [String: Double]
  /// Cores that other processes kept busy meanwhile.
  let others: Double

  var median: Double { Self.median(times) }

  private static func median(_ numbers: [Double]) -> Double {
    let sorted = numbers.sorted()
    let middle = sorted.count / 2
    return sorted.count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
  }
  var shortest: Double { times.min() ?? .nan }
  var longest: Double { times.max() ?? .nan }

  /// Repeats the work for `seconds`, in the quietest of three attempts; the first run is not timed.
  static func take(_ work: Work, threads: Int, seconds: Double, patience: Double) throws -> Measurement {
    let run = try work.prepare(threads)
    try work.check(try run())
    var best: Measurement?
    for _ in 0..<3 {
      waitUntilQuiet(patience)
      let (busy, own, start) = (Clock.busy(), Clock.own(), Clock.now())
      var times: [Double] = []
      var processor: [Double] = []
      var figures: [String: Double] = [:]
      while times.count < work.leastRuns || Clock.now() - start < seconds {
        let (begin, beginProcessor) = (Clock.now(), Clock.own())
        figures = try run()
        times.append((Clock.now() - begin) / work.scale)
        processor.append((Clock.own() - beginProcessor) / work.scale)
      }
      try work.check(figures)
      let wall = Clock.now() - start
      let others = max(0, Clock.busy() - busy - (Clock.own() - own)) / wall
      let measurement = Measurement(
        work: work, threads: threads, times: times, processor: processor, figures: figures, others: others)
      if others < best?.others ?? .infinity { best = measurement }
      if others < 0.05 { break }
    }
    guard let best else { throw WrongResult(description: "\(work.key) was not measured") }
    return best
  }

  private static func waitUntilQuiet(_ patience: Double) {
    let end = Clock.now() + patience
    while Clock.now() < end {
      let (before, start) = (Clock.busy(), Clock.now())
      usleep(300_000)
      if Clock.busy() - before < 0.06 * (Clock.now() - start) { return }
    }
  }
}

/// Times, in seconds.
enum Clock {
  static func now() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + 1e-9 * Double(time.tv_nsec)
  }

  /// Processor time that this process has used.
  static func own() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + 1e-9 * Double(time.tv_nsec)
  }

  /// Processor time that all processes have used, since some moment.
  static func busy() -> Double {
    guard let file = fopen("/proc/stat", "r") else { return 0 }
    defer { fclose(file) }
    var line = [CChar](repeating: 0, count: 256)
    guard fgets(&line, Int32(line.count), file) != nil else { return 0 }
    let text = String(decoding: line.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    let fields = text.split { !$0.isNumber }.compactMap { Double($0) }
    // user, nice, system, idle, waiting, interrupts, soft interrupts, stolen
    return fields.count < 8
      ? 0 : (fields[0] + fields[1] + fields[2] + fields[5] + fields[6] + fields[7]) / 100
  }
}

extension Measurement {
  /// One line.
  var json: String {
    let numbers = [
      ("median", median), ("min", shortest), ("max", longest), ("processor", Self.median(processor)),
      ("runs", Double(times.count)),
    ]
    let more = figures.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    let fields =
      [
        "\"by\":\"gradlab\"", "\"way\":\"\(work.way)\"", "\"work\":\"\(work.name)\"",
        "\"variant\":\"\(work.variant)\"", "\"threads\":\(threads)",
      ] + numbers.map { "\"\($0.0)\":\(Self.number($0.1))" } + ["\"unit\":\"\(work.unit)\""]
      + more.map { "\"\($0.0)\":\(Self.number($0.1))" } + [
        "\"others\":\(Self.number((others * 100).rounded() / 100))"
      ]
    return "{\(fields.joined(separator: ","))}"
  }

  /// One line, for people.
  var text: String {
    let more = figures.sorted { $0.key < $1.key }.map { "\($0.key) \(Self.short($0.value))" }
    return
      "\(work.key) (\(work.way), \(threads) thread\(threads == 1 ? "" : "s")): \(Self.short(median)) \(work.unit)"
      + " [\(Self.short(shortest)) … \(Self.short(longest))], \(times.count) runs; "
      + more.joined(separator: ", ") + (others > 0.05 ? "; others used \(Self.short(others)) cores" : "")
  }

  private static func number(_ value: Double) -> String {
    value.isFinite ? (value == value.rounded() && abs(value) < 1e15 ? "\(Int(value))" : "\(value)") : "null"
  }

  private static func short(_ value: Double) -> String {
    guard value.isFinite, value != 0 else { return "\(value)" }
    if abs(value) < 1e-3 || abs(value) >= 1e6 { return "\(Float(value))" }
    let digits = max(0, 3 - Int(log10(abs(value)).rounded(.down)))
    let scale = pow(10, Double(digits))
    let rounded = (value * scale).rounded() / scale
    return digits == 0 ? "\(Int(rounded))" : "\(rounded)"
  }
}
