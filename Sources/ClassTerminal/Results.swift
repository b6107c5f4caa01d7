import Classroom
import Documents
import Lessons

/// What a class has answered, as a table without names.
struct Results {
  /// A row for each answer that was given to each vote.
  ///
  /// - Parameter findings: what the lesson has found, by question.
  static func table(_ room: Room, _ findings: [String: Finding]) -> CSVText {
    var table = CSVText(header: [
      "question", "vote", "answer", "count", "answered", "right", "share_right", "found",
    ])
    for question in room.questions {
      let finding = findings[question]
      for tally in room.tallies(question) {
        let share = finding.flatMap { tally.shareRight($0) }
        for (answer, count) in counted(tally.answers) {
          let isRight = finding.flatMap { tally.ballot.isRight(answer, $0) }
          table.add([
            question, String(tally.ballot.round), text(answer), String(count), String(tally.count),
            isRight.map { $0 ? "yes" : "no" } ?? "", share.map { NumberFormat.fixed(3).string($0) } ?? "",
            finding.map(words) ?? "",
          ])
        }
        // That nobody answered is a result too.
        if tally.count == 0 { table.add([question, String(tally.ballot.round), "", "0", "0", "", "", ""]) }
      }
    }
    return table
  }

  /// Each answer once, in their order, with how often it was given.
  static func counted(_ answers: [Answer]) -> [(answer: Answer, count: Int)] {
    answers.reduce(into: []) { counted, answer in
      if counted.last?.answer == answer {
        counted[counted.count - 1].count += 1
      } else {
        counted.append((answer, 1))
      }
    }
  }

  private static func text(_ answer: Answer) -> String {
    switch answer {
    case .number(let number): number.description
    case .options(let numbers): numbers.map(String.init).joined(separator: " ")
    case .words(let words): words.showingHidden
    }
  }

  private static func words(_ finding: Finding) -> String {
    switch finding {
    case .number(let number): text(Answer.number(number))
    case .options(let numbers): text(Answer.options(numbers))
    }
  }
}
