import CommandKit
import Documents
import Lab

extension Verb {
  static let vars = Verb(
    Declaration(
      .verb, "vars", group: "session", summary: "Lists the names of the session and what they hold.",
      examples: [Example("vars")], traits: .isAboutSession)
  ) { execution, _ throws(Failure) in
    let rows = execution.state.bindings.map { name, binding -> Table.Row in
      switch binding {
      case .family(let family): ["\(name, .strong)", "family", "\(family.source, .code)"]
      case .value(let value):
        ["\(name, .strong)", "\(Presentation.kind(value))", "\(Presentation.line(value), .code)"]
      }
    }
    let state = execution.state
    let settings: Text =
      "seed \(String(state.seed), .strong) · \(state.precision.rawValue, .strong)"
    let unnamed = [("it", state.it), ("_", state.shown.last)].compactMap { name, value -> Text? in
      value.map { value in
        if case .record? = value.elements.first { return "\(name, .strong): \(Presentation.kind(value))" }
        return "\(name, .strong): \(Presentation.line(value), .code)"
      }
    }
    let table = Table(
      columns: [.init("name"), .init("kind"), .init("holds")], rows: rows, foot: unnamed + [settings])
    return Outcome(document: Document([.table(table)]))
  }

}
