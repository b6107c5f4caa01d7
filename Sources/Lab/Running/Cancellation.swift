import CommandKit
import Dispatch
import Files
import Platform
import Synchronization

/// Work that can be stopped: it is done on a thread of its own, and whoever waits for it goes when it is told to stop
/// and does not within the context's grace period. It then comes to its end by itself; nobody hears of it, and no file
/// that it has not begun to write is written.
///
/// That keeps Ctrl-C prompt whatever a statement is busy with; it is sound since a statement works on its own copy of
/// the state, which the session takes over only afterwards.
enum Cancellation {
  /// - Parameter keepsFinishedWork: whether work that has reported progress is waited for in any case.
  /// - Throws: what the work throws; `interrupted` where it was left, with the files that it was writing.
  static func runCancellable<Value>(
    _ context: ExecutionContext, keepsFinishedWork: Bool = false,
    _ body: @escaping (ExecutionContext) throws(Failure) -> Value
  ) throws(Failure) -> Value {
    guard let gracePeriod = context.gracePeriod, let worker = Worker.take() else { return try body(context) }
    let gate = OutputGate()
    let work = Work(gate.context(context), body)
    worker.start(work.perform)
    let clock = ContinuousClock()
    var asked: ContinuousClock.Instant?
    while worker.hasEnded.wait(timeout: .now() + .milliseconds(10)) == .timedOut {
      gate.answer()
      guard context.shouldStop() else { continue }
      let since = asked ?? clock.now
      asked = since
      guard clock.now - since >= gracePeriod else { continue }
      if let files = gate.close(unlessSomethingIsFinished: keepsFinishedWork) {
        worker.retire()
        abandoned.add(1, ordering: .relaxed)
        if files.isEmpty { throw .interrupted }
        throw Failure(StopMessage.stoppedWhileWriting(files: files), kind: .interrupted)
      }
      gate.pass(
        WorkReport(label: PresentationMessage.stopping.string, done: 1, total: 1), to: context)
    }
    worker.giveBack()
    guard let result = work.result else { throw .interrupted }
    return try result.get()
  }

  private static let abandoned = Atomic<Int>(0)

  /// Whether work may still be going on that nobody waits for.
  static var hasAbandonedWork: Bool { abandoned.load(ordering: .relaxed) > 0 }
}

/// What the work tells and writes goes through here, as long as somebody waits for it.
private final class OutputGate: Sendable {
  private struct State {
    var isOpen = true
    /// What the work wants to know of the reader.
    var question: (@Sendable () -> Bool)?
    var answer = false
    var hasFinishedSomething = false
    /// The files that it has begun to write.
    var files: [String] = []
  }

  private let state = Mutex(State())
  private let closed = Atomic<Bool>(false)
  private let isAnswered = DispatchSemaphore(value: 0)

  /// How the work reports, writes, and is told to stop.
  func context(_ outer: ExecutionContext) -> ExecutionContext {
    var context = outer
    context.gracePeriod = nil
    context.shouldStop = { [self] in closed.load(ordering: .relaxed) || outer.shouldStop() }
    context.progress = { [self] report in pass(report, to: outer) }
    context.files.write = { [self] (bytes, path) throws(FileFailure) in
      try begin(path)
      try outer.files.write(bytes, path)
    }
    if let ask = outer.files.ask {
      context.files.ask = { [self] question in self.ask { ask(question) } }
    }
    return context
  }

  /// Has the reader asked by who waits for the work: the terminal is theirs.
  private func ask(_ question: @escaping @Sendable () -> Bool) -> Bool {
    let isOpen = state.withLock { state in
      if state.isOpen { state.question = question }
      return state.isOpen
    }
    guard isOpen else { return false }
    isAnswered.wait()
    return state.withLock { $0.answer }
  }

  /// Asks the reader what the work wants to know.
  func answer() {
    guard let question = state.withLock({ $0.question.take() }) else { return }
    let answer = question()
    state.withLock { $0.answer = answer }
    isAnswered.signal()
  }

  func pass(_ report: WorkReport, to context: ExecutionContext) {
    state.withLock { state in
      guard state.isOpen else { return }
      if report.done > 0 { state.hasFinishedSomething = true }
      context.progress(report)
    }
  }

  private func begin(_ path: String) throws(FileFailure) {
    let isOpen = state.withLock { state in
      if state.isOpen { state.files.append(path) }
      return state.isOpen
    }
    // Nobody is there to read this.
    guard isOpen else {
      throw FileFailure.refused(path: path, error: Int(ECANCELED))
    }
  }

  /// - Returns: the files that are or may have been written, where it is closed now.
  func close(unlessSomethingIsFinished keepsFinishedWork: Bool) -> [String]? {
    state.withLock { state in
      if keepsFinishedWork, state.hasFinishedSomething { return nil }
      state.isOpen = false
      closed.store(true, ordering: .relaxed)
      // Nobody answers any more.
      if state.question != nil {
        state.question = nil
        isAnswered.signal()
      }
      return state.files
    }
  }
}

/// What is done, and what came of it.
private final class Work<Value> {
  private(set) var result: Result<Value, Failure>?
  private let context: ExecutionContext
  private let body: (ExecutionContext) throws(Failure) -> Value

  init(_ context: ExecutionContext, _ body: @escaping (ExecutionContext) throws(Failure) -> Value) {
    self.context = context
    self.body = body
  }

  func perform() {
    do throws(Failure) { result = .success(try body(context)) } catch { result = .failure(error) }
  }
}
