/// A mapping in few words: where modules go on as they began, up to the last of them.
///
/// What is left out goes on by one and the same step in one number of each name, layer by layer.
enum MappingFold {
  enum Piece: Equatable {
    case pair(WeightsMessage.Pair)
    /// And so on up to this one.
    case upTo(WeightsMessage.Pair)
  }

  /// So many are shown as they are.
  private static let few = 8
  private static let longestPeriod = 24

  static func pieces(_ pairs: [WeightsMessage.Pair]) -> [Piece] {
    guard pairs.count > few else { return pairs.map(Piece.pair) }
    let names = pairs.map { NamePart($0.module) }
    var pieces: [Piece] = []
    var place = 0
    while place < pairs.count {
      var best = (period: 0, count: 0)
      for period in 1...longestPeriod where place + 3 * period <= pairs.count {
        let count = repetition(pairs, names, from: place, period)
        if count >= 3 * period, count > best.count { best = (period, count) }
      }
      guard best.count > 0 else {
        pieces.append(.pair(pairs[place]))
        place += 1
        continue
      }
      pieces += pairs[place..<place + best.period].map(Piece.pair)
      place += best.count
      pieces.append(.upTo(pairs[place - 1]))
    }
    return pieces
  }

  /// How many pairs from a place on go on as the first few of them.
  private static func repetition(
    _ pairs: [WeightsMessage.Pair], _ names: [NamePart], from start: Int, _ period: Int
  ) -> Int {
    var steps: [Step?] = []
    var place = start
    while place + period < pairs.count {
      let (first, second) = (place, place + period)
      guard pairs[first].layer == pairs[second].layer,
        let step = Step(names[first], names[second])
      else { break }
      if steps.count < period { steps.append(step) }
      guard steps[(place - start) % period] == step, steps[0]?.size == step.size else { break }
      place += 1
    }
    return (place + period - start) / period * period
  }

  /// By how much one number of a name goes on.
  private struct Step: Equatable {
    let index: Int
    let size: Int

    init?(_ first: NamePart, _ second: NamePart) {
      guard first.family == second.family, first.numbers.count == second.numbers.count else { return nil }
      let changed = first.numbers.indices.filter { first.numbers[$0] != second.numbers[$0] }
      guard changed.count == 1 else { return nil }
      let (size, overflow) = second.numbers[changed[0]].subtractingReportingOverflow(
        first.numbers[changed[0]])
      guard !overflow, size > 0 else { return nil }
      index = changed[0]
      self.size = size
    }
  }
}
