import CommandKit
import Documents
import Engine
import Lab
import Lessons
import LineEditor

/// A session with what the process adds to it: Ctrl-C, the progress bar, the settings it begins with.
final class Bench {
  let session: Session
  let laboratory: SessionLaboratory
  let settings: Settings

  struct Settings {
    var seed: UInt64 = 1
    var precision: Precision = .float32
    var threads = 2
    var console: Console
  }

  init(_ settings: Settings) {
    self.settings = settings
    session = Session(
      seed: settings.seed, precision: settings.precision, words: LessonVerb.all.map(\.declaration))
    let bar = ProgressBar(settings.console)
    let threads = settings.threads
    laboratory = SessionLaboratory(session: session) {
      Conduct(threads: threads, shouldStop: Terminal.interruptRequested) { bar.show($0) }
    }
    laboratory.around = { _, run in
      bar.start()
      run()
      bar.clear()
    }
  }

  /// How a script or a file ended.
  enum Ending {
    case done, failed, interrupted
  }

  /// Runs a script statement by statement; a failure names its line.
  func runScript(_ text: String, named name: String, keepGoing: Bool, show: (Document) -> Void) -> Ending {
    let (statements, unread) = Parser(vocabulary: session.vocabulary).parsePrefix(text)
    var failed = false
    for statement in statements {
      do throws(Failure) {
        if case .command(let command) = statement.kind, command.verb.text == "quit" { break }
        _ = try laboratory.run(statement.text, show: show)
      } catch {
        show(Document([.paragraph(Text("\(name):\(statement.line):", .strong))]) + error.document)
        if error.kind == .interrupted { return .interrupted }
        failed = true
        if !keepGoing { return .failed }
      }
    }
    if let unread {
      let line = unread.place?.line
      show(
        Document([.paragraph(Text(line.map { "\(name):\($0):" } ?? "\(name):", .strong))]) + unread.document)
      return .failed
    }
    return failed ? .failed : .done
  }
}
