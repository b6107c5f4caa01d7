enum ChineseExplorer {
  static func words(_ message: ExplorerMessage) -> String {
    switch message {
    case .overSeeds(let count): "\(count) 个种子的中位数，以及最小值和最大值。"
    case .figures: "数值"
    case .chart: "图"
    case .keys: "用方向键读出数值。"
    }
  }
}
