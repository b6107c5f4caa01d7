import CommandKit
import Documents

extension Verb {
  static let help = Verb(
    Declaration(
      .verb, "help", group: "session", summary: "Explains a word of the language, or lists them all.",
      parameters: [
        ParameterDeclaration(
          "word", ["word"], isSubject: true, isWord: true, "a verb, a constructor, a function, a topic")
      ],
      examples: [Example("help probe")])
  ) { execution, invocation throws(Failure) in
    return Outcome()
  }
}
