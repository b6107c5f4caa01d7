import CommandKit
import Documents

/// A verb that moves through lessons: its declaration, and what it does.
package struct LessonVerb: Sendable {
  package let declaration: Declaration
  /// What it does, used like this.
  let run: Run
  /// What may follow the verb, for completion.
  package let words: @Sendable (Player) -> [Completer.Candidate]

  typealias Run = @Sendable (Player, Use, Player.Show) throws(Failure) -> Void

  /// One use of it.
  package struct Use: Hashable, Sendable {
    /// The word that follows it.
    package var word: String?
    let command: Syntax.Command

    /// The file that it is to write.
    package struct WrittenFile: Hashable, Sendable {
      /// `nil` where what was given is no text.
      package var file: String?
      package var overwrites: Bool
      package var span: Span
    }

    /// What `to=` and `overwrite=` say; `nil` where the first is left out.
    ///
    /// - Throws: what is wrong with the arguments.
    package func file() throws(Failure) -> WrittenFile? {
      let given = try Matcher.match(command, to: command.declaration).operands
      guard let target = given["to"] else { return nil }
      var overwrites = false
      if case .value(let flag)? = given["overwrite"], case .name("true") = flag.kind { overwrites = true }
      return WrittenFile(file: try text("to"), overwrites: overwrites, span: target.span)
    }

    /// The text given under a key; `nil` where there is none.
    func text(_ key: String) throws(Failure) -> String? {
      let given = try Matcher.match(command, to: command.declaration).operands
      guard case .value(let expression)? = given[key], case .text(let text) = expression.kind else {
        return nil
      }
      return text
    }
  }

  /// One that tells the player that it has happened, with the word that follows it.
  init(
    _ name: String, _ summary: String, discussion: [String] = [], word: Parameter? = nil,
    traits: Declaration.Traits = [],
    words: @escaping @Sendable (Player) -> [Completer.Candidate] = { _ in [] },
    event: @escaping @Sendable (String?) -> PlayerEvent
  ) {
    self.init(
      name, summary, discussion: discussion, parameters: word.map { [$0] } ?? [], traits: traits, words: words
    ) { player, use, show in player.send(event(use.word), show) }
  }

  init(
    _ name: String, _ summary: String, group: String = "lesson", discussion: [String] = [],
    parameters: [Parameter] = [], aliases: [String] = [], traits: Declaration.Traits = [],
    words: @escaping @Sendable (Player) -> [Completer.Candidate] = { _ in [] }, run: @escaping Run
  ) {
    var declaration = Declaration(
      .verb, name, group: group, summary: summary, discussion: discussion, parameters: parameters,
      aliases: aliases, traits: traits)
    declaration.inOtherLanguages[.chinese] = ChineseLessonVerbs.all[name]
    self.declaration = declaration
    self.run = run
    self.words = words
  }

  /// Every one, in the order in which help lists them.
  package static let all: [LessonVerb] = [
    .next, .back, .goto, .hint, .solution, .answer, .skip, .keep, .progress, .lessons, .learn, .claims,
  ]

  private static let byDeclaration = Dictionary(
    uniqueKeysWithValues: (all + ofClass).map { ($0.declaration, $0) })

  /// The verb that is declared so; `nil` where that is none of the lessons.
  package static func of(_ declaration: Declaration) -> LessonVerb? { byDeclaration[declaration] }
}

extension Parameter {
  /// A word that a lesson verb takes.
  static func word(_ name: String, choices: [String] = [], _ summary: String) -> Parameter {
    Parameter(name, [.word], isSubject: true, isWord: true, default: .absent, choices: choices, summary)
  }
}
