import Documents

enum ChineseClassroom {
  static func words(_ message: ClassroomMessage) -> String {
    switch message {
    case .distribution: "What the class said"
    case .answer: "answer"
    case .share: "share"
    case .vote(let round, let rounds, let count):
      rounds == 1 ? "\(count) answered" : "\(ordinal(round)) vote, \(count)"
    case .range(let from, let to): "\(string(from)) to \(string(to))"
    case .below(let end): "below \(string(end))"
    case .andMore(let start): "\(string(start)) and more"
    case .measured(let found): "Measured: \(string(found))"
    case .right(let shares):
      "Right: \(shares.map { NumberFormat.percent(0).string($0) }.joined(separator: ", then "))"
    case .answersInWords(let count): "\(count) answered in words."
    case .advice(.explain): "Under 30 % right: explain."
    case .advice(.talk): "30 to 80 % right: let them talk with a neighbour, and vote again."
    case .advice(.goOn): "Over 80 % right: go on."
    }
  }

  private static func ordinal(_ round: Int) -> String {
    switch round {
    case 1: "first"
    case 2: "second"
    case 3: "third"
    default: "\(round)th"
    }
  }

  private static func string(_ number: FormattedNumber) -> String { number.format.string(number.value) }
}
