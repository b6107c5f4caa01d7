import CommandKit
import Dispatch
import Synchronization

/// Work on a thread of its own, beside which somebody waits who is free to go: what is told to stop and does not
/// within the conduct's patience is left alone. It comes to its end by itself, and nobody hears of it.
///
/// That keeps Ctrl-C prompt whatever a statement is busy with; it is sound since a statement works on its own copy of
/// the state, which the session takes over only afterwards.
enum Attended {
  /// - Parameter keepsFinishedWork: whether work that has reported progress is waited for in any case.
  /// - Returns: `nil` where the work was left.
  static func run<Result>(
    _ conduct: Conduct, keepsFinishedWork: Bool, _ body: @escaping (Conduct) -> Result
  ) -> Result? {
    guard let patience = conduct.patience else { return body(conduct) }
    let gate = Gate()
    var own = conduct
    own.patience = nil
    own.shouldStop = { gate.isClosed || conduct.shouldStop() }
    own.progress = { report in gate.pass(report, to: conduct) }
    guard let worker = Worker.take() else { return body(conduct) }
    let work = Work(own, body)
    worker.start(work.perform)
    let clock = ContinuousClock()
    var asked: ContinuousClock.Instant?
    while worker.hasEnded.wait(timeout: .now() + .milliseconds(10)) == .timedOut {
      guard conduct.shouldStop() else { continue }
      let since = asked ?? clock.now
      asked = since
      guard clock.now - since >= patience else { continue }
      if gate.close(unlessSomethingIsFinished: keepsFinishedWork) {
        worker.retire()
        abandoned.add(1, ordering: .relaxed)
        return nil
      }
      gate.pass(WorkReport(label: "stopping, and keeping what is finished", done: 1, total: 1), to: conduct)
    }
    worker.giveBack()
    return work.result
  }

  private static let abandoned = Atomic<Int>(0)

  /// Whether work may still be going on that nobody waits for.
  static var hasAbandonedWork: Bool { abandoned.load(ordering: .relaxed) > 0 }

  /// What the work asks and tells goes through here, until nobody is there any more.
  private final class Gate: Sendable {
    private struct Passage {
      var isOpen = true
      var hasFinishedSomething = false
    }

    private let passage = Mutex(Passage())
    private let closed = Atomic<Bool>(false)

    var isClosed: Bool { closed.load(ordering: .relaxed) }

    func pass(_ report: WorkReport, to conduct: Conduct) {
      passage.withLock { passage in
        guard passage.isOpen else { return }
        if report.done > 0 { passage.hasFinishedSomething = true }
        conduct.progress(report)
      }
    }

    /// - Returns: whether it is closed now.
    func close(unlessSomethingIsFinished keepsFinishedWork: Bool) -> Bool {
      passage.withLock { passage in
        if keepsFinishedWork, passage.hasFinishedSomething { return false }
        passage.isOpen = false
        closed.store(true, ordering: .relaxed)
        return true
      }
    }
  }
}

/// What is done, and what came of it.
private final class Work<Result> {
  private(set) var result: Result?
  private let conduct: Conduct
  private let body: (Conduct) -> Result

  init(_ conduct: Conduct, _ body: @escaping (Conduct) -> Result) {
    self.conduct = conduct
    self.body = body
  }

  func perform() { result = body(conduct) }
}
