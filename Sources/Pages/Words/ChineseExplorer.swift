enum ChineseExplorer {
  static func words(_ message: ExplorerMessage) -> String {
    switch message {
    case .overSeeds(let count): "Median over \(count) seeds, with the smallest and the largest."
    case .figures: "Figures"
    case .chart: "chart"
    case .keys: "Arrow keys read its values."
    }
  }
}
