import CommandKit
import Documents
import Engine
import Lab
import LineEditor

/// A session with what the process adds to it: Ctrl-C, the progress bar, the settings it begins with.
final class Bench {
  private(set) var session: Session
  let settings: Settings

  struct Settings {
    var seed: UInt64 = 1
    var precision: Precision = .float32
    var threads = 2
    var console: Console
  }

  init(_ settings: Settings) {
    self.settings = settings
    session = Session(seed: settings.seed, precision: settings.precision)
  }

  /// Runs the statements of a text; shows each one's result, and a failure where one ends it.
  func run(_ text: String, show: (Document) -> Void) -> Ending {
    do throws(Failure) {
      for statement in try session.parse(text) {
        let ending = run(statement, show: show)
        if ending.kind != .done { return ending }
      }
      return Ending()
    } catch {
      show(error.document)
      return Ending(kind: .failed, correction: error.correction)
    }
  }

  /// Runs one statement.
  ///
  /// - Parameter place: where it stands, for the message of a failure: "file:3".
  func run(_ statement: Syntax.Statement, at place: String? = nil, show: (Document) -> Void) -> Ending {
    let bar = ProgressBar(settings.console)
    do throws(Failure) {
      let outcome = try session.run(statement, conduct(bar))
      bar.clear()
      if !outcome.document.blocks.isEmpty { show(outcome.document) }
      return Ending(kind: outcome.quits ? .leave : .done)
    } catch {
      bar.clear()
      show(place.map { error.document(at: $0) } ?? error.document)
      return Ending(kind: error.kind == .interrupted ? .interrupted : .failed, correction: error.correction)
    }
  }

  func conduct(_ bar: ProgressBar) -> Conduct {
    Conduct(threads: settings.threads, shouldStop: Terminal.interruptRequested) { report in bar.show(report) }
  }
}
