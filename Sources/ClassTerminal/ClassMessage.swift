import Documents
import Files
import Messages

/// What is said to the teacher of a class.
enum ClassMessage: Message {
  case sign(Sign)
  case status(Status)
  case vote(Vote)
  case notes(Notes)
  case mayEnd(present: Int)
  case resultsFail(FileFailure)
  case resultsWritten(file: String)
  case resultsFormat

  /// Where a class is to be found.
  enum Sign: Hashable, Sendable {
    case follow
    case code(String)
    case others([String])
    /// Only this machine gets in; an address by which others would.
    case loopback(host: String?)
    case begins
  }

  /// Beside the prompt.
  enum Status: Hashable, Sendable {
    case answered(Int, of: Int)
    case present(Int)
  }

  enum Vote: Hashable, Sendable {
    case nobodyAnswered
    case right(share: Double)
    case isOpen
    case opened(round: Int)
    case nothingAsked
    case noVotesYet
    /// The answers in words, each with how often it was given.
    case answersInWords
    case moreAnswers(Int)
    case noSuchAnswer(typed: String, of: Int)
    case said(times: Int)
    /// What was said stands in the second terminal.
    case inNotes(Int)
  }

  enum Notes: Hashable, Sendable {
    case noClass
    case isOver
    case none
    case step(number: Int, of: Int, title: String)
    case clock(inClass: String, inStep: String, planned: Int?)
    case more(lines: Int)
    case notBegun(lesson: String)
  }

  func words(in language: DisplayLanguage) -> String {
    switch language {
    case .english: EnglishClass.words(self)
    case .chinese: ChineseClass.words(self)
    }
  }
}

extension ClassMessage {
  var text: Text { Text(words(in: .current)) }
}
