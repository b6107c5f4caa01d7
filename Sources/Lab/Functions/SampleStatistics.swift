/// Statistics of a few numbers.
package enum SampleStatistics {
  @Sendable package static func median(_ numbers: [Double]) -> Double {
    guard !numbers.isEmpty, !numbers.contains(where: \.isNaN) else { return .nan }
    let sorted = numbers.sorted()
    let middle = sorted.count / 2
    return sorted.count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
  }

  @Sendable static func deviation(_ numbers: [Double]) -> Double {
    guard numbers.count > 1 else { return .nan }
    let mean = numbers.reduce(0, +) / Double(numbers.count)
    return (numbers.map { ($0 - mean) * ($0 - mean) }.reduce(0, +) / Double(numbers.count - 1)).squareRoot()
  }
}
