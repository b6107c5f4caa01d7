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
  /// The target is one of two columns of its name, or asked for twice.
  case columnTwice(file: String, name: String)
  /// `written`: what stands there for it, if anything.
  case missingValue(file: String, line: Int, column: String, written: String)
  case isNoNumber(file: String, line: Int, column: String, written: String)
  /// A number, in a column whose first field, on the line `first`, is a word.
  case isNoWord(file: String, line: Int, column: String, written: String, first: Int)
  /// Too many different words to make a feature of each.
  case tooManyWords(file: String, column: String, most: Int)
  case wordsInSequence(file: String, column: String)
  /// Words where several targets are asked for (`isList`), or a number of classes.
  case wordsAsTarget(file: String, column: String, isList: Bool)
  case textAfterQuote(file: String, line: Int)
  /// A quote is opened on this line and never closed.
  case openQuote(file: String, line: Int)

  enum Separator: String, Hashable, Sendable, CaseIterable {
    case semicolon, tab, bar
    case fullWidthComma = "full-width comma"

    var sign: Character {
      switch self {
      case .semicolon: ";"
      case .tab: "\t"
      case .bar: "|"
      case .fullWidthComma: "，"
      }
    }
  }

  func words(in language: DisplayLanguage) -> String {
    switch language {
    case .english: EnglishFileContents.words(self)
    case .chinese: ChineseFileContents.words(self)
    }
  }
}
