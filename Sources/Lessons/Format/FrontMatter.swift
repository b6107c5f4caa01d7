import Messages

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
  /// The code of the language that it is written in, as BCP 47 has it.
  package var lang = "en"
  /// What is said around the lesson for its readers: in its language, where the program speaks it.
  package var speech: DisplayLanguage { DisplayLanguage(tag: lang) ?? .current }
  /// Under which the lesson may be passed on: "MIT".
  package var licence: String?
  /// After how many wrong tries `solution` shows one; 0: at once.
  package var triesBeforeSolution = 0

  static let file = FrontMatterMessage.File.lesson

  static let keys: [FrontMatterKey<FrontMatter>] = [
    .format,
    FrontMatterKey("id", isRequired: true, takes: .identifier) { front, text in
      guard text.isLessonIdentifier else { return false }
      front.id = text
      return true
    },
    .line("title", \.title),
    FrontMatterKey("document", takes: .section) { front, text in
      guard !text.isEmpty else { return false }
      front.document = text
      return true
    },
    FrontMatterKey("minutes", takes: .number(from: 1, to: 600)) { front, text in
      guard let minutes = Int(text), 1...600 ~= minutes else { return false }
      front.minutes = minutes
      return true
    },
    FrontMatterKey("requires", takes: .identifiers) { front, text in
      let isList = text.first == "[" && text.last == "]"
      let list = isList ? text.dropFirst().dropLast() : text[...]
      let identifiers = list.split(separator: ",").map(\.trimmed)
      guard identifiers.allSatisfy(\.isLessonIdentifier) else { return false }
      front.requires = identifiers
      return true
    },
    .number("seed", 0...Int.max, \.seed),
    FrontMatterKey("lang", takes: .language) { front, text in
      guard text.isLanguageTag else { return false }
      front.lang = text
      return true
    },
    FrontMatterKey("licence", takes: .line) { front, text in
      guard !text.isEmpty else { return false }
      front.licence = text
      return true
    },
    FrontMatterKey("solution", takes: .tries) { front, text in
      let words = text.split(separator: " ")
      guard words.count == 3, words[0] == "after", let tries = Int(words[1]),
        1...99 ~= tries, words[2] == "tries" || words[2] == "try"
      else { return false }
      front.triesBeforeSolution = tries
      return true
    },
  ]
}
