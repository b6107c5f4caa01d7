import Documents

enum ChineseClassroom {
  static func words(_ message: ClassroomMessage) -> String {
    switch message {
    case .distribution: "全班怎么说"
    case .answer: "回答"
    case .share: "比例"
    case .vote(let round, let rounds, let count):
      rounds == 1 ? "\(count) 人已答" : "第 \(round) 次投票，\(count) 人"
    case .range(let from, let to): "\(string(from)) 到 \(string(to))"
    case .below(let end): "小于 \(string(end))"
    case .andMore(let start): "不小于 \(string(start))"
    case .measured(let found): "实测：\(string(found))"
    case .right(let shares):
      "答对：\(shares.map { NumberFormat.percent(0).string($0) }.joined(separator: "，然后 "))"
    case .answersInWords(let count): "\(count) 人用文字作答。"
    case .advice(.explain): "答对的不到 30 %：请讲解。"
    case .advice(.talk): "答对的有 30 % 到 80 %：让学生和邻座讨论，再投一次。"
    case .advice(.goOn): "答对的超过 80 %：可以继续。"
    }
  }

  private static func string(_ number: FormattedNumber) -> String { number.format.string(number.value) }
}
