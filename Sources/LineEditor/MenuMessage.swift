import Messages

/// What stands below a menu that has more lines than there is room for, and below a search.
enum MenuMessage: Message {
  case shown(first: Int, last: Int, count: Int)
  case found, nothingFound

  func words(in language: DisplayLanguage) -> String {
    switch language {
    case .english: EnglishMenu.words(self)
    case .chinese: ChineseMenu.words(self)
    }
  }
}
