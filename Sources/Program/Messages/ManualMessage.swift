import Messages

/// What the manual page says beside the help of the commands and of the language.
enum ManualMessage: Message, CaseIterable {
  /// Of the part of the manual that it belongs to.
  case title
  // Headings
  case name, synopsis, description, commands, language, files, environment
  case summary
  case command, options
  case settingsFile, stateFolder, progressFile
  // The reference of the language
  case referenceTitle, referenceOrigin

  func words(in language: DisplayLanguage) -> String {
    switch language {
    case .english: EnglishManual.words(self)
    case .chinese: ChineseManual.words(self)
    }
  }
}
