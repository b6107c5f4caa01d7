import CKernels
import Engine

/// Reductions over what passed through a layer, all in double.
enum Reductions {
  /// The root of the mean square; neither overflows nor underflows.
  static func rootMeanSquare<S: Scalar>(_ values: UnsafeBufferPointer<S>) -> Double {
    guard let base = values.baseAddress, !values.isEmpty else { return 0 }
    return euclideanNorm(base, count: values.count) / Double(values.count).squareRoot()
  }

  /// The standard deviation over the rows, RMS over the columns, divided by the RMS of all, 0 for zeros; and that RMS.
  static func spread<S: Scalar>(
    _ values: UnsafeBufferPointer<S>, rows: Int
  ) -> (spread: Double, size: Double) {
    guard rows > 0, !values.isEmpty else { return (0, 0) }
    var (deviations, squares) = (0.0, 0.0)
    gradlab_column_spread(
      MemoryLayout<S>.size, values.baseAddress, rows, values.count / rows, &deviations, &squares)
    return (
      squares == 0 ? 0 : (deviations / squares).squareRoot(), (squares / Double(values.count)).squareRoot()
    )
  }

  /// The root of the mean square of a layer's slopes, and the share of those smaller in size than `limit`; `nil`
  /// where it has none.
  static func slopes<S: Scalar>(
    of trace: LayerTrace<S>, limit: Double
  ) -> (size: Double, shareBelow: Double)? {
    var (squares, below, count) = (0.0, 0, 0)
    let hasSlopes = trace.forEachSlopes { slopes in
      var belowHere = 0
      squares += gradlab_slopes(MemoryLayout<S>.size, slopes.baseAddress, slopes.count, limit, &belowHere)
      below += belowHere
      count += slopes.count
    }
    guard hasSlopes, count > 0 else { return nil }
    return ((squares / Double(count)).squareRoot(), Double(below) / Double(count))
  }

  /// How many different rows there are.
  static func distinct<S: Scalar>(_ values: UnsafeBufferPointer<S>, rows: Int) -> Int {
    guard rows > 0, !values.isEmpty else { return 0 }
    return gradlab_distinct_rows(MemoryLayout<S>.size, values.baseAddress, rows, values.count / rows)
  }

  /// Whether every value is a number and finite.
  static func isFinite<S: Scalar>(_ values: UnsafeBufferPointer<S>) -> Bool {
    gradlab_first_non_finite(MemoryLayout<S>.size, values.baseAddress, values.count) < 0
  }

  /// The share of values that are exactly 0.
  static func shareOfZeros<S: Scalar>(_ values: UnsafeBufferPointer<S>) -> Double {
    guard !values.isEmpty else { return 0 }
    return Double(gradlab_count_zeros(MemoryLayout<S>.size, values.baseAddress, values.count))
      / Double(values.count)
  }

  /// How many columns are 0 or less in every row.
  static func silentColumns<S: Scalar>(_ values: UnsafeBufferPointer<S>, rows: Int) -> Int {
    guard rows > 0, !values.isEmpty else { return 0 }
    return gradlab_silent_columns(MemoryLayout<S>.size, values.baseAddress, rows, values.count / rows)
  }
}
