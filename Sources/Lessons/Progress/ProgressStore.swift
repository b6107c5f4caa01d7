import Files

/// The reader's progress, kept in a file.
package final class ProgressStore {
  package private(set) var progress = ReaderProgress()
  private var file: ProgressFile?
  /// What the file does not have yet, in order.
  private var unwritten: [Change] = []
  private var isGathering = false
  /// Set once, when the file can't be read or written; the session goes on without it.
  package private(set) var failure: FileFailure?
  private var isFailureReported = false
  private let shouldStop: () -> Bool

  private enum Change {
    case keep([ReaderProgress.Change], lesson: String)
    case forget(lesson: String?)
    case setAside(lesson: String)

    func apply(to progress: inout ReaderProgress) {
      switch self {
      case .keep(let changes, let lesson): progress.keep(changes, lesson: lesson)
      case .forget(let lesson): progress.forget(lesson: lesson)
      case .setAside(let lesson): progress.setAside(lesson: lesson)
      }
    }
  }

  /// - Parameters:
  ///   - file: `nil`: kept for this session alone.
  ///   - shouldStop: whether the reader wants to wait no longer for another program that has the file locked.
  package init(file: ProgressFile?, shouldStop: @escaping () -> Bool = { false }) {
    self.shouldStop = shouldStop
    attach(file)
  }

  // MARK: A session that is brought back

  /// All of it, as the file has it.
  package var text: String { ProgressFile.text(of: progress.records) }

  /// Takes what `text` gave in place of what there is.
  package func replace(with text: String) { progress.records = ProgressFile.decode(Array(text.utf8)) }

  /// From now on it is kept in a file; what that knows goes before what is known here.
  package func attach(_ file: ProgressFile?) {
    self.file = file
    unwritten = []
    do throws(FileFailure) {
      progress.records.merge(try file?.load() ?? [:]) { _, kept in kept }
    } catch {
      failure = error
    }
  }

  /// The failure, the first time that this is asked.
  package func unreportedFailure() -> FileFailure? {
    guard let failure, !isFailureReported else { return nil }
    isFailureReported = true
    return failure
  }

  // MARK: Changes

  /// Keeps several things of a lesson.
  func keep(_ changes: [ReaderProgress.Change], lesson: String) { write([.keep(changes, lesson: lesson)]) }

  /// Forgets one lesson, or everything.
  package func reset(lesson: String?) { write([.forget(lesson: lesson)]) }

  /// Has a lesson begun anew: what is known of it stays in the file under another name.
  package func setAside(lesson: String) { write([.setAside(lesson: lesson)]) }

  /// Writes what changes until `body` ends in one go.
  func gathering<Value, Thrown: Error>(_ body: () throws(Thrown) -> Value) throws(Thrown) -> Value {
    isGathering = true
    defer {
      isGathering = false
      write([])
    }
    return try body()
  }

  /// Writes what was gathered so far, where what comes next may take long.
  func writeGathered() {
    guard isGathering else { return }
    isGathering = false
    write([])
    isGathering = true
  }

  private func write(_ changes: [Change]) {
    for change in changes { change.apply(to: &progress) }
    guard let file else { return }
    unwritten += changes
    guard !isGathering, !unwritten.isEmpty else { return }
    do throws(FileFailure) {
      // Whoever has it locked for ever is waited for once.
      try file.update(waiting: failure == nil ? .seconds(2) : .zero, shouldStop: shouldStop) { records in
        // What other programs have written meanwhile stays.
        var written = ReaderProgress(records: records)
        for change in unwritten { change.apply(to: &written) }
        records = written.records
      }
      unwritten = []
    } catch {
      failure = failure ?? error
    }
  }
}
