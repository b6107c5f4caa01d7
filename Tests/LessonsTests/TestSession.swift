import CommandKit
import Documents
import Lab
import Messages
import Verbs

@testable import Lessons

/// A session of the lab for tests, which Ctrl-C can be made to stop.
final class TestSession {
  let session: LessonSession
  /// Stops the next statement, as Ctrl-C would.
  var interrupts: Bool {
    get { control.isPressed }
    set { control.isPressed = newValue }
  }

  private let control = Control()

  private final class Control: StatementRunner {
    var isPressed = false

    func run(
      _ statement: Syntax.Statement, in session: Session, _ context: ExecutionContext
    ) -> Result<Outcome, Failure> {
      guard isPressed else { return SessionRunner().run(statement, in: session, context) }
      isPressed = false
      return .failure(Failure(TestMessage.stopped, kind: .interrupted))
    }
  }

  init() {
    session = LessonSession(
      session: Session(words: LessonVerb.all.map(\.declaration)), runner: control)
  }

  /// The numbers that names hold.
  var numbers: [String: Double] {
    var numbers: [String: Double] = [:]
    for (name, binding) in session.session.state.bindings {
      if case .value(let value) = binding, case .number(let number)? = value.single { numbers[name] = number }
    }
    return numbers
  }
}

extension Player {
  /// Takes a line as typed, and shows what follows from it, a failure included.
  @discardableResult
  func type(_ line: String, _ session: LessonSession, show: @escaping Show) -> Reply {
    do throws(Failure) {
      let parser = Parser(vocabulary: session.session.vocabulary)
      for input in try TypedLine(line, at: prompt, parser).inputs {
        if try handle(input, show: show) == .leave { return .leave }
      }
    } catch {
      show(Output(error))
    }
    return .proceed
  }
}

enum TestText {
  static func of(_ output: Output) -> String {
    output.document.blocks.isEmpty ? "" : of(output.document)
  }

  /// The words of a document, one block a line.
  static func of(_ document: Document) -> String { document.blocks.map(of).joined(separator: "\n") + "\n" }

  private static func of(_ block: Block) -> String {
    switch block {
    case .paragraph(let text), .heading(let text, _): text.string
    case .list(let items, _): items.flatMap { $0.map(of) }.joined(separator: "\n")
    case .quote(let blocks), .aside(_, let blocks): blocks.map(of).joined(separator: "\n")
    case .details(let summary, let blocks): summary.string + "\n" + blocks.map(of).joined(separator: "\n")
    case .code(let code, _): code
    case .verdict(let verdict): verdict.checks.map(\.statement.string).joined(separator: "\n")
    case .table(let table): table.rows.map { "\($0.cells)" }.joined(separator: "\n")
    case .chart, .rule, .gap: ""
    }
  }
}

/// What failures say that come from no module.
enum TestMessage: Message {
  case stopped

  func words(in language: DisplayLanguage) -> String { "Stopped." }
}
