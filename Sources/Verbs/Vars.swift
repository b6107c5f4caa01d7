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
    let settings: Text =
      "seed \(String(execution.state.seed), .strong) · \(execution.state.precision.rawValue, .strong)"
    let table = Table(columns: [.init("name"), .init("kind"), .init("holds")], rows: rows, foot: [settings])
    return Outcome(document: Document([.table(table)]))
  }

}
