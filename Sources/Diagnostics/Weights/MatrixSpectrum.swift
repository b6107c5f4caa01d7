import Engine

/// By how much a matrix of weights stretches what goes in: its singular values, or the largest and moments of them.
package struct MatrixSpectrum: Sendable {
  /// How many singular values it has.
  package let count: Int
  /// The spectral norm; where it is estimated, from below.
  package let largest: Double
  /// `nil` where it is estimated: only the largest ones come out then.
  package let smallest: Double?
  /// How many directions carry what passes, (Σσ²)² / Σσ⁴: `count` where all are stretched alike, 1 where a single one
  /// has it all.
  package let directions: Double

  /// All singular values are computed up to so many, and so many multiplications for one round.
  private static let (mostOfWhole, mostOfProducts) = (128, 40_000_000)
  /// Of the block Krylov iteration (Musco & Musco 2015).
  private static let (block, rounds) = (8, 6)

  /// - Parameter matrix: row by row, finite.
  /// - Returns: `nil` where `shouldStop` said so.
  package init?(_ matrix: consuming [Float], rows: Int, columns: Int, shouldStop: () -> Bool) {
    precondition(matrix.count == rows * columns, "\(matrix.count) numbers for \(rows) × \(columns)")
    let count = min(rows, columns)
    self.count = count
    let scale = matrix.reduce(0) { max($0, abs($1)) }
    guard scale > 0 else {
      (largest, smallest, directions) = (0, 0, 0)
      return
    }
    if count <= Self.mostOfWhole, count * matrix.count <= Self.mostOfProducts {
      guard
        let values = singularValues(
          matrix.map(Double.init), rows: rows, columns: columns, shouldStop: shouldStop)
      else { return nil }
      let shares = values.map { $0 / values[0] * ($0 / values[0]) }
      let sum = shares.reduce(0, +)
      (largest, smallest) = (values[0], values[count - 1])
      directions = sum * sum / shares.reduce(0) { $0 + $1 * $1 }
      return
    }
    var sum = 0.0
    for index in matrix.indices {
      matrix[index] /= scale
      sum += Double(matrix[index]) * Double(matrix[index])
    }
    guard let (square, fourth) = Self.estimate(matrix, rows, columns, shouldStop) else { return nil }
    largest = square.squareRoot() * Double(scale)
    smallest = nil
    directions = min(Double(count), max(1, sum * sum / fourth))
  }

  /// The largest square of a singular value from a block Krylov space over the shorter side, and from its first products
  /// with random directions Σσ⁴, as E‖AᵀA q‖² over a random direction q is their mean.
  private static func estimate(
    _ matrix: [Float], _ rows: Int, _ columns: Int, _ shouldStop: () -> Bool
  ) -> (square: Double, fourth: Double)? {
    let (short, long) = (min(rows, columns), max(rows, columns))
    var stream = RandomStream(seed: 1, purpose: .diagnosis)
    var basis = orthonormal((0..<block).map { _ in stream.normals(short) })
    var images: [[Double]] = []
    var fourth = 0.0
    for _ in 0..<rounds {
      if shouldStop() { return nil }
      let first = images.count
      let next = products(matrix, rows, columns, of: Array(basis[first...]), short, long)
      images += next
      if first == 0 {
        fourth = next.reduce(0) { $0 + dot($1, $1) } * Double(short) / Double(next.count)
      }
      basis = orthonormal(basis + next)
      if basis.count == images.count { break }
    }
    let used = images.count
    var small = [Double](repeating: 0, count: used * used)
    for a in 0..<used { for b in 0..<used { small[a * used + b] = dot(basis[a], images[b]) } }
    let values = singularValues(small, rows: used, columns: used, shouldStop: shouldStop)
    return values.map { ($0[0], fourth) }
  }

  /// AᵀA q, or AAᵀ q, whichever is shorter, for a few q.
  private static func products(
    _ matrix: [Float], _ rows: Int, _ columns: Int, of vectors: [[Double]], _ short: Int, _ long: Int
  ) -> [[Double]] {
    let count = vectors.count
    var given = [Float](repeating: 0, count: short * count)
    for (place, vector) in vectors.enumerated() {
      for index in 0..<short { given[index * count + place] = Float(vector[index]) }
    }
    var there = [Float](repeating: 0, count: long * count)
    var back = [Float](repeating: 0, count: short * count)
    matrix.withUnsafeBufferPointer { matrix in
      guard let base = matrix.baseAddress else { return }
      let whole = Matrix(base, stride: columns)
      let forward = columns <= rows ? whole : whole.transposed
      multiply(forward, given, into: &there, rows: long, inner: short, columns: count)
      multiply(forward.transposed, there, into: &back, rows: short, inner: long, columns: count)
    }
    return (0..<count).map { place in (0..<short).map { Double(back[$0 * count + place]) } }
  }

  private static func multiply(
    _ a: Matrix<Float>, _ b: [Float], into c: inout [Float], rows: Int, inner: Int, columns: Int
  ) {
    b.withUnsafeBufferPointer { b in
      c.withUnsafeMutableBufferPointer { c in
        guard let start = b.baseAddress, let end = c.baseAddress else { return }
        Engine.multiply(
          a, Matrix(start, stride: columns), into: end, stride: columns, rows: rows, inner: inner,
          columns: columns)
      }
    }
  }
}
