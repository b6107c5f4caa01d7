import Documents

/// What is said to the teacher of a class, in Chinese.
enum ChineseClass {
  static func words(_ message: ClassMessage) -> String {
    switch message {
    case .sign(let message): words(message)
    case .status(.answered(let count, let all)): "\(count) of \(all) have answered"
    case .status(.present(let count)): count == 1 ? "1 in class" : "\(count) in class"
    case .vote(let message): words(message)
    case .notes(let message): words(message)
    case .mayEnd(let present):
      "End the class for \(present == 1 ? "the one who follows" : "the \(present) who follow")? (y/n)"
    case .resultsFail(let failure): "The answers are not written down: \(failure.words(in: .english))"
    case .resultsWritten(let file): "\(file): the answers so far, without names."
    case .resultsFormat: "The answers are written to a file whose name ends in .csv: votes to=\"tuesday.csv\""
    }
  }

  private static func words(_ message: ClassMessage.Sign) -> String {
    switch message {
    case .follow: "To follow and to answer:"
    case .code(let code): "code \(code)"
    case .others(let addresses): "or \(addresses.joined(separator: ", "))"
    case .loopback(nil): "On this machine alone; --host ADDRESS names one that the class can reach."
    case .loopback(let host?): "On this machine alone; --host \(host) lets the class in."
    case .begins: "Enter begins. `room` shows this again."
    }
  }

  private static func words(_ message: ClassMessage.Vote) -> String {
    switch message {
    case .nobodyAnswered: "Nobody has answered."
    case .right(let share): "Right: \(NumberFormat.percent(0).string(share))."
    case .isOpen: "The vote is open; Enter closes it."
    case .opened(let round): "Vote \(round) is open; Enter closes it."
    case .nothingAsked: "Nothing is asked at the moment."
    case .noVotesYet: "Nothing was asked yet."
    case .answersInWords: "What they said; `pick` and a number shows the class one of them."
    case .moreAnswers(let count): "… \(count) more: `votes` lists all."
    case .noSuchAnswer(let typed, let count):
      "\(typed.isEmpty ? "pick" : typed) is none of the answers: `pick` takes a number from 1 to \(count)."
    case .said(let times): " (\(times) times)"
    case .inNotes(let count):
      "\(count == 1 ? "1 answer" : "\(count) answers"), which `gradlab class --notes` shows in a second terminal, and `votes` here."
    }
  }

  private static func words(_ message: ClassMessage.Notes) -> String {
    switch message {
    case .noClass: "no class runs here; gradlab class LESSON opens one"
    case .isOver: "The class is over."
    case .none: "No notes on this step."
    case .step(let number, let count, let title): "Step \(number)/\(count): \(title)"
    case .clock(let inClass, let inStep, let planned):
      "\(inClass) in class · \(inStep) in this step" + (planned.map { " · \($0) minutes planned" } ?? "")
    case .more(let lines): "… \(lines) more lines: a larger window shows them."
    case .notBegun(let lesson): "\(lesson): not begun yet"
    }
  }
}
