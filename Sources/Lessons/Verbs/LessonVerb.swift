import CommandKit
import Documents

/// A verb that moves through lessons: its declaration, and what it does.
public struct LessonVerb: Sendable {
  public let declaration: Declaration
  /// With the word that follows the verb, where there is one.
  let run: @Sendable (Player, String?, Player.Show) -> Void

  init(
    _ name: String, _ summary: String, discussion: [String] = [], word: Parameter? = nil,
    examples: [Example] = [], traits: Declaration.Traits = [],
    run: @escaping @Sendable (Player, String?, Player.Show) -> Void
  ) {
    declaration = Declaration(
      .verb, name, group: "lesson", summary: summary, discussion: discussion,
      parameters: word.map { [$0] } ?? [], examples: examples, traits: traits)
    self.run = run
  }

  /// Every one, in the order in which help lists them.
  public static let all: [LessonVerb] = [
    .next, .back, .goto, .hint, .solution, .answer, .skip, .keep, .progress, .lessons, .learn, .claims,
  ]

  private static let byName = Dictionary(uniqueKeysWithValues: all.map { ($0.declaration.name, $0) })

  static func named(_ name: String) -> LessonVerb? { byName[name] }

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
