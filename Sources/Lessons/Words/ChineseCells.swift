/// What is said of the fences of a lesson, in Chinese.
enum ChineseCells {
  static func words(_ message: CellMessage) -> String {
    switch message {
    case .unknownKey(let name, let word, let keys):
      "\(word) 没有“\(name)”这一项。它有：\(keys.joined(separator: "、"))。"
    case .wrongValue(let key, let takes): "\(key) 要的是\(noun(takes))。"
    case .roleWithoutIdentifier(let role):
      "带 role=\(role.rawValue) 的单元格要写上与练习共用的 id。"
    case .isEmpty: "这个单元格是空的：写一条语句，或者去掉它。"
    case .questionWithoutIdentifier: "预测题要有 id，例如 predict id=shrink。"
    case .questionIsEmpty: "预测题是空的。"
    case .optionsOutOfOrder(let next): "选项从 1 开始编号：\(next))……"
    case .optionsWithoutAnswer: "有选项的预测题要写出答案，例如 answer=2。"
    case .answerIsNoNumber: "有选项的预测题，答案是一个选项的编号，或者一个列表：answer=[1, 3]。"
    case .noSuchOption(let number, let count): "没有选项 \(number)：选项从 1 到 \(count)。"
    case .numberWithoutOptions:
      "答案写成一个数，就是选项的编号，而这道题没有选项。把选项写成一行行 1)，或者写一个要测量的表达式。"
    case .scaleWithoutAnswer: "scale 要配测量得到的答案：answer=it.ratio。"
    case .scaleWithOptions: "scale 配的是测量得到的答案，不是选项。"
    }
  }

  private static func noun(_ value: CellMessage.Value) -> String {
    switch value {
    case .identifier(let example): "由字母、数字、- 和 _ 组成的名称，例如 id=\(example)"
    case .role: " starter、check、solution 之一"
    case .claims: "一条论断的编号，或者一个列表，例如 claim=[2, 4]"
    case .flag: " true 或 false"
    case .scale: " log10"
    }
  }
}
