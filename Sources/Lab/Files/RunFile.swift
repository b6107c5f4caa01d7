import CommandKit
import Watching

/// Runs in files.
enum RunFile {
  /// The run that a file holds; that its last line is cut is remarked.
  static func read(_ path: String, _ evaluator: Evaluator, at span: Span?) throws(Failure) -> WatchedRun {
    let bytes = try evaluator.context.files.bytes(path, at: span)
    do throws(RunProblem) {
      let (run, isCut) = try RunReader.run(bytes)
      if isCut { evaluator.remarks.add(RunMessage.lastLineIsCut(file: path)) }
      return run
    } catch { throw Failure(error, at: span) }
  }
}
