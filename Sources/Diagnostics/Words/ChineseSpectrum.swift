/// Why there is no spectrum, in Chinese.
enum ChineseSpectrum {
  static func words(_ none: NoSpectrum) -> String {
    switch none {
    case .layersEnd(let count): "一共只有 \(count) 层。"
    case .stepsEnd(let count): "一共只有 \(count) 个时间步；对循环网络，from= 和 to= 指的是时间步。"
    case .nothingBetween(let from, let to): "从 \(from) 到 \(to) 之间什么也没有：to= 要比 from= 靠后。"
    case .insideResidual(let layer, let begin, let end):
      "第 \(layer) 层在残差块里面，旁边有旁路：取 \(begin) 或 \(end)，它们在块的前面和后面。"
    case .cellBeside(let layer, let name):
      "第 \(layer) 层（\(name)）除了状态还往后传一个记忆元，只看状态的雅可比矩阵会漏掉记忆元传的东西。probe 显示每个时间步的梯度。"
    case .notFinite(let sample): "样本 \(sample) 处的雅可比矩阵里有 float64 放不下的数：网络在爆炸。"
    case .engine(let error): error.words(in: .chinese)
    }
  }
}
