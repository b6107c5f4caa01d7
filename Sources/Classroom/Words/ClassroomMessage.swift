import Documents
import Messages

/// What a class reads of its votes.
package enum ClassroomMessage: Message {
  /// The table of what was said.
  case distribution
  case answer
  /// The heading of a vote's bars.
  case share
  /// The heading of a vote's shares, with how many answered.
  case vote(round: Int, of: Int, count: Int)
  case range(FormattedNumber, FormattedNumber)
  case below(FormattedNumber)
  case andMore(FormattedNumber)
  case measured(FormattedNumber)
  /// The share of right answers to each vote.
  case right(shares: [Double])
  /// What was said in words is not shown.
  case answersInWords(count: Int)
  /// To the teacher.
  case advice(Advice)

  package func words(in language: DisplayLanguage) -> String {
    switch language {
    case .english: EnglishClassroom.words(self)
    case .chinese: ChineseClassroom.words(self)
    }
  }
}

extension Text {
  init(_ message: ClassroomMessage) { self.init(message.words(in: .current)) }
}
