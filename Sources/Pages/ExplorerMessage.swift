import Messages

/// What stands around the results that a reader moves through.
enum ExplorerMessage: Message {
  /// Which numbers have a range.
  case overSeeds(Int)
  /// The list of single numbers.
  case figures
  /// What kind of thing it is that arrow keys read.
  case chart
  /// How it is read.
  case keys

  func words(in language: DisplayLanguage) -> String {
    switch language {
    case .english: EnglishExplorer.words(self)
    case .chinese: ChineseExplorer.words(self)
    }
  }
}
