import CommandKit
import Documents
import Lab

extension Verb {
  static let undo = Verb(
    Declaration(
      .verb, "undo", group: "session",
      summary: "Takes back the last statements that changed a name or a setting, and names them.",
      parameters: [
        Parameter(
          "count", [.wholeNumber], isSubject: true, default: 1, range: .from(1), "how many statements")
      ],
      examples: [Example("undo", setup: ["seed 7"])])
  ) { execution, invocation throws(Failure) in
    let taken = execution.past.changes.suffix(try invocation.integer("count"))
    guard let first = taken.first else {
      throw Failure(VerbMessage.nothingToTakeBack, at: invocation.span)
    }
    execution.state = first.state.following(execution.state)
    let lines = taken.reversed().map { Text($0.text, .code) }
    var outcome = Outcome(document: Document([.paragraph("Taken back:"), .bullets(Array(lines))]))
    outcome.undone = taken.count
    return outcome
  }

}
