import Documents

enum ChineseInspect {
  static func words(_ message: InspectMessage) -> String {
    switch message {
    case .summary(let count, let tensors, let types):
      "\(tensors) 个张量，共 \(count) 个数，\(types.joined(separator: "、"))"
    case .nothingStandsOut: "没有异常：所有数都有限，没有哪个矩阵与其余的相差很远，也没有什么都传不到的单元。"
    case .moreFindings(let count): "这样的还有 \(count) 处。"
    case .passedOver(let names):
      "没有看（整数、掩码，或读不了的格式）：\(names.prefix(6).joined(separator: "、"))\(names.count > 6 ? "……（共 \(names.count) 个）" : "")。"
    case .legend:
      "σ√n：均方根 × √扇入，1 能保持信号的大小 · 近似：这种大小的初始权重 · directions：通过的东西集中在几个方向 · 超过 128 个方向时，‖W‖ 从下方逼近，误差约 1 %"
    }
  }
}
