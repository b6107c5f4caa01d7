import Messages

/// What is wrong with the front matter of a file.
enum FrontMatterMessage: Message {
  case isMissing(in: File, keys: [String])
  case isNotClosed
  case takesLines
  case repeatedKey(name: String)
  case unknownKey(name: String, keys: [String])
  case wrongValue(key: String, takes: Value)
  case missingKey(name: String, takes: Value)

  /// A kind of file that has front matter.
  enum File: Hashable, Sendable { case lesson, claims }

  /// What a key takes.
  enum Value: Hashable, Sendable {
    case one
    case identifier
    case identifiers
    case line
    case section
    case number(from: Int, to: Int)
    case tries
    case language
    case kind
  }

  func words(in language: DisplayLanguage) -> String {
    switch language {
    case .english: EnglishFrontMatter.words(self)
    case .chinese: ChineseFrontMatter.words(self)
    }
  }
}
