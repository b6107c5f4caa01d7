import Documents

/// What verbs about the session say, in Chinese.
enum ChineseSession {
  static func text(_ message: SessionMessage) -> Text {
    switch message {
    case .nothingYet: "还什么都没有。"
    case .drawn(let name, let draw, let seed):
      "\(name, .strong)：种子 \(seed) 的第 \(draw) 次抽样，未经训练。"
    case .drawnEach(let name): "\(name, .strong)：各自的下一次抽样，未经训练。"
    case .takenBack: "已撤回："
    case .newStart: "重新开始；`undo` 把一切都找回来。"
    case .saved(let file, let cells):
      "\(file, .code)：\(cells) 个单元格；\("gradlab run \(file)", .code) 再跑一遍。"
    case .savedWeights(let file, let network): "\(file, .code)：\(network, .code) 的权重。"
    case .title: "一次会话"
    case .statements: "会话"
    case .settings(let seed, let precision): "种子 \(seed, .strong) · \(precision.rawValue, .strong)"
    case .notExactly(let found, let wanted, let format):
      "\(found, .code, format: format) 不恰好等于 \(wanted, .code, format: .exact)；测出来的数要给容差：`+- 0.01`。"
    }
  }
}
