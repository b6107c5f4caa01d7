import CommandKit
import Documents

/// A verb that moves through lessons: its declaration, and what it does.
package struct LessonVerb: Sendable {
  package let declaration: Declaration
  let action: Action
  /// What may follow the verb, for completion.
  package let words: @Sendable (Player) -> [Completer.Candidate]

  /// What it does with the word that follows it, where there is one.
  enum Action: Sendable {
    /// Tells the player that it has happened.
    case event(@Sendable (String?) -> PlayerEvent)
    /// Shows something, whatever lesson is open.
    case show(@Sendable (Player, String?, Player.Show) -> Void)
  }

  init(
    _ name: String, _ summary: String, discussion: [String] = [], word: Parameter? = nil,
    traits: Declaration.Traits = [],
    words: @escaping @Sendable (Player) -> [Completer.Candidate] = { _ in [] },
    event: @escaping @Sendable (String?) -> PlayerEvent
  ) {
    self.init(name, summary, discussion, word, traits, words, .event(event))
  }

  init(
    _ name: String, _ summary: String, discussion: [String] = [], traits: Declaration.Traits = [],
    run: @escaping @Sendable (Player, String?, Player.Show) -> Void
  ) {
    self.init(name, summary, discussion, nil, traits, { _ in [] }, .show(run))
  }

  private init(
    _ name: String, _ summary: String, _ discussion: [String], _ word: Parameter?,
    _ traits: Declaration.Traits, _ words: @escaping @Sendable (Player) -> [Completer.Candidate],
    _ action: Action
  ) {
    declaration = Declaration(
      .verb, name, group: "lesson", summary: summary, discussion: discussion,
      parameters: word.map { [$0] } ?? [], traits: traits)
    self.action = action
    self.words = words
  }

  /// Every one, in the order in which help lists them.
  package static let all: [LessonVerb] = [
    .next, .back, .goto, .hint, .solution, .answer, .skip, .keep, .progress, .lessons, .learn, .claims,
  ]

  private static let byDeclaration = Dictionary(uniqueKeysWithValues: all.map { ($0.declaration, $0) })

  /// The verb that is declared so; `nil` where that is none of the lessons.
  package static func of(_ declaration: Declaration) -> LessonVerb? { byDeclaration[declaration] }
}

extension Parameter {
  /// A word that a lesson verb takes.
  static func word(_ name: String, choices: [String] = [], _ summary: String) -> Parameter {
    Parameter(name, [.word], isSubject: true, isWord: true, default: .absent, choices: choices, summary)
  }
}
