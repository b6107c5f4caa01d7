/// Names of networks that stand side by side, without what all of them have in common.
package enum ShortLabels {
  /// "20 * dense(64, relu) -> …" of networks that end alike; the same names where they are short or have nothing to
  /// leave out.
  package static func of(_ labels: [String], longerThan length: Int = 24) -> [String] {
    guard labels.count > 1, Set(labels).count == labels.count, labels.contains(where: { $0.count > length })
    else { return labels }
    var parts = labels.map(Self.parts)
    guard parts.contains(where: { $0.count > 1 }) else { return labels }
    let (first, last) = (common(parts), common(parts.map { $0.reversed() }))
    // What is left must tell the names apart, and none may be left empty.
    let kept = parts.map(\.count).min() ?? 0
    let tail = min(last, kept - 1)
    let head = min(first, kept - 1 - tail)
    guard head + tail > 0 else { return labels }
    parts = parts.map { Array($0[head..<($0.count - tail)]) }
    return parts.map { rest in
      ((head > 0 ? ["…"] : []) + rest + (tail > 0 ? ["…"] : [])).joined(separator: " -> ")
    }
  }

  private static func common(_ lists: [[String]]) -> Int {
    var count = 0
    while let wanted = lists[0].dropFirst(count).first,
      lists.allSatisfy({ $0.dropFirst(count).first == wanted })
    {
      count += 1
    }
    return count
  }

  /// The parts of a chain, those within brackets being none.
  private static func parts(_ label: String) -> [String] {
    var parts = [""]
    var depth = 0
    for piece in label.split(separator: " ", omittingEmptySubsequences: false) {
      if piece == "->", depth == 0 {
        parts.append("")
        continue
      }
      depth += piece.count { "([".contains($0) } - piece.count { ")]".contains($0) }
      parts[parts.count - 1] += (parts[parts.count - 1].isEmpty ? "" : " ") + piece
    }
    return parts
  }
}
