import Messages

/// What is wrong with the headings of a lesson and the marks between which details stand.
enum SectionMessage: Message {
  case noTitle
  case noSteps
  case secondTitle
  case titleIsNotFirst
  case stepInDetails
  case questionInDetails
  case detailsNotClosed
  case detailsStillOpen(line: Int)
  case closesNothing
  case summaryOutside
  case noSummary
  case summaryNotClosed
  case commentNotClosed
  /// On the line of its end.
  case textAfterComment
  case unknownHTML(text: String)
  case emptyLineMissing(after: String)
  case repeatedIdentifier(id: String, line: Int)

  func words(in language: DisplayLanguage) -> String {
    switch language {
    case .english: EnglishSections.words(self)
    case .chinese: ChineseSections.words(self)
    }
  }
}
