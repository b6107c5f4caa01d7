import CommandKit
import Documents
import Engine
import Lab

extension Verb {
  static let precision = Verb(
    Declaration(
      .verb, "precision", group: "session",
      summary: "Sets the arithmetic of the statements that follow: float32, as in the field, or float64.",
      parameters: [
        Parameter(
          "format", [.word], isSubject: true, isWord: true, choices: Precision.allCases.map(\.rawValue),
          "float32 or float64")
      ],
      examples: [Example("precision float64")])
  ) { execution, invocation throws(Failure) in
    guard let precision = Precision(rawValue: try invocation.text("format")) else {
      preconditionFailure("a format that is none of its choices")
    }
    execution.state.precision = precision
    return Outcome(changes: ["precision"])
  }
}
