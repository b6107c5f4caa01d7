import Messages
import RealModule

/// What stands out in the weights of a network that nobody has run.
package enum WeightFinding: Message {
  case notFinite(tensor: String, count: Int, of: Int, first: [Int])
  /// Running variances that are 0 or below.
  case variances(tensor: String, count: Int, of: Int)
  case beyondHalf(tensor: String, count: Int, largest: Double)
  /// A matrix of zeros.
  case allZero(tensor: String, others: Int)
  case deadUnits(tensor: String, count: Int, of: Int, first: Int)
  case deadInputs(tensor: String, count: Int, of: Int, first: Int)
  /// A scale far from those of the other matrices.
  case scale(tensor: String, scale: Double, median: Double)
  /// The median of all matrices is itself far from what keeps a signal's size.
  case allScales(median: Double, matrices: Int)
  /// A few directions have all of it.
  case squeezed(tensor: String, directions: Double, of: Int, largest: Double, size: Double)
  case belowHalf(tensor: String, share: Double)

  /// What it is called where an exit code or a script asks.
  package var cause: String {
    switch self {
    case .notFinite: "not_finite"
    case .variances: "variances"
    case .beyondHalf, .belowHalf: "float16_range"
    case .allZero: "zero"
    case .deadUnits, .deadInputs: "dead"
    case .scale, .allScales: "scale"
    case .squeezed: "squeezed"
    }
  }

  package func words(in language: DisplayLanguage) -> String {
    switch language {
    case .english: EnglishWeightFindings.words(self)
    case .chinese: ChineseWeightFindings.words(self)
    }
  }

  // MARK: Finding

  /// A matrix stands out whose scale differs so much from the median.
  private static let farScale = 10.0
  /// What the median of a network's matrices lies between, first weights of every known kind included.
  private static let usualMedian = 0.1...4
  /// Where no more than this share of its directions carries what passes, of at least so many.
  private static let (fewDirections, leastDirections) = (0.05, 16)

  /// What stands out among the tensors of a file, the gravest first.
  package static func all(_ tensors: [WeightFigures]) -> [WeightFinding] {
    let matrices = tensors.filter(\.isMatrix)
    let scales = matrices.filter { $0.tally.notFinite == 0 && $0.scale > 0 }.map(\.scale).sorted()
    let median = scales.isEmpty ? 1 : scales[scales.count / 2]
    let zero = matrices.filter { $0.tally.count > 0 && $0.tally.zeros == $0.tally.count }
    var groups = [[WeightFinding]](repeating: [], count: 8)
    if let first = zero.first { groups[3] = [.allZero(tensor: first.name, others: zero.count - 1)] }
    if scales.count >= 3, !usualMedian.contains(median) {
      groups[5] = [.allScales(median: median, matrices: scales.count)]
    }
    for tensor in tensors {
      let (tally, name) = (tensor.tally, tensor.name)
      if let first = tally.firstNotFinite {
        groups[0].append(
          .notFinite(
            tensor: name, count: tally.notFinite, of: tally.count, first: place(first, in: tensor.shape)))
      }
      if tensor.kind == .variances, tally.notPositive > 0 {
        groups[1].append(.variances(tensor: name, count: tally.notPositive, of: tally.count))
      }
      if tally.aboveHalf > 0 {
        groups[2].append(.beyondHalf(tensor: name, count: tally.aboveHalf, largest: tally.largest))
      }
      guard tensor.isMatrix, tally.notFinite == 0, tally.size > 0 else { continue }
      if let first = tensor.deadUnits.first {
        groups[4].append(
          .deadUnits(tensor: name, count: tensor.deadUnits.count, of: tensor.units, first: first))
      }
      if let first = tensor.deadInputs.first {
        groups[4].append(
          .deadInputs(tensor: name, count: tensor.deadInputs.count, of: tensor.inputs, first: first))
      }
      let ratio = tensor.scale / median
      if scales.count >= 3, ratio > farScale || ratio < 1 / farScale {
        groups[5].append(.scale(tensor: name, scale: tensor.scale, median: median))
      }
      if let spectrum = tensor.spectrum, spectrum.count >= leastDirections,
        spectrum.directions <= fewDirections * Double(spectrum.count)
      {
        groups[6].append(
          .squeezed(
            tensor: name, directions: spectrum.directions, of: spectrum.count, largest: spectrum.largest,
            size: (tally.sumOfSquares / Double(spectrum.count)).squareRoot()))
      }
      let share = Double(tally.belowHalf) / Double(tally.count)
      if share > 0.01 { groups[7].append(.belowHalf(tensor: name, share: share)) }
    }
    return groups.flatMap { $0 }
  }

  /// A place in a tensor as its numbers are counted, from 0.
  private static func place(_ index: Int, in shape: [Int]) -> [Int] {
    var rest = index
    var place: [Int] = []
    for size in shape.reversed() {
      place.append(rest % max(1, size))
      rest /= max(1, size)
    }
    return place.reversed()
  }
}
