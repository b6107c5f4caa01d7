/// All gradients of a step, as a clip sees them: lengths, and what is scaled.
public struct Gradients<S: Scalar> {
  /// √Σg² over all, before anything is limited.
  public let norm: Double
  /// The places of all.
  public let all: Range<Int>
  private let values: UnsafeMutablePointer<S>
  private let parameters: UnsafePointer<S>
  private let layout: [ParameterSlice]

  init(
    _ values: UnsafeMutablePointer<S>, parameters: UnsafePointer<S>, layout: [ParameterSlice]
  ) {
    self.values = values
    self.parameters = parameters
    self.layout = layout
    // The tensors stand in the layout's order, without gaps.
    all = 0..<(layout.last?.range.upperBound ?? 0)
    norm = euclideanNorm(values, count: all.count)
  }

  /// √Σg² over some.
  public func norm(of places: Range<Int>) -> Double {
    euclideanNorm(values + places.lowerBound, count: places.count)
  }

  /// √Σw² over the parameters in those places.
  public func parameterNorm(of places: Range<Int>) -> Double {
    euclideanNorm(parameters + places.lowerBound, count: places.count)
  }

  /// g ← g · min(1, factor); a factor that is not a number stays visible.
  public func scale(_ places: Range<Int>, by factor: Double) {
    if !(factor >= 1) { S.Kernels.scale(values + places.lowerBound, count: places.count, by: factor) }
  }

  /// g ← min(limit, max(−limit, g))
  public func cut(_ places: Range<Int>, to limit: Double) {
    S.Kernels.clamp(values + places.lowerBound, count: places.count, to: limit)
  }

  /// The places of each layer's gradients, weight and bias together.
  public func forEachLayer(_ body: (Range<Int>) -> Void) {
    var first = 0
    for (index, slice) in layout.enumerated()
    where index + 1 == layout.count || layout[index + 1].layer != slice.layer {
      body(first..<slice.range.upperBound)
      first = slice.range.upperBound
    }
  }

  /// The places of each unit's gradients: a row of a weight, and a vector as a whole.
  public func forEachUnit(_ body: (Range<Int>) -> Void) {
    for slice in layout {
      let rows = slice.shape.count(where: { $0 > 1 }) > 1 ? slice.shape[0] : 1
      let count = slice.count / rows
      for row in 0..<rows { body(slice.offset + row * count..<slice.offset + (row + 1) * count) }
    }
  }
}
