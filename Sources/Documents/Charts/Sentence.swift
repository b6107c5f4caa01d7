/// The wording that the charts' sentences share.
enum Sentence {
  /// "Loss by epoch, epoch 1 to 100: relu falls from 0.7 to 0.0004; sigmoid stays at 0.69."
  static func about(_ title: String, _ parts: [String], over span: String? = nil, separator: String = "; ")
    -> String
  {
    let head = [title, span ?? ""].filter { !$0.isEmpty }.joined(separator: ", ")
    let told = parts.isEmpty ? "there are no values to show" : parts.joined(separator: separator)
    let text = head.isEmpty ? told : "\(head): \(told)"
    return text.prefix(1).uppercased() + text.dropFirst() + "."
  }

  /// "epoch 1 to 100"
  static func span(_ axis: Axis, _ values: [Double]) -> String? {
    let finite = values.filter(\.isFinite)
    guard let low = finite.min(), let high = finite.max() else { return nil }
    let format = NumberFormat.compact(3)
    return low == high
      ? "\(axis.label) \(format.string(low))"
      : "\(axis.label) \(format.string(low)) to \(format.string(high))"
  }

  /// At most `limit` of `count` places, evenly spread, first and last among them.
  static func spread(_ count: Int, _ limit: Int) -> [Int] {
    if count <= limit { return Array(0..<max(count, 0)) }
    if limit < 2 { return [0] }
    return (0..<limit).map { ($0 * (count - 1) + (limit - 1) / 2) / (limit - 1) }
  }

  /// At most `limit` of `count` places, equally far apart from the first one on.
  static func strided(_ count: Int, _ limit: Int) -> [Int] {
    let step = max((count + max(limit, 1) - 1) / max(limit, 1), 1)
    return Array(stride(from: 0, to: count, by: step))
  }
}

/// How a row of values goes, in words.
struct Trend {
  let words: String

  init(_ values: [Double], scale: Scale) {
    let format = NumberFormat.compact(3)
    let finite = values.filter(\.isFinite)
    guard let first = finite.first, let last = finite.last, let low = finite.min(), let high = finite.max()
    else {
      words = values.isEmpty ? "has no values" : "is never a finite number"
      return
    }
    let broken = finite.count < values.count ? ", \(values.count - finite.count) not finite" : ""
    let size = max(low.magnitude, high.magnitude)
    let even =
      scale == .log10 && low > 0 ? high / low < 1.02 : high - low <= 0.02 * size
    var text: String
    if finite.count == 1 {
      text = "is \(format.string(first))"
    } else if even {
      text = "stays near \(format.string(last))"
    } else {
      let verb = last < first ? "falls" : last > first ? "rises" : "goes"
      text = "\(verb) from \(format.string(first)) to \(format.string(last))"
      let span = high - low
      if high - max(first, last) > 0.1 * span {
        text += ", with a peak of \(format.string(high))"
      }
      if min(first, last) - low > 0.1 * span { text += ", with a low of \(format.string(low))" }
    }
    words = text + broken
  }
}

extension Plot {
  static func points(_ x: [Double], _ y: [Double]) -> [Point] { zip(x, y).map { Point($0, $1) } }
}

extension Table.Cell {
  static func optional(_ value: Double?) -> Table.Cell { value.map { .number($0) } ?? .empty }
}

extension Axis {
  var json: JSON {
    var members: [JSON.Member] = [
      JSON.Member("label", .string(label)), JSON.Member("scale", .string(scale.rawValue)),
    ]
    if let lower { members.append(JSON.Member("lower", .number(lower))) }
    if let upper { members.append(JSON.Member("upper", .number(upper))) }
    return .object(members)
  }
}
