/// Which of many labels, rows or points are shown where there is space for few.
package enum Thinning {
  /// At most `limit` of `count` places, evenly spread, first and last among them.
  package static func spread(_ count: Int, _ limit: Int) -> [Int] {
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
