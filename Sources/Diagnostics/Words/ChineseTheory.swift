/// Why there is no theory, in Chinese.
enum ChineseTheory {
  static func words(_ none: NoTheory) -> String { "这个网络没有理论：\(reason(none))。" }

  private static func reason(_ none: NoTheory) -> String {
    switch none {
    case .sequences: "这里没有序列的理论"
    case .attention(let name): "\(name) 混合序列各步所用的权重随各步而变，而这里的理论只懂抽取出来的权重"
    case .noWeights: "没有权重"
    case .layer(let name): "这里没有 \(name) 的理论"
    case .weightsOffZero: "权重不是围绕 0 抽取的，这里没有这种理论"
    case .unitsTogether(let activation): "\(activation) 要把所有单元放在一起看"
    case .unmixedSignal(let activation): "\(activation) 遇到的信号还没有经过任何权重混合"
    case .runningStatistics(let name): "\(name) 用的是滑动统计量，而理论只懂这一批的统计量"
    case .tooLarge: "信号大得超出了数的范围"
    case .ownSlope(let activation): "\(activation) 有自己的斜率"
    }
  }
}
