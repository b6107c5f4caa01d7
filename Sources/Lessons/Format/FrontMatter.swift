/// What a lesson says about itself between the two `---` lines at its top.
package struct FrontMatter: Sendable, Hashable, FrontMatterForm {
  /// Letters, digits and `-`; what `learn` and `goto` take.
  package var id = ""
  package var title = ""
  /// The section of the document that it treats: "3.1".
  package var document: String?
  package var minutes: Int?
  /// The ids of lessons that come before it.
  package var requires: [String] = []
  /// The seed of the session that it starts; 1 where it names none.
  package var seed = 1
  /// After how many wrong tries `solution` shows one; 0: at once.
  package var triesBeforeSolution = 0

  static let file = FrontMatterMessage.File.lesson

  static let keys: [FrontMatterKey<FrontMatter>] = [
    .format,
    FrontMatterKey("id", isRequired: true, takes: .identifier) { front, values in
      guard values.count == 1, values[0].isLessonIdentifier else { return false }
      front.id = values[0]
      return true
    },
    .line("title", \.title),
    FrontMatterKey("document", takes: .section) { front, values in
      guard values.count == 1, !values[0].isEmpty else { return false }
      front.document = values[0]
      return true
    },
    FrontMatterKey("minutes", takes: .number(from: 1, to: 600)) { front, values in
      guard values.count == 1, let minutes = Int(values[0]), 1...600 ~= minutes else { return false }
      front.minutes = minutes
      return true
    },
    FrontMatterKey("requires", takes: .identifiers) { front, values in
      guard values.allSatisfy({ $0.isLessonIdentifier }) else { return false }
      front.requires = values
      return true
    },
    .number("seed", 0...Int.max, \.seed),
    FrontMatterKey("solution", takes: .tries) { front, values in
      let words = values.first?.split(separator: " ") ?? []
      guard values.count == 1, words.count == 3, words[0] == "after", let tries = Int(words[1]),
        1...99 ~= tries, words[2] == "tries" || words[2] == "try"
      else { return false }
      front.triesBeforeSolution = tries
      return true
    },
  ]
}
