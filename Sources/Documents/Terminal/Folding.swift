/// Which rows of a table are shown where there is no room for all: the first, the last and those that have to stay, and
/// of the others as many from both ends as fit.
struct Folding {
  /// Of each row, in lines.
  let heights: [Int]
  let kept: [Bool]
  /// In lines, with those that stand for what is left out.
  let room: Int

  /// Their places, rising.
  func shown() -> [Int] {
    let count = heights.count
    guard count > 2, heights.reduce(0, +) > room else { return Array(heights.indices) }
    var shown: Set<Int> = [0, count - 1]
    for place in kept.indices where kept[place] {
      if lines(shown.union([place])) <= room { shown.insert(place) }
    }
    var (head, tail) = (1, count - 2)
    while head <= tail {
      guard add(head, to: &shown) else { break }
      head += 1
      guard head <= tail, add(tail, to: &shown) else { break }
      tail -= 1
    }
    return closed(shown).sorted()
  }

  private func add(_ place: Int, to shown: inout Set<Int>) -> Bool {
    guard !shown.contains(place) else { return true }
    guard lines(shown.union([place])) <= room else { return false }
    shown.insert(place)
    return true
  }

  /// A row takes no more than the line that says that one is left out.
  private func closed(_ shown: Set<Int>) -> Set<Int> {
    shown.union(
      heights.indices.filter {
        heights[$0] == 1 && !shown.contains($0) && shown.contains($0 - 1) && shown.contains($0 + 1)
      })
  }

  private func lines(_ shown: Set<Int>) -> Int {
    var (sum, gaps, last) = (0, 0, -1)
    for place in closed(shown).sorted() {
      sum += heights[place]
      if place > last + 1 { gaps += 1 }
      last = place
    }
    return sum + gaps
  }
}
