import CommandKit
import Documents
import Lab

extension Verb {
  static let history = Verb(
    Declaration(
      .verb, "history", group: "session",
      summary: "Lists the statements of this session, as typed, with their numbers.",
      parameters: [
        Parameter("count", [.wholeNumber], isSubject: true, default: 20, range: .from(1), "how many")
      ],
      examples: [Example("history")], traits: .isAboutSession)
  ) { execution, invocation throws(Failure) in
    let all = execution.past.statements
    let shown = all.suffix(try invocation.integer("count"))
    guard !shown.isEmpty else {
      return Outcome(document: Document([.paragraph(SessionMessage.nothingYet.text)]))
    }
    let lines = shown.map { "[\($0.number)] \($0.text)" }
    return Outcome(document: Document([.code(lines.joined(separator: "\n"), language: nil)]))
  }
}
