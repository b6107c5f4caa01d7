import Messages

/// What stands around values, in Chinese.
enum ChinesePresentation {
  static func words(_ message: PresentationMessage) -> String {
    switch message {
    case .field: "字段"
    case .value: "值"
    case .variant: "变体"
    case .result(let verb): "\(verb) 的结果"
    case .axis(let name): axis(name)

    case .numbersAlong(let axes, let count): "\(count) 个数，按\(axes.afterHan.beforeHan)排列。"
    case .numbersBy(let axes, let counts): "\(counts) 个数，按\(axes.afterHan.beforeHan)排列"
    case .variants(let counts): "\(counts) 个变体"
    case .layers(let count): "\(count) 层"
    case .epochs(let count): "\(count) 轮"
    case .withWeights(0): "带有自己的权重"
    case .withWeights(let epochs): "带有自己的权重，已训练 \(epochs) 轮"
    case .untrained(let seed, let draw): "种子 \(seed)，重新抽取 \(draw) 次，未训练"
    case .samples(let count): "\(count) 个样本"
    case .sample(let steps, let features, let labels):
      (steps.map { "\($0) 步、每步 " } ?? "") + (features.map { "\($0) 个特征" } ?? "") + " → \(words(labels))"
    case .heldOut(let count): "留出 \(count) 个样本"
    case .described(let subject, let facts): "\(subject)：\(facts.joined(separator: "，"))"

    case .sideBySide(let work, let count, let what): "\(work ?? "测量") \(count) \(noun(what))"
    case .tensors: "张量"
    case .stopping: "正在停止，保留已完成的部分"
    case .bringingBack(let statement, let count, let work): "恢复第 \(statement) 条，共 \(count) 条：\(work)"
    }
  }

  /// What rows of numbers run along; a parameter's name stays.
  static func axis(_ name: String) -> String {
    switch name {
    case "layer": "层"
    case "epoch": "轮次"
    case "step": "步"
    case "direction": "方向"
    case "output": "输出"
    case "cell": "格"
    case "factor": "因子"
    case "place": "位置"
    case "remedy": "对策"
    case "tensor": "张量"
    default: name
    }
  }

  private static func noun(_ what: SideBySide) -> String {
    switch what {
    case .variants: "个变体"
    case .networks: "个网络"
    }
  }

  private static func words(_ labels: PresentationMessage.Labels) -> String {
    switch labels {
    case .ones(let ones): "1 个标签，\(ones) 个为 1"
    case .classes(let count): "\(count) 个类别"
    case .values(let count): "\(count) 个值"
    }
  }
}
