import CommandKit
import Documents
import Lab

extension Verb {
  static let help = Verb(
    Declaration(
      .verb, "help", group: "session",
      summary: "Explains a word of the language, a name of your own or a field; alone it lists them all.",
      parameters: [
        Parameter(
          "word", [.topic], isSubject: true, isWord: true, default: .absent,
          "a verb, a constructor, a function, a topic, a name, it.loss")
      ],
      examples: [
        Example("help probe"), Example("help lr", setup: ["lr = 0.01"]),
        Example("help it.losses", setup: ["train dense(4, relu) -> dense(1, sigmoid) epochs=3"]),
      ], traits: [.isPaged, .isAboutSession, .interruptsWords])
  ) { execution, invocation throws(Failure) in
    let pages = HelpPages(language: execution.language, state: execution.state)
    guard let word = try invocation.optionalText("word") else {
      return Outcome(document: pages.help.overview)
    }
    return Outcome(document: try pages.page(on: word, at: invocation.span("word")))
  }
}

extension Language {
  var help: Help { Help(vocabulary: vocabulary, topics: Topics.all(in: told), addresses: Papers.addresses) }
}

extension Session {
  /// The pages of help: the words of the language, their groups, and the topics.
  package var help: Help { language.help }

  /// The page of a word as `help` gives it: a word of the language, a name of the session, a field.
  ///
  /// - Throws: a failure with the closest one.
  package func helpPage(on word: String) throws(Failure) -> Document {
    try HelpPages(language: language, state: state).page(on: word)
  }
}
