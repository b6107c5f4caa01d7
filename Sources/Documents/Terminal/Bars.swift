/// Bars and sparklines in one line of characters.
struct Bars {
  let unicode: Bool

  static let upward: [Character] = [" ", "▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"]
  static let rightward: [Character] = [" ", "▏", "▎", "▍", "▌", "▋", "▊", "▉", "█"]

  /// A bar on an axis, `width` columns for the whole of it.
  func bar(_ value: Double, lower: Double?, upper: Double?, _ map: AxisMap, width: Int, paint: Paint) -> Line
  {
    guard width > 0 else { return Line() }
    if value.isNaN { return Line("nan", .warning).truncated(to: width, ellipsis: "") }
    if map.scale == .log10, value <= 0 {
      // Nothing to draw, and a log axis has no place for it: say so rather than leave an empty cell.
      return Line(value == 0 ? "0" : unicode ? "< 0" : "<0", .warning).truncated(to: width, ellipsis: "")
    }
    let zero = map.scale == .log10 ? 0 : min(max(map.place(0) ?? 0, 0), 1)
    let end = value.isFinite ? min(max(map.place(value) ?? 0, 0), 1) : value > 0 ? 1 : 0
    var line = end < zero ? leftward(end, zero, width, paint) : rightward(zero, end, width, paint)
    let isCut = !value.isFinite || (map.place(value) ?? 0) > 1 + 1e-9
    if isCut, value > 0 {
      line = line.truncated(to: width - 1, ellipsis: "")
      line.pad(to: width - 1)
      line.append(unicode ? "▶" : ">", paint)
    }
    return whiskers(line, lower, upper, map, width, paint)
  }

  private func rightward(_ from: Double, _ to: Double, _ width: Int, _ paint: Paint) -> Line {
    let start = Int(clamping: (from * Double(width)).rounded(.down))
    let eighths = max(
      Int(clamping: ((to - Double(start) / Double(width)) * Double(width) * 8).rounded()), from > 0 ? 0 : 1)
    var line = Line(String(repeating: " ", count: min(start, width)))
    if unicode {
      line.append(String(repeating: "█", count: min(eighths / 8, width - line.width)), paint)
      if eighths % 8 > 0, line.width < width { line.append(String(Self.rightward[eighths % 8]), paint) }
    } else {
      let count = min(max((eighths + 4) / 8, eighths > 0 ? 1 : 0), width - line.width)
      line.append(String(repeating: "#", count: count), paint)
    }
    return line
  }

  private func leftward(_ from: Double, _ to: Double, _ width: Int, _ paint: Paint) -> Line {
    let end = min(Int(clamping: (to * Double(width)).rounded(.down)), width)
    let halves = max(Int(clamping: (from * Double(width) * 2).rounded()), 0)
    let start = min((halves + 1) / 2, end)
    var line = Line(String(repeating: " ", count: start))
    if unicode, halves % 2 == 1, start > 0 {
      line = Line(String(repeating: " ", count: start - 1))
      line.append("▐", paint)
    }
    line.append(String(repeating: unicode ? "█" : "#", count: max(end - start, start == end ? 0 : 1)), paint)
    return line
  }

  /// The range of the value: `▓` inside the bar, `─` beyond it.
  private func whiskers(
    _ bar: Line, _ lower: Double?, _ upper: Double?, _ map: AxisMap, _ width: Int, _ paint: Paint
  ) -> Line {
    guard let lower, let upper, lower.isFinite, upper.isFinite, lower < upper else { return bar }
    func column(_ value: Double) -> Int {
      let place = value <= 0 && map.scale == .log10 ? 0 : map.place(value) ?? 0
      return min(max(Int(clamping: (min(max(place, 0), 1) * Double(width)).rounded(.down)), 0), width - 1)
    }
    var characters = Array(bar.string)
    while characters.count < width { characters.append(" ") }
    let (first, last) = (column(lower), column(upper))
    guard first < last else { return bar }
    for index in first...last {
      if characters[index] == " " {
        characters[index] = unicode ? (index == last ? "┤" : "─") : (index == last ? "|" : "-")
      } else if characters[index] == "█" || characters[index] == "#" {
        characters[index] = unicode ? "▓" : "="
      }
    }
    return Line(String(characters), paint).trimmed
  }

  /// At most `width` columns; each the mean of its share of the values.
  func sparkline(_ values: [Double], width: Int, paint: Paint) -> Line {
    guard width > 0, !values.isEmpty else { return Line() }
    let finite = values.filter(\.isFinite)
    guard let low = finite.min(), let high = finite.max() else {
      return Line("nan", .warning).truncated(to: width, ellipsis: "")
    }
    let count = min(width, values.count)
    let levels: [Character] = unicode ? Array(Self.upward.dropFirst()) : ["_", ".", "-", "=", "*", "#"]
    var line = Line()
    for column in 0..<count {
      let start = column * values.count / count
      let end = max((column + 1) * values.count / count, start + 1)
      let share = values[start..<end].filter(\.isFinite)
      guard !share.isEmpty else {
        line.append(unicode ? "·" : "?", Paint(.dim))
        continue
      }
      let mean = share.reduce(0) { $0 + $1 / Double(share.count) }
      let span = high / 2 - low / 2
      let place = span > 0 ? (mean / 2 - low / 2) / span : 0.5
      let index = min(max(Int(clamping: place * Double(levels.count)), 0), levels.count - 1)
      line.append(String(levels[index]), paint)
    }
    return line
  }
}
