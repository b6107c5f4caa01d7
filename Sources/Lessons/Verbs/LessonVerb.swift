import CommandKit
import Documents

/// A verb that moves through lessons: its declaration, and what it does.
public struct LessonVerb: Sendable {
  public let declaration: Declaration
  let action: Action

  /// What it does with the word that follows it, where there is one.
  enum Action: Sendable {
    /// Tells the player that it has happened.
    case event(@Sendable (String?) -> PlayerEvent)
    /// Shows something, whatever lesson is open.
    case show(@Sendable (Player, String?, Player.Show) -> Void)
  }

  init(
    _ name: String, _ summary: String, discussion: [String] = [], word: Parameter? = nil,
    traits: Declaration.Traits = [], event: @escaping @Sendable (String?) -> PlayerEvent
  ) {
    self.init(name, summary, discussion, word, traits, .event(event))
  }

  init(
    _ name: String, _ summary: String, discussion: [String] = [], traits: Declaration.Traits = [],
    run: @escaping @Sendable (Player, String?, Player.Show) -> Void
  ) {
    self.init(name, summary, discussion, nil, traits, .show(run))
  }

  private init(
    _ name: String, _ summary: String, _ discussion: [String], _ word: Parameter?,
    _ traits: Declaration.Traits, _ action: Action
  ) {
    declaration = Declaration(
      .verb, name, group: "lesson", summary: summary, discussion: discussion,
      parameters: word.map { [$0] } ?? [], traits: traits)
    self.action = action
  }

  /// Every one, in the order in which help lists them.
  public static let all: [LessonVerb] = [
    .next, .back, .goto, .hint, .solution, .answer, .skip, .keep, .progress, .lessons, .learn, .claims,
  ]

  private static let byDeclaration = Dictionary(uniqueKeysWithValues: all.map { ($0.declaration, $0) })

  /// The verb that is declared so; `nil` where that is none of the lessons.
  static func of(_ declaration: Declaration) -> LessonVerb? { byDeclaration[declaration] }

  /// The word after a verb; empty where there is none, `nil` where the line is no command of one word.
  static func word(in line: String, after verb: String) -> String? {
    let rest = line.dropFirst(verb.count)
    guard let first = rest.first else { return "" }
    guard first.isWhitespace else { return nil }
    let words = rest.split { $0.isWhitespace }
    guard words.count <= 1, words.first?.hasPrefix("=") != true else { return nil }
    return words.first.map(String.init) ?? ""
  }
}

extension Parameter {
  /// A word that a lesson verb takes.
  static func word(_ name: String, choices: [String] = [], _ summary: String) -> Parameter {
    Parameter(name, [.word], isSubject: true, isWord: true, default: .absent, choices: choices, summary)
  }
}
