/// The singular values of a matrix, from the largest down, by one-sided Jacobi rotations (Hestenes 1958; de Rijk 1989).
///
/// Each is as exact as the matrix's rows are: small ones are not drowned by large ones, as they are in the
/// eigenvalues of AᵀA.
///
/// - Returns: `nil` where `shouldStop` said so.
func singularValues(
  _ matrix: [Double], rows: Int, columns: Int, shouldStop: () -> Bool = { false }
) -> [Double]? {
  precondition(matrix.count == rows * columns, "\(matrix.count) numbers for \(rows) × \(columns)")
  let largest = matrix.reduce(0) { max($0, abs($1)) }
  let (count, length) = (min(rows, columns), max(rows, columns))
  guard largest > 0 else { return [Double](repeating: 0, count: count) }
  // The fewer vectors are turned until they are orthogonal; their lengths are then the singular values. Scaled, so that
  // squares neither overflow nor underflow.
  var vectors = [Double](repeating: 0, count: matrix.count)
  for row in 0..<rows {
    for column in 0..<columns {
      let place = rows <= columns ? row * length + column : column * length + row
      vectors[place] = matrix[row * columns + column] / largest
    }
  }
  return vectors.withUnsafeMutableBufferPointer { vectors -> [Double]? in
    guard let base = vectors.baseAddress else { return [] }
    var order = (0..<count).map { base + $0 * length }
    func square(_ a: UnsafeMutablePointer<Double>) -> Double {
      var sum = 0.0
      for index in 0..<length { sum += a[index] * a[index] }
      return sum
    }
    for _ in 0..<mostSweeps {
      // Long ones first: fewer sweeps.
      order = order.map { ($0, square($0)) }.sorted { $0.1 > $1.1 }.map(\.0)
      var isDone = true
      for first in 0..<count {
        if shouldStop() { return nil }
        for second in first + 1..<max(count, first + 1)
        where orthogonalize(order[first], order[second], length) { isDone = false }
      }
      if isDone { break }
    }
    return order.map { largest * square($0).squareRoot() }.sorted(by: >)
  }
}

private let mostSweeps = 60

/// Turns two vectors in their plane until they are orthogonal.
///
/// - Returns: whether they had to be.
private func orthogonalize(
  _ a: UnsafeMutablePointer<Double>, _ b: UnsafeMutablePointer<Double>, _ length: Int
) -> Bool {
  var (aa, bb, ab) = (0.0, 0.0, 0.0)
  for index in 0..<length {
    aa += a[index] * a[index]
    bb += b[index] * b[index]
    ab += a[index] * b[index]
  }
  guard ab != 0, abs(ab) > 4 * .ulpOfOne * Double(length).squareRoot() * aa.squareRoot() * bb.squareRoot()
  else { return false }
  let zeta = (bb - aa) / (2 * ab)
  let tangent = (zeta < 0 ? -1 : 1) / (abs(zeta) + (1 + zeta * zeta).squareRoot())
  let cosine = 1 / (1 + tangent * tangent).squareRoot()
  let sine = cosine * tangent
  for index in 0..<length {
    let (x, y) = (a[index], b[index])
    a[index] = cosine * x - sine * y
    b[index] = sine * x + cosine * y
  }
  return true
}

/// The vectors of a few rows, made orthonormal one after the other (twice, for rounding); those that depend on earlier
/// ones are left out.
func orthonormal(_ rows: [[Double]]) -> [[Double]] {
  var found: [[Double]] = []
  for row in rows {
    var vector = row
    let start = norm(vector)
    guard start > 0 else { continue }
    for _ in 0..<2 {
      for other in found {
        let share = dot(vector, other)
        for index in vector.indices { vector[index] -= share * other[index] }
      }
    }
    let rest = norm(vector)
    if rest > 1e-12 * start { found.append(vector.map { $0 / rest }) }
  }
  return found
}

func dot(_ a: [Double], _ b: [Double]) -> Double {
  var sum = 0.0
  for index in a.indices { sum += a[index] * b[index] }
  return sum
}

func norm(_ a: [Double]) -> Double { dot(a, a).squareRoot() }
