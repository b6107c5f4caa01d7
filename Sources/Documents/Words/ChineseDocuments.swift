enum ChineseDocuments {
  static func words(_ message: DocumentMessage) -> String {
    switch message {
    case .aside(.note): "注意"
    case .aside(.hint): "提示"
    case .aside(.warning): "警告"
    case .aside(.suggestion): "试试"
    case .moreRows(let count, let field): "⋮ 还有 \(count) 行\(field.map { "（\($0)）" } ?? "")"
    case .columnsLeftOut(let columns):
      "这里没有显示：\(columns.map { "\($0.heading)\($0.field.map { "（\($0)）" } ?? "")" }.joined(separator: "、"))"
    case .shownOfGrid(let rows, let allRows, let columns, let allColumns):
      "显示 \(allRows) 行中的 \(rows) 行、\(allColumns) 列中的 \(columns) 列"
    case .valueInRange(let value, let lower, let upper):
      "\(string(value))，从 \(string(lower)) 到 \(string(upper))"
    case .figures: "数值"
    case .table: "表"
    case .picture(let words): words.isEmpty ? "[图]" : "[图：\(words)]"
    case .first: "起点"
    case .lowest: "最低"
    case .highest: "最高"
    case .last: "终点"
    case .range: "范围"
    case .theory: "理论"
    case .theoryOf(let curve): "\(curve)，理论"
    case .lastOfTheory: "理论终点"
    case .slope: "斜率"
    case .count: "个数"
    case .values: "值"
    case .median: "中位数"
    case .recall: "召回率"
    case .samples: "样本数"
    case .quantile(let percent): "\(percent) % 分位"
    case .mean(let name): "\(name) 均值"
    case .class: "类别"
    case .confusion: "真实 \\ 判为"
    case .inRegion: "在自己区域内"
    case .logarithmic(let label): label.isEmpty ? "（对数）" : "\(label)（对数）"
    }
  }

  static func words(_ outcome: Verdict.Outcome) -> String {
    switch outcome {
    case .holds: "成立"
    case .holdsIf: "有条件成立"
    case .doesNotHold: "不成立"
    case .implied: "默认成立"
    case .undecided: "未定"
    }
  }

  private static func string(_ number: FormattedNumber) -> String { number.format.string(number.value) }
}
