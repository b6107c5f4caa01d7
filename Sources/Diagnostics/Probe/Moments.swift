import CKernels

/// Mean, mean square and variance over samples of a matrix whose rows are samples.
struct Moments {
  let mean: Double
  let square: Double
  /// The variance over the rows, mean over the columns.
  let own: Double

  init(_ values: [Double], rows: Int, columns: Int) {
    var (deviations, squares) = (0.0, 0.0)
    DoubleKernels.columnSpread(
      values, rows: rows, columns: columns, deviations: &deviations, squares: &squares)
    let count = Double(max(1, values.count))
    mean = values.reduce(0, +) / count
    square = squares / count
    own = deviations / count
  }
}
