import CommandKit
import Dispatch
import Engine
import Synchronization

/// What a measuring verb sees of one variant: its arguments, each a single element.
struct Variant {
  let verb: String
  let elements: [String: Element]
  let claims: [String: Syntax.Expression]
  let places: [String: Span]
  let evaluator: Evaluator
  let conduct: Conduct
  /// The command as one would type it.
  let statement: String
  /// Whether the subject is a bare name, which keeps what is finished when the work is stopped.
  let keepsFinishedWork: Bool

  var state: State { evaluator.state }
  var precision: Precision { evaluator.state.precision }

  func has(_ key: String) -> Bool {
    if case .none? = elements[key] { return false }
    return elements[key] != nil
  }

  /// The network given, with the seed that `seed=` asks for.
  func network(_ key: String = "net") throws(Failure) -> Network {
    guard let element = elements[key] else { throw Failure("\(verb) wants a network.") }
    guard var network = element.asNetwork(seed: state.seed) else {
      throw Failure("\(verb) wants a network here, not \(element.noun).", at: places[key])
    }
    if let seed = try integer("seed", atLeast: 0), network.state == nil { network.seed = UInt64(seed) }
    return network
  }

  func data(_ key: String = "on") throws(Failure) -> DataSet {
    guard let element = elements[key] else {
      throw Failure("No data: nothing is called data any more. Say which: \(key)=gaussian.")
    }
    guard case .data(let data) = element else {
      throw Failure("\(key) takes a data set, not \(element.noun).", at: places[key])
    }
    return data
  }

  func number(_ key: String) throws(Failure) -> Double? {
    guard has(key), let element = elements[key] else { return nil }
    guard let number = element.number else {
      throw Failure("\(key) takes a number, not \(element.noun).", at: places[key])
    }
    return number
  }

  func integer(_ key: String, atLeast least: Int) throws(Failure) -> Int? {
    guard let number = try number(key) else { return nil }
    guard number == number.rounded(), number >= Double(least), number < 1e15 else {
      throw Failure("\(key) takes a whole number from \(least) on, not \(literal(number)).", at: places[key])
    }
    return Int(number)
  }

  func flag(_ key: String) throws(Failure) -> Bool? {
    guard let element = elements[key] else { return nil }
    guard case .flag(let flag) = element else {
      throw Failure("\(key) takes true or false, not \(element.noun).", at: places[key])
    }
    return flag
  }

  func text(_ key: String) -> String? {
    if case .text(let text)? = elements[key] { return text }
    return nil
  }

  func wrong(_ key: String, _ wanted: String) -> Failure {
    Failure("\(key) takes \(wanted), not \(elements[key]?.noun ?? "nothing").", at: places[key])
  }
}

/// The variants of a measurement, one after the other or side by side with the same results.
struct VariantWork {
  let grid: Grid
  let keys: [String]
  let claims: [String: Syntax.Expression]
  let places: [String: Span]
  let verb: Verb
  let measuring: Verb.Measuring
  let evaluator: Evaluator
  let statement: String
  let keepsFinishedWork: Bool

  private func variant(_ index: Int, _ conduct: Conduct) -> Variant {
    Variant(
      verb: verb.declaration.name,
      elements: Dictionary(zip(keys, grid.elements(index)), uniquingKeysWith: { first, _ in first }),
      claims: claims, places: places, evaluator: evaluator, conduct: conduct,
      statement: statement, keepsFinishedWork: keepsFinishedWork && grid.count == 1)
  }

  func run() throws(Failure) -> [Record] {
    let conduct = evaluator.conduct
    if grid.count == 1 { return [try measuring.measure(variant(0, conduct))] }
    let tally = Tally(count: grid.count, conduct: conduct)
    let workers = min(conduct.threads, grid.count)
    var results = [Result<Record, Failure>?](repeating: nil, count: grid.count)
    results.withUnsafeMutableBufferPointer { buffer in
      // Each variant writes its own place and nothing else.
      nonisolated(unsafe) let places = buffer
      let next = Atomic<Int>(0)
      @Sendable func work() {
        while true {
          let index = next.wrappingAdd(1, ordering: .relaxed).oldValue
          guard index < grid.count, !tally.failed, !conduct.shouldStop() else { return }
          let own = Conduct(
            threads: workers > 1 ? 1 : conduct.threads, shouldStop: { tally.failed || conduct.shouldStop() },
            progress: { tally.report(index, $0) })
          do throws(Failure) {
            places[index] = .success(try measuring.measure(variant(index, own)))
            tally.finish(index)
          } catch {
            places[index] = .failure(error)
            tally.fail()
          }
        }
      }
      if workers > 1 {
        DispatchQueue.concurrentPerform(iterations: workers) { _ in work() }
      } else {
        work()
      }
    }
    // The first failure in the order of the variants, so that it does not depend on timing; one that only says
    // that the work was stopped because of another comes last.
    let failures = results.compactMap { result -> Failure? in
      if case .failure(let failure)? = result { failure } else { nil }
    }
    if let failure = failures.first(where: { $0.kind != .interrupted }) ?? failures.first { throw failure }
    var records: [Record] = []
    for result in results {
      guard case .success(let record)? = result else { throw Failure.interrupted }
      records.append(record)
    }
    return records
  }
}

extension Failure {
  static let interrupted = Failure("Stopped; nothing was changed.", kind: .interrupted)
}

/// Adds up how far the variants have come.
private final class Tally: Sendable {
  private let count: Int
  private let conduct: Conduct
  private let hasFailed = Atomic<Bool>(false)
  private let parts: Mutex<[(done: Int, total: Int)]>

  init(count: Int, conduct: Conduct) {
    self.count = count
    self.conduct = conduct
    parts = Mutex([(done: Int, total: Int)](repeating: (0, 0), count: count))
  }

  var failed: Bool { hasFailed.load(ordering: .relaxed) }

  func fail() { hasFailed.store(true, ordering: .relaxed) }

  func report(_ index: Int, _ report: WorkReport) {
    update(index, report.done, max(report.total, 1), report.label)
  }

  func finish(_ index: Int) {
    let total = parts.withLock { max($0[index].total, 1) }
    update(index, total, total, nil)
  }

  private func update(_ index: Int, _ done: Int, _ total: Int, _ label: String?) {
    let (all, of) = parts.withLock { parts in
      parts[index] = (done, total)
      let known = parts.map(\.total).max() ?? 1
      return (parts.reduce(0) { $0 + $1.done }, parts.reduce(0) { $0 + ($1.total == 0 ? known : $1.total) })
    }
    conduct.progress(WorkReport(label: "\(label ?? "measuring") · \(count) variants", done: all, total: of))
  }
}
