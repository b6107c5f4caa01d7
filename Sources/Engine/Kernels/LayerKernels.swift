import CKernels

/// What `CLayers.template.h` declares.
public protocol LayerKernels<Number> {
  associatedtype Number

  static func batchStatistics(
    _ x: UnsafePointer<Number>, stride: Int, rows: Int, columns: Int, mean: UnsafeMutablePointer<Number>,
    variance: UnsafeMutablePointer<Number>)
  static func batchRunning(
    mean: UnsafePointer<Number>, variance: UnsafeMutablePointer<Number>,
    runningMean: UnsafeMutablePointer<Number>, runningVariance: UnsafeMutablePointer<Number>, columns: Int,
    momentum: Double, unbiased: Double, epsilon: Double)
  static func batchNormalize(
    _ x: UnsafePointer<Number>, into y: UnsafeMutablePointer<Number>, rows: Int, columns: Int,
    mean: UnsafePointer<Number>, inverse: UnsafePointer<Number>, scale: UnsafePointer<Number>,
    shift: UnsafePointer<Number>)
  static func batchSums(
    _ x: UnsafePointer<Number>, gradient dy: UnsafePointer<Number>, stride: Int, rows: Int, columns: Int,
    mean: UnsafePointer<Number>, inverse: UnsafePointer<Number>,
    intoScale dScale: UnsafeMutablePointer<Number>, intoShift dShift: UnsafeMutablePointer<Number>)
  static func batchPullback(
    _ x: UnsafePointer<Number>, gradient dy: UnsafePointer<Number>, into dx: UnsafeMutablePointer<Number>,
    rows: Int, columns: Int, mean: UnsafePointer<Number>, inverse: UnsafePointer<Number>,
    scale: UnsafePointer<Number>, dScale: UnsafePointer<Number>, dShift: UnsafePointer<Number>, share: Double,
    accumulates: Bool)
  static func layerNormalize(
    _ x: UnsafePointer<Number>, into y: UnsafeMutablePointer<Number>, rows: Int, columns: Int,
    scale: UnsafePointer<Number>, shift: UnsafePointer<Number>, epsilon: Double,
    moments: UnsafeMutablePointer<Number>)
  static func layerPullback(
    _ x: UnsafePointer<Number>, gradient dy: UnsafePointer<Number>, into dx: UnsafeMutablePointer<Number>,
    rows: Int, columns: Int, scale: UnsafePointer<Number>, moments: UnsafePointer<Number>, accumulates: Bool)
  static func layerSums(
    _ x: UnsafePointer<Number>, gradient dy: UnsafePointer<Number>, stride: Int, rows: Int, columns: Int,
    moments: UnsafePointer<Number>, intoScale dScale: UnsafeMutablePointer<Number>,
    intoShift dShift: UnsafeMutablePointer<Number>, accumulates: Bool)
  static func lstmStep(
    gates: UnsafeMutablePointer<Number>, _ bias1: UnsafePointer<Number>, _ bias2: UnsafePointer<Number>,
    previousCell: UnsafePointer<Number>, cell: UnsafeMutablePointer<Number>,
    hidden: UnsafeMutablePointer<Number>, rows: Int, units: Int)
  static func lstmPullback(
    gates: UnsafeMutablePointer<Number>, previousCell: UnsafePointer<Number>, cell: UnsafePointer<Number>,
    dHidden: UnsafePointer<Number>, dCell: UnsafeMutablePointer<Number>, rows: Int, units: Int)
  static func gruStep(
    fromInput: UnsafeMutablePointer<Number>, fromHidden: UnsafeMutablePointer<Number>,
    _ bias1: UnsafePointer<Number>, _ bias2: UnsafePointer<Number>, previous: UnsafePointer<Number>,
    hidden: UnsafeMutablePointer<Number>, rows: Int, units: Int)
  static func gruPullback(
    fromInput: UnsafeMutablePointer<Number>, fromHidden: UnsafeMutablePointer<Number>,
    previous: UnsafePointer<Number>, dHidden: UnsafePointer<Number>, dPrevious: UnsafeMutablePointer<Number>,
    rows: Int, units: Int)
  static func attentionWeights(
    _ z: UnsafeMutablePointer<Number>, rows: Int, columns: Int, scale: Double, causal: Bool)
  static func attentionWeightsPullback(
    _ y: UnsafePointer<Number>, gradient dy: UnsafeMutablePointer<Number>, rows: Int, columns: Int,
    scale: Double)
  static func stepMeans(
    _ x: UnsafePointer<Number>, into y: UnsafeMutablePointer<Number>, rows: Int, steps: Int, columns: Int)
  static func stepMeansPullback(
    _ dy: UnsafePointer<Number>, into dx: UnsafeMutablePointer<Number>, rows: Int, steps: Int, columns: Int,
    accumulates: Bool)
}
