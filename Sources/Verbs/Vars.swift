import CommandKit
import Documents
import Lab
import Messages

extension Verb {
  static let vars = Verb(
    Declaration(
      .verb, "vars", group: "session", summary: "Lists the names of the session and what they hold.",
      examples: [Example("vars")], traits: .isAboutSession)
  ) { execution, _ throws(Failure) in
    let rows = execution.state.bindings.map { name, binding -> Table.Row in
      switch binding {
      case .family(let family): ["\(name, .strong)", .text(Text(.family)), "\(family.source, .code)"]
      case .value(let value):
        ["\(name, .strong)", "\(Presentation.kind(value))", "\(Presentation.line(value), .code)"]
      }
    }
    let state = execution.state
    let settings = SessionMessage.settings(seed: state.seed, state.precision).text
    let colon = DisplayLanguage.current.colon
    let unnamed = [("it", state.it), ("_", state.shown.last)].compactMap { name, value -> Text? in
      value.map { value in
        if case .record? = value.elements.first {
          return "\(name, .strong)\(colon)\(Presentation.kind(value))"
        }
        return "\(name, .strong)\(colon)\(Presentation.line(value), .code)"
      }
    }
    let table = Table(
      columns: [.init(Text(.name)), .init(Text(.kind)), .init(Text(.contents))], rows: rows,
      foot: unnamed + [settings])
    return Outcome(document: Document([.table(table)]))
  }

}
