import CommandKit
import Documents
import Lab

extension Verb {
  static let help = Verb(
    Declaration(
      .verb, "help", group: "session", summary: "Explains a word of the language, or lists them all.",
      parameters: [
        Parameter(
          "word", [.topic], isSubject: true, isWord: true, default: .absent,
          "a verb, a constructor, a function, a topic")
      ],
      examples: [Example("help probe")], traits: [.isPaged, .isAboutSession, .interruptsWords])
  ) { execution, invocation throws(Failure) in
    let help = execution.language.help
    guard let word = try invocation.optionalText("word") else { return Outcome(document: help.overview) }
    return Outcome(document: try help.page(on: word, at: invocation.span("word")))
  }
}

extension Language {
  var help: Help { Help(vocabulary: vocabulary, topics: Topics.all, addresses: Papers.addresses) }
}

extension Session {
  /// The pages of help: the words of the language, their groups, and the topics.
  package var help: Help { language.help }
}
