/// What stands out in weights, in Chinese.
enum ChineseWeightFindings: ChineseFigures {
  static func words(_ finding: WeightFinding) -> String {
    switch finding {
    case .notFinite(let tensor, let count, let all, let first):
      "\(tensor)：\(all) 个数里有 \(count) 个不是有限数，第一个在 \(first)。"
    case .variances(let tensor, let count, let all):
      "\(tensor)：\(all) 个滑动方差里有 \(count) 个小于或等于 0；除以它们的平方根，得到的只是噪声。"
    case .beyondHalf(let tensor, let count, let largest):
      "\(tensor)：\(count) 个数超出了 float16 的范围（65504）；最大的是 \(figure(largest))。"
    case .allZero(let tensor, let others):
      "\(tensor)\(others > 0 ? " 和另外 \(others) 个" : "")全是 0：什么也过不去。"
    case .deadUnits(let tensor, let count, let all, let first):
      "\(tensor)：\(all) 个单元里有 \(count) 个什么也不接收，权重全是 0；第一个是 \(first)。"
    case .deadInputs(let tensor, let count, let all, let first):
      "\(tensor)：\(all) 个输入里有 \(count) 个没有单元读取，权重全是 0；第一个是 \(first)。"
    case .scale(let tensor, let scale, let median):
      "\(tensor)：σ·√扇入是 \(figure(scale))，为各矩阵中位数（\(figure(median))）的 "
        + (scale > median ? "\(figure(scale / median)) 倍。" : "1/\(figure(median / scale))。")
    case .allScales(let median, let matrices):
      "\(matrices) 个矩阵的 σ·√扇入，中位数是 \(figure(median))；保持信号大小要 1，常见的初始权重有 0.5 到 1.5。"
    case .squeezed(let tensor, let directions, let all, let largest, let size):
      "\(tensor)：\(all) 个方向里，通过的东西集中在 \(figure(directions)) 个；最大的方向拉伸 ×\(figure(largest))，"
        + "所有方向的均方根 ×\(figure(size))。"
    case .belowHalf(let tensor, let share):
      "\(tensor)：有 \(figure(100 * share)) % 的数太小，float16 里成了 0。"
    }
  }
}
