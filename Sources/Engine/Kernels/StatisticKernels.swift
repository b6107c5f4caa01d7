import CKernels

/// What `CStatistics.template.h` declares.
public protocol StatisticKernels<Number> {
  associatedtype Number

  static func columnSpread(
    _ values: UnsafePointer<Number>, rows: Int, columns: Int, deviations: UnsafeMutablePointer<Double>,
    squares: UnsafeMutablePointer<Double>)
  static func distinctRows(
    _ values: UnsafePointer<Number>, rows: Int, columns: Int, places: UnsafeMutablePointer<Int>, size: Int,
    hashes: UnsafeMutablePointer<UInt64>
  ) -> Int
  static func slopes(
    _ values: UnsafePointer<Number>, count: Int, limit: Double, below: UnsafeMutablePointer<Int>
  ) -> Double
  static func countZeros(_ values: UnsafePointer<Number>, count: Int) -> Int
  static func silentColumns(_ values: UnsafePointer<Number>, rows: Int, columns: Int) -> Int
}
