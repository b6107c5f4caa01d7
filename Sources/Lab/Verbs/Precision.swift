import CommandKit
import Documents
import Engine

extension Verb {
  static let precision = Verb(
    Declaration(
      .verb, "precision", group: "session",
      summary: "Sets the arithmetic of the statements that follow: float32, as in the field, or float64.",
      parameters: [
        Parameter(
          "format", [.word], isSubject: true, isWord: true, choices: ["float32", "float64"],
          "float32 or float64")
      ],
      examples: [Example("precision float64")])
  ) { execution, invocation throws(Failure) in
    let word = invocation.word("format") ?? ""
    guard let precision = Precision.allCases.first(where: { $0.rawValue == word }) else {
      let failure = Failure("precision is float32 or float64.", at: invocation.span("format"))
      let closest = Suggestions.closest(word, among: Precision.allCases.map(\.rawValue))
      throw closest.map { failure.replacing(invocation.span("format"), with: $0) } ?? failure
    }
    execution.state.precision = precision
    return Outcome(changes: ["precision"])
  }
}
