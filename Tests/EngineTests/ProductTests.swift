import CKernels
import Testing

@testable import Engine

@Suite("Matrix products")
struct ProductTests {
  /// Every kind of tile, full and in part, more than one strip, more than one block, and what is large as it stands.
  static let shapes = [
    (1, 1, 1), (5, 3, 2), (12, 10, 4), (7, 1, 31), (13, 130, 8), (25, 40, 16), (11, 257, 27), (19, 64, 32),
    (29, 100, 103), (31, 40, 1), (10, 300, 1), (6, 150, 5), (45, 140, 21), (8, 512, 16), (523, 3, 17),
    (25, 130, 401),
  ]

  @Test("a product is what its definition gives, from zeros, a row, or what was there", arguments: shapes)
  func products(_ rows: Int, _ inner: Int, _ columns: Int) {
    checkProduct(Float.self, rows, inner, columns)
    checkProduct(Double.self, rows, inner, columns)
  }

  private func checkProduct<S: Scalar>(_ scalar: S.Type, _ rows: Int, _ inner: Int, _ columns: Int) {
    func numbers(_ count: Int, _ seed: Int) -> [S] {
      (0..<count).map { S(($0 * 7919 + seed) % 1013) / 1013 - S(0.5) }
    }
    func transposed(_ a: [S], _ rows: Int, _ columns: Int) -> [S] {
      (0..<rows * columns).map { a[$0 % rows * columns + $0 / rows] }
    }
    let (a, b, bias) = (numbers(rows * inner, 1), numbers(inner * columns, 2), numbers(columns, 3))
    let before = numbers(rows * columns, 4)
    let (aTransposed, bTransposed) = (transposed(a, rows, inner), transposed(b, inner, columns))
    bias.withUnsafeBufferPointer { bias in
      guard let row = bias.baseAddress else { return }
      for (name, start) in [
        ("zeros", ProductStart<S>.zeros), ("a row", .row(row)), ("output", .output),
      ] {
        var (expected, bound) = ([Double](), [Double]())
        for place in 0..<rows * columns {
          let (row, column) = (place / columns, place % columns)
          var sum =
            switch start {
            case .zeros: 0.0
            case .row: Double(bias[column])
            case .output: Double(before[place])
            }
          var size = abs(sum)
          for k in 0..<inner {
            let term = Double(a[row * inner + k]) * Double(b[k * columns + column])
            sum += term
            size += abs(term)
          }
          expected.append(sum)
          // What rounding each of the sums can add up to (Higham 2002, 3.1).
          bound.append(Double(inner + 2) * Double(S.ulpOfOne) * size)
        }
        var first: [S]?
        for (isTransposed, isOtherTransposed) in [(false, false), (true, false), (false, true), (true, true)]
        {
          // A single column is summed in another order where a lies row by row.
          if columns == 1 && !isTransposed { first = nil }
          let cuts: [(rows: Int, columns: Int)] = [(0, 0), (rows / 3, 0), (0, columns / 2)]
          for cut in cuts where columns >= 4 || cut.columns == 0 {
            var c = before
            multiply(
              isTransposed ? aTransposed : a, isTransposed, isOtherTransposed ? bTransposed : b,
              isOtherTransposed,
              into: &c, (rows, inner, columns), from: start, cut: cut)
            #expect(
              zip(zip(c, expected), bound).allSatisfy { abs(Double($0.0) - $0.1) <= $1 }, "from \(name)")
            if columns > 1 || isTransposed {
              #expect(c == first ?? c, "from \(name), shared out at \(cut)")
              first = c
            }
          }
        }
      }
    }
  }

  /// A product in up to four parts.
  private func multiply<S: Scalar>(
    _ a: [S], _ isTransposed: Bool, _ b: [S], _ isOtherTransposed: Bool, into c: inout [S],
    _ size: (rows: Int, inner: Int, columns: Int), from start: ProductStart<S>, cut: (rows: Int, columns: Int)
  ) {
    a.withUnsafeBufferPointer { a in
      b.withUnsafeBufferPointer { b in
        c.withUnsafeMutableBufferPointer { c in
          guard let a = a.baseAddress, let b = b.baseAddress, let c = c.baseAddress else { return }
          for rows in [0..<cut.rows, cut.rows..<size.rows] {
            for columns in [0..<cut.columns, cut.columns..<size.columns] {
              let left = Matrix(
                a + rows.lowerBound * (isTransposed ? 1 : size.inner),
                stride: isTransposed ? size.rows : size.inner)
              let right = Matrix(
                b + columns.lowerBound * (isOtherTransposed ? size.inner : 1),
                stride: isOtherTransposed ? size.inner : size.columns)
              let own: ProductStart<S> =
                if case .row(let row) = start { .row(row + columns.lowerBound) } else { start }
              Engine.multiply(
                isTransposed ? left.transposed : left, isOtherTransposed ? right.transposed : right,
                into: c + rows.lowerBound * size.columns + columns.lowerBound, stride: size.columns,
                rows: rows.count, inner: size.inner, columns: columns.count, from: own)
            }
          }
        }
      }
    }
  }

  @Test("a transpose has each element in its place, also where rows have gaps", arguments: 1..<22)
  func transposes(_ rows: Int) {
    for columns in 1..<22 {
      for stride in [columns, columns + 3] {
        checkTranspose(Float.self, rows, columns, stride)
        checkTranspose(Double.self, rows, columns, stride)
      }
    }
  }

  private func checkTranspose<S: Scalar>(_ scalar: S.Type, _ rows: Int, _ columns: Int, _ stride: Int) {
    let a = (0..<rows * stride).map { S($0) }
    var out = [S](repeating: -1, count: rows * columns + 1)
    S.Kernels.transpose(a, stride: stride, rows: rows, columns: columns, into: &out)
    var expected: [S] = []
    for column in 0..<columns { expected += (0..<rows).map { S($0 * stride + column) } }
    expected.append(-1)
    #expect(out == expected, "\(rows) × \(columns), rows \(stride) apart, \(scalar)")
  }
}
