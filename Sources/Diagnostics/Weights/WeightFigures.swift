import RealModule

/// What one tensor of a network is like by itself.
package struct WeightFigures: Sendable {
  /// What it is, as far as shape and name tell.
  package enum Kind: Sendable {
    /// [out, in], or [out, in, …] of a convolution.
    case matrix
    /// [in, out]: a convolution transposed, or a linear layer that has its weight the other way round.
    case transposed
    /// A row for each of a list of things.
    case table
    case vector
    /// Running variances of a normalisation.
    case variances
  }

  package let name: String
  package let shape: [Int]
  package let kind: Kind
  package let tally: WeightTally
  /// `nil` for vectors, and where not all numbers are finite.
  package let spectrum: MatrixSpectrum?

  package init(name: String, shape: [Int], kind: Kind, tally: WeightTally, spectrum: MatrixSpectrum?) {
    (self.name, self.shape, self.kind) = (name, shape, kind)
    (self.tally, self.spectrum) = (tally, spectrum)
  }

  /// Whether it turns a signal into another one.
  package var isMatrix: Bool { kind == .matrix || kind == .transposed }

  /// How many numbers each output is the sum of.
  package var fanIn: Int {
    switch kind {
    case .matrix: tally.columns
    case .transposed: tally.rows * kernel
    case .table, .vector, .variances: 1
    }
  }

  /// How many outputs each input has a part in.
  package var fanOut: Int {
    switch kind {
    case .matrix: tally.rows * kernel
    case .transposed: tally.columns
    case .table, .vector, .variances: 1
    }
  }

  private var kernel: Int { shape.dropFirst(2).reduce(1, *) }

  /// σ · √fan-in: by how much it changes the size of a signal of independent parts; 1 keeps it.
  package var scale: Double { tally.size * Double(fanIn).squareRoot() }

  /// The share of its directions that carry what passes: 1 where it stretches all alike.
  package var alike: Double? { spectrum.map { $0.count > 0 ? $0.directions / Double($0.count) : 0 } }

  /// The first weights whose size it has.
  package var known: KnownScale? {
    guard isMatrix || kind == .table, tally.notFinite == 0 else { return nil }
    return KnownScale.of(
      size: tally.size, count: tally.count, fanIn: fanIn, fanOut: fanOut, isTable: kind == .table,
      alike: alike)
  }

  /// Units (channels) that take nothing in, and inputs that no unit reads, from 0.
  package var deadUnits: [Int] { kind == .transposed ? channels(tally.emptyColumns) : tally.emptyRows }
  package var deadInputs: [Int] { kind == .transposed ? tally.emptyRows : channels(tally.emptyColumns) }
  /// How many there are.
  package var units: Int { kind == .transposed ? tally.columns / max(1, kernel) : tally.rows }
  package var inputs: Int { kind == .transposed ? tally.rows : tally.columns / max(1, kernel) }

  /// The channels of which each place of the kernel is among these columns, which are sorted.
  private func channels(_ columns: [Int]) -> [Int] {
    var counts: [Int: Int] = [:]
    for column in columns { counts[column / max(1, kernel), default: 0] += 1 }
    return counts.filter { $0.value == kernel }.keys.sorted()
  }
}
