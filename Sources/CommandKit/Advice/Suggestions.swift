/// Finds what a mistyped name was meant to be.
package enum Suggestions {
  /// The name nearest to what was typed, if one is near enough: a change in about every third letter, counting a
  /// swap of neighbours as one. Capitals don't count.
  package static func closest(_ typed: String, among names: some Sequence<String>) -> String? {
    let target = folded(typed)
    let limit = target.count <= 2 ? 1 : max(1, (target.count + 1) / 3)
    var best: (name: String, score: Int)?
    for name in names {
      let candidate = folded(name)
      guard abs(candidate.count - target.count) <= limit || candidate.starts(with: target) else { continue }
      let distance =
        candidate.starts(with: target) && target.count >= 3
        ? min(limit, candidate.count - target.count) : Self.distance(target, candidate)
      // Of a single letter nothing would be left but its capital.
      guard distance <= limit, distance < target.count else { continue }
      // A slip is rarely early: of names that are equally near, the one that begins as typed.
      let common = zip(candidate, target).prefix { $0 == $1 }.count
      let score = 100 * distance + (common == 0 ? 50 : 0) - min(common, 20)
      if best.map({ score < $0.score || (score == $0.score && name < $0.name) }) ?? true {
        best = (name, score)
      }
    }
    return best?.name
  }

  /// How many letters to insert, leave out, change, or swap with their neighbour turn one into the other
  /// (Damerau 1964, in the restricted form: no letter is changed twice).
  package static func distance(_ a: String, _ b: String) -> Int { distance(Array(a), Array(b)) }

  private static func folded(_ name: String) -> [Character] { Array(name.lowercased()) }

  private static func distance(_ a: [Character], _ b: [Character]) -> Int {
    if a.isEmpty || b.isEmpty { return max(a.count, b.count) }
    var beforeLast = [Int](repeating: 0, count: b.count + 1)
    var last = Array(0...b.count)
    for i in 1...a.count {
      var row = [i] + [Int](repeating: 0, count: b.count)
      for j in 1...b.count {
        let change = a[i - 1] == b[j - 1] ? 0 : 1
        row[j] = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + change)
        if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] {
          row[j] = min(row[j], beforeLast[j - 2] + 1)
        }
      }
      (beforeLast, last) = (last, row)
    }
    return last[b.count]
  }
}
