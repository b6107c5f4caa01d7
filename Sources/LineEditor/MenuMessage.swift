import Messages

/// What stands below a menu that has more lines than there is room for.
enum MenuMessage: Message {
  case shown(first: Int, last: Int, count: Int)

  func words(in language: DisplayLanguage) -> String {
    switch language {
    case .english: EnglishMenu.words(self)
    }
  }
}
