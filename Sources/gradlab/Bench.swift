import CommandKit
import Documents
import Engine
import Lab
import Lessons
import LineEditor
import Synchronization

/// A session with what the process adds to it: Ctrl-C, the progress bar, the journal, the settings it begins with.
final class Bench {
  let session: Session
  let laboratory: SessionLaboratory
  let settings: Settings
  let bar: ProgressBar
  /// Where what is typed is written down; `nil` where it is not.
  var log: StatementLog?

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
    self.bar = bar
    let threads = settings.threads
    laboratory = SessionLaboratory(session: session) {
      Conduct(threads: threads, patience: .milliseconds(60), shouldStop: Terminal.interruptRequested) {
        bar.show($0)
      }
    }
    // A checker keeps the laboratory alone.
    laboratory.carryOut = { [weak self] statement, session, conduct in
      bar.start()
      defer { bar.clear() }
      guard let log = self?.log else { return session.result(of: statement, conduct) }
      return log.carryOut(statement, session, conduct)
    }
  }

  /// How a script or a file ended.
  enum Ending {
    case done, failed, interrupted
  }

  /// Runs a script statement by statement; a failure names its line.
  func runScript(_ text: String, named name: String, keepGoing: Bool, show: (Document) -> Void) -> Ending {
    var rest = text[...]
    var line = 1
    var failed = false
    let player = Player(laboratory: laboratory, library: .course(), record: Record(file: nil))
    player.progress = { [bar] label, done, total in
      bar.show(WorkReport(label: label, done: done, total: total))
    }
    while true {
      let (statements, unread) = Parser(vocabulary: session.vocabulary).parsePrefix(String(rest))
      for statement in statements {
        if case .command(let command) = statement.kind, command.verb.text == "quit" {
          return failed ? .failed : .done
        }
        if player.carryOut(statement, show: show) { continue }
        do throws(Failure) {
          _ = try laboratory.run(statement.text, show: show)
        } catch {
          show(error.document(at: "\(name):\(line + statement.line - 1)"))
          if error.kind == .interrupted { return .interrupted }
          failed = true
          if !keepGoing { return .failed }
        }
        // Training that was stopped has kept its epochs, and is no failure; but the reader wants to end the script.
        if Terminal.interruptRequested() { return .interrupted }
      }
      guard let unread else { return failed ? .failed : .done }
      let at = unread.place?.line ?? 1
      show(unread.document(at: "\(name):\(line + at - 1)"))
      failed = true
      guard keepGoing else { return .failed }
      // What follows the line that can't be read.
      let lines = rest.split(separator: "\n", maxSplits: at, omittingEmptySubsequences: false)
      guard lines.count > at else { return .failed }
      rest = lines[at]
      line += at
    }
  }
}

extension Failure {
  /// The failure with the file and line that it is about.
  func document(at place: String) -> Document {
    var document = document
    document.blocks.insert(.paragraph(Text(place + ":", .strong)), at: 0)
    return document
  }
}
