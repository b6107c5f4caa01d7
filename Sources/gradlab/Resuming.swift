import Documents
import Engine
import Lab
import LineEditor

/// Bringing back the last session from its journal.
enum Resuming {
  static var folder: String? { Folders.state.map { $0 + "/journal" } }

  /// The settings that the past session began with.
  static func settings(_ past: PastSession, _ settings: Bench.Settings) -> Bench.Settings {
    var settings = settings
    settings.seed = past.header.seed
    settings.precision = Precision(rawValue: past.header.precision) ?? .float32
    return settings
  }

  /// Replays the session; says what came of it, and what it can't promise.
  ///
  /// - Returns: the statement that was running when the session ended: offered, not run.
  static func replay(_ past: PastSession, on bench: Bench, _ console: Console) -> String? {
    if past.header.program != Machine.program {
      console.note(
        "The session was made by another build of gradlab: its numbers may differ in the last digits.")
    }
    if past.header.processor != Machine.processor {
      console.note(
        "The session was made on another processor (\(past.header.processor)): its numbers may differ in the last digits."
      )
    }
    let count = past.statements.count
    let problems = Terminal.whileRunning {
      bench.session.replay(past, bench.laboratory.conduct()) { done in
        bench.bar.show(WorkReport(label: "bringing back the session", done: done, total: count))
      }
    }
    bench.bar.clear()
    Terminal.clearInterrupt()
    for problem in problems { console.note(problem) }
    console.note("\(count) \(count == 1 ? "statement" : "statements") brought back.")
    guard let last = past.statements.last, last.outcome == nil else { return nil }
    console.note("The last one had not ended and was not run; ↑ brings it: \(last.text)")
    return last.text
  }

  /// Whether the last session ended in the middle of something.
  static var hint: String? {
    guard let folder, let past = PastSession.newest(in: folder), !past.isClosed else { return nil }
    let count = past.statements.count
    return
      "The last session broke off; gradlab --resume brings back its \(count) \(count == 1 ? "statement" : "statements")."
  }
}
