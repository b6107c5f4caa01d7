import CKernels
import Engine

/// Reductions over what passed through a layer, all in double.
enum Reductions {
  /// The root of the sum of squares; neither overflows nor underflows.
  static func norm<S: Scalar>(_ values: UnsafeBufferPointer<S>) -> Double {
    values.baseAddress.map { euclideanNorm($0, count: values.count) } ?? 0
  }

  /// The root of the mean square; neither overflows nor underflows.
  static func rootMeanSquare<S: Scalar>(_ values: UnsafeBufferPointer<S>) -> Double {
    values.isEmpty ? 0 : norm(values) / Double(values.count).squareRoot()
  }

  /// The standard deviation over the rows, RMS over the columns, divided by the RMS of all, 0 for zeros; and that RMS.
  static func spread<S: Scalar>(
    _ values: UnsafeBufferPointer<S>, rows: Int
  ) -> (spread: Double, size: Double) {
    guard let base = values.baseAddress, rows > 0, !values.isEmpty else { return (0, 0) }
    var (deviations, squares) = (0.0, 0.0)
    S.Kernels.columnSpread(
      base, rows: rows, columns: values.count / rows, deviations: &deviations, squares: &squares
    )
    return (
      squares == 0 ? 0 : (deviations / squares).squareRoot(), (squares / Double(values.count)).squareRoot()
    )
  }

  /// The deviation of the steps of a sequence from its mean over them, RMS over steps and samples, divided by the RMS of
  /// all, 0 for zeros.
  static func stepSpread<S: Scalar>(
    _ values: UnsafeBufferPointer<S>, samples: Int, steps: Int
  ) -> Double {
    guard let base = values.baseAddress, samples > 0, steps > 0, !values.isEmpty else { return 0 }
    let size = values.count / samples
    var (deviations, squares) = (0.0, 0.0)
    for sample in 0..<samples {
      S.Kernels.columnSpread(
        base + sample * size, rows: steps, columns: size / steps, deviations: &deviations, squares: &squares)
    }
    return squares == 0 ? 0 : (deviations / squares).squareRoot()
  }

  /// The root of the mean square of a layer's slopes, and the share of those smaller in size than `limit`; `nil`
  /// where it has none.
  static func slopes<S: Scalar>(
    of trace: LayerTrace<S>, limit: Double
  ) -> (size: Double, shareBelow: Double)? {
    var (squares, below, count) = (0.0, 0, 0)
    let hasSlopes = trace.forEachSlopes { slopes in
      var belowHere = 0
      guard let base = slopes.baseAddress else { return }
      squares += S.Kernels.slopes(base, count: slopes.count, limit: limit, below: &belowHere)
      below += belowHere
      count += slopes.count
    }
    guard hasSlopes, count > 0 else { return nil }
    return ((squares / Double(count)).squareRoot(), Double(below) / Double(count))
  }

  /// How many different rows there are.
  static func distinct<S: Scalar>(_ values: UnsafeBufferPointer<S>, rows: Int) -> Int {
    guard let base = values.baseAddress, rows > 0, !values.isEmpty else { return 0 }
    // The power of 2 from twice the rows on: half of the places at most are taken.
    let size = 1 << (Int.bitWidth - (2 * rows - 1).leadingZeroBitCount)
    let places = UnsafeMutablePointer<Int>.allocate(capacity: size)
    let hashes = UnsafeMutablePointer<UInt64>.allocate(capacity: rows)
    defer {
      places.deallocate()
      hashes.deallocate()
    }
    return S.Kernels.distinctRows(
      base, rows: rows, columns: values.count / rows, places: places, size: size, hashes: hashes)
  }

  /// Whether every value is a number and finite.
  static func isFinite<S: Scalar>(_ values: UnsafeBufferPointer<S>) -> Bool {
    guard let base = values.baseAddress else { return true }
    return S.Kernels.firstNonFinite(base, count: values.count) < 0
  }

  /// The share of values that are exactly 0.
  static func shareOfZeros<S: Scalar>(_ values: UnsafeBufferPointer<S>) -> Double {
    guard let base = values.baseAddress, !values.isEmpty else { return 0 }
    return Double(S.Kernels.countZeros(base, count: values.count))
      / Double(values.count)
  }

  /// How many columns are 0 or less in every row.
  static func silentColumns<S: Scalar>(_ values: UnsafeBufferPointer<S>, rows: Int) -> Int {
    guard let base = values.baseAddress, rows > 0, !values.isEmpty else { return 0 }
    return S.Kernels.silentColumns(base, rows: rows, columns: values.count / rows)
  }
}
