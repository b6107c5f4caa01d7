import Messages

/// What is said where the program serves a notebook.
enum KernelMessage: Error, Message {
  // Requests
  case isNoRequest
  case fieldTwice(String)
  case unknownRequest(String)
  case requestIsTooLong(most: Int)
  /// Nobody types JSON at a terminal.
  case isForNotebooks
  /// The session ends with `quit`.
  case isLeft
  // Jupyter
  case installed(folder: String, program: String)
  case needsLibrary
  case uninstalled(folder: String)
  case isNotInstalled(folder: String)
  /// Another kernel of that name lies there.
  case isNotOurs(folder: String)
  case noHome
  // What the kernel in Python says: the words with the place for what it knows.
  case hasDied
  case cannotStart
  case libraryIsMissing

  func words(in language: DisplayLanguage) -> String {
    switch language {
    case .english: EnglishKernel.words(self)
    case .chinese: ChineseKernel.words(self)
    }
  }
}
