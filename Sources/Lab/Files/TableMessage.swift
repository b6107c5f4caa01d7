import Messages

/// Why a table in a file is no data set.
enum TableMessage: Message {
  case isEmpty(file: String)
  case noSamples(file: String)
  /// There is no column beside the target.
  case noFeatures(file: String, target: String)
  case unknownColumn(file: String, name: String, columns: [String])
  /// Something else stands where commas should.
  case otherSeparator(file: String, Separator)
  case fieldCount(file: String, line: Int, count: Int, header: Int)
  case missingValue(file: String, line: Int, column: String)
  case isNoNumber(file: String, line: Int, column: String, written: String)
  case textAfterQuote(file: String, line: Int)
  /// A quote is opened on this line and never closed.
  case openQuote(file: String, line: Int)

  enum Separator: String, Hashable, Sendable, CaseIterable {
    case semicolon, tab, bar

    var sign: Character {
      switch self {
      case .semicolon: ";"
      case .tab: "\t"
      case .bar: "|"
      }
    }
  }

  func words(in language: DisplayLanguage) -> String {
    switch language {
    case .english: EnglishFileContents.words(self)
    }
  }
}
