import CommandKit
import Documents
import Lab

extension Verb {
  static let undo = Verb(
    Declaration(
      .verb, "undo", group: "session",
      summary: "Takes back the last statements that changed a name or a setting, and names them.",
      discussion: [
        "The last \(SessionHistory.mostChanges) changes can be taken back, and fewer where what they replaced takes more than \(SessionHistory.mostBytes >> 20) MB. The text of every statement stays, for history and save."
      ],
      parameters: [
        Parameter(
          "count", [.wholeNumber], isSubject: true, default: 1, range: .from(1), "how many statements")
      ],
      examples: [Example("undo", setup: ["seed 7"])])
  ) { execution, invocation throws(Failure) in
    let taken = execution.past.changes.suffix(try invocation.integer("count"))
    guard let first = taken.first else {
      throw Failure(
        execution.past.hasForgottenChanges ? VerbMessage.nothingMoreToTakeBack : .nothingToTakeBack,
        at: invocation.span)
    }
    execution.state = first.state.following(execution.state)
    let lines = taken.reversed().map { Text($0.text, .code) }
    var outcome = Outcome(
      document: Document([.paragraph(SessionMessage.takenBack.text), .bullets(Array(lines))]))
    outcome.undone = taken.count
    return outcome
  }

}
