import CommandKit
import Dispatch
import Messages
import Platform
import Synchronization

/// What is computed side by side.
package enum SideBySide: String, Hashable, Sendable {
  case variants, networks
}

/// Independent pieces of work, as many at once as there are threads; the results, and the failure if there is one, are
/// those of doing one after the other.
///
/// - Parameters:
///   - what: what the pieces are, for the progress.
///   - body: one piece, by its number; it gets a context of its own.
package func sideBySide<Piece: Sendable>(
  _ count: Int, _ context: ExecutionContext, _ what: SideBySide,
  _ body: @escaping @Sendable (Int, ExecutionContext) throws(Failure) -> Piece
) throws(Failure) -> [Piece] {
  let tally = Tally(count: count, what, context: context)
  let workers = min(context.threads, count)
  var results = [Result<Piece, Failure>?](repeating: nil, count: count)
  results.withUnsafeMutableBufferPointer { buffer in
    // Each piece writes its own place and nothing else.
    nonisolated(unsafe) let places = buffer
    let next = Atomic<Int>(0)
    @Sendable func work() {
      StackForFaults.give()
      while true {
        let index = next.wrappingAdd(1, ordering: .relaxed).oldValue
        guard index < count, !tally.failed, !context.shouldStop() else { return }
        var own = context
        if workers > 1 { own.threads = 1 }
        own.shouldStop = { tally.failed || context.shouldStop() }
        own.progress = { tally.report(index, $0) }
        do throws(Failure) {
          places[index] = .success(try body(index, own))
          tally.finish(index)
        } catch {
          places[index] = .failure(error)
          tally.fail()
        }
      }
    }
    if workers > 1 {
      let language = DisplayLanguage.current
      DispatchQueue.concurrentPerform(iterations: workers) { _ in language.spoken(work) }
    } else {
      work()
    }
  }
  // The first failure in order, so that it does not depend on timing; one that only says that the work was stopped
  // because of another comes last.
  let failures = results.compactMap { result -> Failure? in
    if case .failure(let failure)? = result { failure } else { nil }
  }
  if let failure = failures.first(where: { $0.kind != .interrupted }) ?? failures.first { throw failure }
  var pieces: [Piece] = []
  for result in results {
    guard case .success(let piece)? = result else { throw .interrupted }
    pieces.append(piece)
  }
  return pieces
}

/// Adds up how far the variants have come.
private final class Tally: Sendable {
  private let count: Int
  private let what: SideBySide
  private let context: ExecutionContext
  private let hasFailed = Atomic<Bool>(false)
  private let parts: Mutex<[(done: Int, total: Int)]>

  init(count: Int, _ what: SideBySide, context: ExecutionContext) {
    self.count = count
    self.what = what
    self.context = context
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

  private func update(_ index: Int, _ done: Int, _ total: Int, _ work: String?) {
    let (all, of) = parts.withLock { parts in
      parts[index] = (done, total)
      let known = parts.map(\.total).max() ?? 1
      return (parts.reduce(0) { $0 + $1.done }, parts.reduce(0) { $0 + ($1.total == 0 ? known : $1.total) })
    }
    let message = PresentationMessage.sideBySide(work: work, count: count, what)
    context.progress(WorkReport(label: message.string, done: all, total: of))
  }
}
