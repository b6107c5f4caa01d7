enum ChineseCharts {
  static func words(_ message: ChartMessage) -> String {
    switch message {
    case .sentence(let title, let range, let parts):
      sentence([title, range.map(words) ?? ""].filter { !$0.isEmpty }.joined(separator: ", "), parts)
    case .bar(let label, let value): "\(label) \(string(value))"
    case .lowestBar(let label, let value): "lowest is \(label) with \(string(value))"
    case .highestBar(let label, let value): "highest is \(label) with \(string(value))"
    case .curve(let name, let course, let theoryEnd):
      "\(name) \(words(course))\(theoryEnd.map { " (theory ends at \(string($0)))" } ?? "")"
    case .course(let course): words(course)
    case .values(let name, let from, let to): "\(name) goes from \(string(from)) to \(string(to))"
    case .slopes(let highest, let place, let lowest):
      "its slope is at most \(string(highest)), at z = \(string(place)), and at least \(string(lowest))"
    case .constantSlope(let slope): "its slope is \(string(slope)) throughout"
    case .noValues(let name): "\(name) has no values"
    case .distribution(let name, let fifth, let median, let ninetyFifth):
      "\(name) has its median near \(string(median)), nine tenths of it between \(string(fifth)) and "
        + string(ninetyFifth)
    case .extremes(let name, let lowest, let highest):
      "\(name) goes from \(words(lowest)) to \(words(highest))"
    case .over(let name, let from, let to): "\(name) goes from \(words(from)) to \(words(to))"
    case .correct(let count, let total): "\(count) of \(total) are right"
    case .commonestMistake(let taken, let other, let times):
      "most often mistaken: \(taken) for \(other), \(times) times"
    case .classSize(let name, let samples): "\(samples) of class \(name)"
    case .inOwnRegion(let count, let total): "\(count) of \(total) lie in the region of their own class"
    case .outsideAxis(let values): "\(values) values can't be placed on this axis"
    case .zerosOnLogAxis(let count):
      count == 1
        ? "1 value is exactly 0 and lies on the edge: a log axis has no place for it"
        : "\(count) values are exactly 0 and lie on the edge: a log axis has no place for them"
    case .negativesOnLogAxis(let count):
      "\(count) below 0 left out: a log axis has no place for \(count == 1 ? "it" : "them")"
    case .notFinite(let count): "\(count) not finite (nan or inf), left out"
    }
  }

  private static func sentence(_ head: String, _ parts: [ChartMessage]) -> String {
    let body = parts.isEmpty ? "there are no values to show" : parts.map(words).joined(separator: "; ")
    let text = head.isEmpty ? body : "\(head): \(body)"
    return text.prefix(1).uppercased() + text.dropFirst() + "."
  }

  private static func words(_ range: AxisRange) -> String {
    range.lower == range.upper
      ? "\(range.label) \(string(range.lower))"
      : "\(range.label) \(string(range.lower)) to \(string(range.upper))"
  }

  private static func words(_ course: Course) -> String {
    let text =
      switch course.shape {
      case .empty: "has no values"
      case .neverFinite: "is never a finite number"
      case .single(let value): "is \(string(value))"
      case .steady(let value): "stays near \(string(value))"
      case .moving(let from, let to, let peak, let low):
        "\(to < from ? "falls" : to > from ? "rises" : "goes") from \(string(from)) to \(string(to))"
          + (peak.map { ", with a peak of \(string($0))" } ?? "")
          + (low.map { ", with a low of \(string($0))" } ?? "")
      }
    return text + (course.notFinite > 0 ? ", \(course.notFinite) not finite" : "")
  }

  private static func words(_ field: GridField) -> String {
    "\(string(field.value)) at \(field.rowTitle) \(field.row), \(field.columnTitle) \(field.column)"
  }

  private static func words(_ place: GridPlace) -> String {
    "\(place.rowTitle) \(place.row), \(place.columnTitle) \(place.column)"
  }

  private static func string(_ number: FormattedNumber) -> String { number.format.string(number.value) }

  private static func string(_ value: Double) -> String { NumberFormat.compact(3).string(value) }
}
