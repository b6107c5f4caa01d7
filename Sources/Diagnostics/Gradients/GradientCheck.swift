import Engine

/// Backpropagation held against central differences of the loss, layer by layer, in float64.
///
/// The derivative with respect to an entry θ is measured as (L(θ + h) − L(θ − h)) / 2h, and with four points for a
/// larger h; of several h the one that agrees best counts, since a large one meets kinks and curvature, a small one the
/// rounding of the loss. Differences smaller than what that rounding alone makes are no errors.
public struct GradientCheck: Sendable {
  /// What the check found at one layer.
  public struct Layer: Sendable {
    /// The layer's number, from 0.
    public let number: Int
    /// The largest difference among the entries looked at, relative to the larger of the two, less what the rounding of
    /// the loss can make.
    public let error: Double
    /// The parameter where that is: "3.weight".
    public let parameter: String
    /// How many entries were looked at.
    public let entries: Int
    /// How many of them differ from 0 by more than the rounding of the loss; 0: the gradient is too small to be
    /// checked this way.
    public let resolved: Int
  }

  /// One for each layer with parameters.
  public let layers: [Layer]

  /// The largest error of all.
  public var error: Double { layers.map(\.error).max() ?? 0 }

  /// Checks up to `entries` entries of every parameter tensor, chosen by the seed.
  ///
  /// - Throws: `EngineError.stopped` where `shouldStop` said so.
  public init(
    _ description: NetworkDescription, _ state: NetworkState, on data: DataSet, loss: Loss? = nil,
    entries: Int = 20, shouldStop: @escaping @Sendable () -> Bool = { false }
  ) throws(EngineError) {
    let model = try Model<Double>(description, state: state, data: data, loss: loss, shouldStop: shouldStop)
    guard model.forward(), model.backward() else { throw .stopped }
    let gradients = Array(model.gradients)
    let loss = model.loss
    // The last parameters move every output, and so show what the sums of the loss alone make.
    let least = try max(
      4 * loss.ulp,
      model.plan.parameters.last.map { slice throws(EngineError) in
        try Self.noise(model, slice.offset, gradients[slice.offset], around: loss)
      } ?? 0)
    var layers: [Layer] = []
    for (index, slice) in model.plan.parameters.enumerated() {
      var stream = RandomStream(
        seed: state.seed, draw: state.draw, purpose: .diagnosis, layer: slice.layer, step: index)
      let indices = stream.permutation(slice.count).prefix(entries)
      var (worst, resolved) = (0.0, 0)
      let noise = try max(
        least,
        indices.first.map { place throws(EngineError) in
          try Self.noise(model, slice.offset + place, gradients[slice.offset + place], around: loss)
        } ?? 0)
      for place in indices {
        let (error, isResolved) = try Self.check(
          model, slice.offset + place, against: gradients[slice.offset + place], noise: noise)
        worst = max(worst, error)
        resolved += isResolved ? 1 : 0
      }
      let layer = Layer(
        number: slice.layer, error: worst, parameter: slice.name, entries: indices.count, resolved: resolved)
      if let last = layers.last, last.number == layer.number {
        layers[layers.count - 1] = last.joined(layer)
      } else {
        layers.append(layer)
      }
    }
    self.layers = layers
  }

  /// How far the rounding of a loss reaches: what steps too short for curvature change it by, their slope left out.
  static func noise(
    _ model: Model<Double>, _ place: Int, _ gradient: Double, around loss: Double
  ) throws(EngineError) -> Double {
    let original = model.parameters[place]
    defer { model.parameters[place] = original }
    var largest = 0.0
    for factor in [-4.0, -3, -2, -1, 1, 2, 3, 4] {
      let moved = original + factor * 1e-12
      model.parameters[place] = moved
      guard model.forward() else { throw .stopped }
      largest = max(largest, abs(model.loss - loss - gradient * (moved - original)))
    }
    return 2 * largest
  }

  static func check(
    _ model: Model<Double>, _ place: Int, against gradient: Double, noise: Double
  ) throws(EngineError) -> (error: Double, isResolved: Bool) {
    let original = model.parameters[place]
    defer { model.parameters[place] = original }
    func loss(_ offset: Double) throws(EngineError) -> Double {
      model.parameters[place] = original + offset
      guard model.forward() else { throw .stopped }
      return model.loss
    }
    var best = Double.infinity
    // The same for the step that rounding disturbs least, where it disturbs every one.
    var (clearest, disturbed) = (-1.0, Double.infinity)
    for step in [1e-3, 1e-5, 1e-6].map({ $0 * max(1, abs(original)) }) {
      let near = (try loss(step) - loss(-step)) / (2 * step)
      // Four points for the large step, whose error in h² would show.
      let measured = step < 5e-4 ? near : (4 * near - (try loss(2 * step) - loss(-2 * step)) / (4 * step)) / 3
      let rounding = noise / step
      let larger = max(abs(measured), abs(gradient))
      let excess = max(0, abs(measured - gradient) - rounding)
      let error = excess == 0 ? 0 : excess / larger
      let clarity = rounding > 0 ? larger / rounding : .infinity
      if clarity > clearest { (clearest, disturbed) = (clarity, error) }
      // A step with more rounding in it would agree with too much.
      if clarity > 100 { best = min(best, error) }
      if best < 1e-7 { break }
    }
    return (best.isFinite ? best : disturbed, clearest > 10)
  }
}

extension GradientCheck.Layer {
  /// Two tensors of one layer together.
  fileprivate func joined(_ other: Self) -> Self {
    Self(
      number: number, error: max(error, other.error),
      parameter: other.error > error ? other.parameter : parameter, entries: entries + other.entries,
      resolved: resolved + other.resolved)
  }
}
