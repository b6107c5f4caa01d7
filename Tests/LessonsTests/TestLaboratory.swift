import CommandKit
import Documents
import Lab

@testable import Lessons

/// A session of the lab for tests, which Ctrl-C can be made to stop.
final class TestLaboratory {
  let laboratory = SessionLaboratory(session: Session(words: LessonVerb.all.map(\.declaration)))
  /// Stops the next statement, as Ctrl-C would.
  var interrupts: Bool {
    get { control.isPressed }
    set { control.isPressed = newValue }
  }

  private let control = Control()

  private final class Control {
    var isPressed = false
  }

  init() {
    laboratory.carryOut = { [control] statement, session, conduct in
      guard control.isPressed else { return session.result(of: statement, conduct) }
      control.isPressed = false
      return .failure(Failure(PlainMessage("Stopped."), kind: .interrupted))
    }
  }

  /// The numbers that names hold.
  var numbers: [String: Double] {
    var numbers: [String: Double] = [:]
    for (name, binding) in laboratory.session.state.bindings {
      if case .value(let value) = binding, case .number(let number)? = value.single { numbers[name] = number }
    }
    return numbers
  }
}

enum TestText {
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
