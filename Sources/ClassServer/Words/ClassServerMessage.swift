import Messages

/// What the students' page and the server say.
enum ClassServerMessage: Message {
  case refusal(Refusal)
  case failure(ClassServerFailure)
  /// In the place of something that is too large for phones.
  case tooLarge

  // The page.
  case noScript
  case codeHeading, codeLabel, enter
  case connecting, connected, lost, ended, unreachable
  case waiting
  case latest, toVote
  /// Read out when something new is there.
  case newStep, newResult, newVotes, voteOpens
  case vote, voteAgain
  case yourNumber, yourNumberInDecades, yourWords, slider
  case send, sending, isIn, isInAndClosed, isClosed, notSent
  case noNumber, noPositiveNumber, noChoice, noWords

  func words(in language: DisplayLanguage) -> String {
    switch language {
    case .english: EnglishClassServer.words(self)
    case .chinese: ChineseClassServer.words(self)
    }
  }
}
