import Messages

enum ChineseCharts {
  static func words(_ message: ChartMessage) -> String {
    switch message {
    case .sentence(let title, let range, let parts):
      sentence([title, range.map(words) ?? ""].filter { !$0.isEmpty }.joined(separator: "，"), parts)
    case .bar(let label, let value): "\(label.beforeHan)为 \(string(value))"
    case .lowestBar(let label, let value): "最低的是\(label.afterHan)，\(string(value))"
    case .highestBar(let label, let value): "最高的是\(label.afterHan)，\(string(value))"
    case .curve(let name, let course, let theoryEnd):
      "\(name.beforeHan)\(words(course))\(theoryEnd.map { "（理论最后是 \(string($0))）" } ?? "")"
    case .course(let course): words(course)
    case .values(let name, let from, let to): "\(name.beforeHan)从 \(string(from)) 到 \(string(to))"
    case .slopes(let highest, let place, let lowest):
      "斜率最大 \(string(highest))，在 z = \(string(place)) 处，最小 \(string(lowest))"
    case .constantSlope(let slope): "斜率处处是 \(string(slope))"
    case .noValues(let name): "\(name.beforeHan)没有值"
    case .distribution(let name, let fifth, let median, let ninetyFifth):
      "\(name.beforeHan)的中位数在 \(string(median)) 附近，十分之九落在 \(string(fifth)) 到 \(string(ninetyFifth)) 之间"
    case .extremes(let name, let lowest, let highest):
      "\(name.beforeHan)从 \(words(lowest))到 \(words(highest))"
    case .over(let name, let from, let to):
      "\(name.beforeHan)从\(words(from).afterHan.beforeHan)到\(words(to).afterHan)"
    case .correct(let count, let total): "\(total) 个里有 \(count) 个正确"
    case .commonestMistake(let taken, let other, let times):
      "最常见的错误：把\(taken.afterHan.beforeHan)当成\(other.afterHan)，\(times) 次"
    case .classSize(let name, let samples): "类别\(name.afterHan.beforeHan)有 \(samples) 个"
    case .inOwnRegion(let count, let total): "\(total) 个里有 \(count) 个落在自己类别的区域里"
    case .outsideAxis(let values): "有 \(values) 个值在这条坐标轴上画不出来"
    case .zerosOnLogAxis(let count): "\(count) 个值恰好是 0，画在边上：对数坐标轴上没有它们的位置"
    case .negativesOnLogAxis(let count): "略去 \(count) 个小于 0 的值：对数坐标轴上没有它们的位置"
    case .notFinite(let count): "略去 \(count) 个非有限的值（nan 或 inf）"
    }
  }

  private static func sentence(_ head: String, _ parts: [ChartMessage]) -> String {
    let body = parts.isEmpty ? "没有可显示的值" : parts.map(words).joined(separator: "；")
    return "\(head.isEmpty ? body : "\(head)：\(body)")。"
  }

  private static func words(_ range: AxisRange) -> String {
    range.lower == range.upper
      ? "\(range.label) \(string(range.lower))"
      : "\(range.label) \(string(range.lower)) 到 \(string(range.upper))"
  }

  private static func words(_ course: Course) -> String {
    let text =
      switch course.shape {
      case .empty: "没有值"
      case .neverFinite: "从来不是有限数"
      case .single(let value): "为 \(string(value))"
      case .steady(let value): "保持在 \(string(value)) 附近"
      case .moving(let from, let to, let peak, let low):
        "从 \(string(from)) \(to < from ? "降到" : to > from ? "升到" : "到") \(string(to))"
          + (peak.map { "，最高达 \(string($0))" } ?? "") + (low.map { "，最低到 \(string($0))" } ?? "")
      }
    return text + (course.notFinite > 0 ? "，\(course.notFinite) 个非有限" : "")
  }

  /// "0.500（layer 1，epoch 30）"
  private static func words(_ field: GridField) -> String {
    "\(string(field.value))（\(field.rowTitle) \(field.row)，\(field.columnTitle) \(field.column)）"
  }

  private static func words(_ place: GridPlace) -> String {
    "\(place.rowTitle) \(place.row)、\(place.columnTitle) \(place.column)"
  }

  private static func string(_ number: FormattedNumber) -> String { number.format.string(number.value) }

  private static func string(_ value: Double) -> String { NumberFormat.compact(3).string(value) }
}
