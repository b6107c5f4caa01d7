import CommandKit
import Documents
import Lab

extension Verb {
  static let reset = Verb(
    Declaration(
      .verb, "reset", group: "session",
      summary: "Forgets all names and settings and starts anew; undo brings them back.",
      examples: [Example("reset")])
  ) { execution, _ throws(Failure) in
    let shift = execution.state.seedShift
    execution.state = State.initial(seed: 1, precision: .float32, seedShift: shift).following(execution.state)
    return Outcome(
      document: Document([.paragraph(SessionMessage.newStart.text)]),
      changes: ["everything"])
  }
}
