import RealModule

/// What the numbers of one tensor are like, gathered piece by piece as they are read.
package struct WeightTally: Sendable {
  /// The first number of its shape, and the product of the others.
  package let rows: Int
  package let columns: Int
  /// How many have been seen.
  package private(set) var count = 0
  package private(set) var notFinite = 0
  /// The place of the first that is not finite.
  package private(set) var firstNotFinite: Int?
  package private(set) var zeros = 0
  /// Those that are 0 or below.
  package private(set) var notPositive = 0
  /// Those that float16 has as an infinity, and those other than 0 that it has as 0.
  package private(set) var aboveHalf = 0
  package private(set) var belowHalf = 0
  /// The largest by its size.
  package private(set) var largest = 0.0
  private var squares = 0.0
  private var rowSquares: [Double]
  private var columnSquares: [Double]

  /// A row this much smaller than the others carries nothing.
  private static let nothing = 1e-12
  private static let mostOfHalf = 65519.99
  /// Half of the least number of float16: what is smaller is rounded to 0.
  private static let leastOfHalf = 0x1p-25

  package init(rows: Int, columns: Int) {
    (self.rows, self.columns) = (rows, columns)
    rowSquares = [Double](repeating: 0, count: rows)
    columnSquares = [Double](repeating: 0, count: columns)
  }

  /// The next numbers, in their order.
  package mutating func add(_ numbers: [Double]) {
    var rest = numbers[...]
    while !rest.isEmpty {
      let (row, column) = (count / columns, count % columns)
      let part = rest.prefix(columns - column)
      add(part, row, column)
      rest = rest.dropFirst(part.count)
    }
  }

  /// Numbers of one row.
  private mutating func add(_ numbers: ArraySlice<Double>, _ row: Int, _ column: Int) {
    var (most, sum) = (largest, 0.0)
    let start = count
    columnSquares.withUnsafeMutableBufferPointer { columnSquares in
      for (index, number) in numbers.enumerated() {
        let size = abs(number)
        guard size <= .greatestFiniteMagnitude else {
          notFinite += 1
          firstNotFinite = firstNotFinite ?? start + index
          continue
        }
        if size > most { most = size }
        if number <= 0 { notPositive += 1 }
        if size <= Self.leastOfHalf { if size == 0 { zeros += 1 } else { belowHalf += 1 } }
        if size >= Self.mostOfHalf { aboveHalf += 1 }
        let square = number * number
        sum += square
        columnSquares[column + index] += square
      }
    }
    largest = most
    squares += sum
    rowSquares[row] += sum
    count += numbers.count
  }

  /// The root of the mean square of those that are finite.
  package var size: Double { count > notFinite ? (squares / Double(count - notFinite)).squareRoot() : 0 }

  /// The sum of the squares.
  package var sumOfSquares: Double { squares }

  /// Which rows, or columns, are 0, or as good as, where others are not.
  package var emptyRows: [Int] { Self.empty(rowSquares) }
  package var emptyColumns: [Int] { Self.empty(columnSquares) }

  private static func empty(_ squares: [Double]) -> [Int] {
    let mean = squares.reduce(0, +) / Double(max(1, squares.count))
    guard mean > 0 else { return [] }
    return squares.indices.filter { squares[$0] <= nothing * mean }
  }
}
