import CommandKit
import Documents
import Lab
import Lessons
import LineEditor
import Platform

/// Runs a script statement by statement; a failure names its line.
struct ScriptRunner {
  /// How a script or a lesson ended.
  enum Ending {
    case done, failed, interrupted
  }

  private let environment: SessionEnvironment
  private let player: Player
  private let name: String
  private let keepsGoing: Bool
  private let show: Player.Show
  private var hasFailed = false

  /// - Parameters:
  ///   - name: of the file, for what is said of its lines.
  ///   - keepsGoing: whether it goes on after a failure.
  init(
    _ environment: SessionEnvironment, named name: String, keepsGoing: Bool,
    show: @escaping Player.Show
  ) {
    self.environment = environment
    self.name = name
    self.keepsGoing = keepsGoing
    self.show = show
    player = Player(session: environment.lessonSession, library: .course(), store: ProgressStore(file: nil))
    player.progress = { [bar = environment.bar] label, done, total in
      bar.show(WorkReport(label: label, done: done, total: total))
    }
  }

  mutating func run(_ text: String) -> Ending {
    for read in environment.parser.reading(text) {
      switch read {
      case .success(let statement): if let ending = run(statement, line: statement.line) { return ending }
      case .failure(let failure):
        tell(failure, line: failure.place?.line ?? failure.line ?? 1)
        guard keepsGoing else { return .failed }
      }
    }
    return hasFailed ? .failed : .done
  }

  /// - Returns: how the script ended, where it is not to go on.
  private mutating func run(_ statement: Syntax.Statement, line: Int) -> Ending? {
    WorkAtHand.isIn(name, line: line)
    do throws(Failure) {
      if let command = Player.Input(statement) {
        _ = try player.handle(command, show: show)
      } else {
        let outcome = try environment.lessonSession.run(statement, for: .reader)
        show(Output(statement, outcome, at: Output.Place(file: name, line: line)))
        if outcome.quits { return hasFailed ? .failed : .done }
      }
    } catch {
      tell(error, line: line)
      if error.kind == .interrupted { return .interrupted }
      if !keepsGoing { return .failed }
    }
    // Training that was stopped has kept its epochs, and is no failure; but the reader wants to end the script.
    return Terminal.interruptRequested() ? .interrupted : nil
  }

  private mutating func tell(_ failure: Failure, line: Int) {
    hasFailed = true
    var document = failure.document
    document.blocks.insert(.paragraph(Text("\(name):\(line):", .strong)), at: 0)
    show(Output(failure, document: document, at: Output.Place(file: name, line: line)))
  }
}
