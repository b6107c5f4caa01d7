import Engine

extension MeanFieldSignal {
  /// The samples themselves.
  init(_ data: DataSet) {
    let moments = Moments(data.features, rows: data.count, columns: data.sampleSize)
    self.init(
      mean: moments.mean, square: moments.square, own: moments.own, isNormal: false, units: data.sampleSize)
  }

  /// The share of a sample's length that lies along the direction of all units' mean, from −1 to 1.
  var meanShare: Double { square > 0 ? min(1, max(-1, mean / square.squareRoot())) : 0 }
}

/// One step of the way of a signal, with what the way back has to know of it.
indirect enum MeanFieldStep {
  /// A weight matrix, where a layer's error signal is read.
  case weights(MeanFieldWeights)
  case slope(MeanFieldSlope)
  /// A layer that rescales; `centers`: it takes the mean off as well.
  case scale(Double, units: Int, centers: Bool)
  /// The way around adds to what comes back through. `kept`: the share of the signal behind the block, its mean left out,
  /// that is the signal before it; as the length of one over that of the other.
  case residual([MeanFieldStep], kept: Double)

  var isResidual: Bool { if case .residual = self { true } else { false } }
}

struct MeanFieldWeights {
  let layer: Int
  let inputs: Int
  let units: Int
  /// Of one weight.
  let variance: Double
  /// How they were drawn; `nil` for a layer's own weights, trained or loaded.
  let drawing: Drawing?

  enum Drawing { case independent, orthogonal }
}

/// The slopes of an activation.
struct MeanFieldSlope {
  let units: Int
  let moments: ActivationMoments
  /// What the weights right before it took, for a pre-activation that is nothing but their sum (and biases).
  let entered: MeanFieldSignal?
  /// The variance of the pre-activation.
  let length: Double
}

/// By how much what comes back along the mean of h = φ(W x), or along h itself, turns into the direction of x: Wᵀ D 1
/// and Wᵀ D h have a mean, √(σ_w² …) E[φ′ z] and E[φ φ′ z] along x.
struct CommonPath {
  /// From the direction of all units' mean, and from the rest of h, each of length 1.
  var fromMean: Double
  var fromOwn: Double
  /// The direction of x: along the mean, and along the rest.
  var mean: Double
  var own: Double

  init(_ slope: MeanFieldSlope, _ weights: MeanFieldWeights, entered: MeanFieldSignal) {
    let strength =
      slope.length > 0
      ? Double(weights.inputs) * weights.variance * (max(0, entered.square) / slope.length).squareRoot() : 0
    let moments = slope.moments
    fromMean = strength * moments.slopeAlong
    fromOwn = moments.variance > 0 ? strength * moments.ownAlong / moments.variance.squareRoot() : 0
    mean = entered.meanShare
    own = max(0, 1 - mean * mean).squareRoot()
  }

  /// Through layers with weights and activations alone, one after the other; `nil` for any others.
  init?(_ steps: [MeanFieldStep]) {
    var whole: CommonPath?
    var rest = steps[...]
    while let step = rest.popLast() {
      guard case .slope(let slope) = step, case .weights(let weights)? = rest.popLast(),
        let entered = slope.entered
      else { return nil }
      let next = CommonPath(slope, weights, entered: entered)
      guard var path = whole else {
        whole = next
        continue
      }
      let through = next.fromMean * path.mean + next.fromOwn * path.own
      path.fromMean *= through
      path.fromOwn *= through
      (path.mean, path.own) = (next.mean, next.own)
      whole = path
    }
    guard let whole else { return nil }
    self = whole
  }
}
