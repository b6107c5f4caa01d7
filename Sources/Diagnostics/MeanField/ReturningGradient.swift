import RealModule

/// The way of a gradient back through a wide random network, in mean square over the weights.
///
/// A layer's gradient is nearly without direction: ‖Wᵀ D g‖² is σ_w² E[φ′²] ‖g‖², and what it has in common with the
/// signal is of the order of one unit. That part counts once there are ways around: with h = φ(W x) the products Wᵀ D 1
/// and Wᵀ D h have a mean, both along x, so that what comes back through a block adds to what comes around it. For relu
/// and other homogeneous φ the product g · x is the same before and behind a block, and since x grows faster than a
/// gradient without direction, the common part overtakes the rest after some ln n layers.
struct ReturningGradient {
  /// ‖g‖²
  private(set) var square: Double
  /// E[a²], E[b²] and E[ab], a being the part of g along all units' mean direction, b that along the rest of the signal.
  private var alongMean = 0.0
  private var alongOwn = 0.0
  private var both = 0.0
  /// 1, or 0 for a network without end, in which nothing is in common.
  private let finite: Double
  /// The share of ‖g‖² that lies along any one direction by chance: one over the number of units.
  private var chance = 0.0
  /// The logarithm of what all squares here are multiplied by: deep networks leave the range of numbers.
  private var scale = 0.0
  /// The logarithm of the mean square over units at each layer with weights.
  private(set) var signals: [Int: Double] = [:]

  /// The logarithm of the mean square of the error signal over units at each layer with weights, for 1 at the end.
  ///
  /// What is in common grows from one random number, so its typical square is below the mean; for several outputs the
  /// mean is near enough.
  static func signals(_ steps: [MeanFieldStep], outputs: Int) -> [Int: Double] {
    var free = ReturningGradient(units: outputs, finite: 0)
    free.goAllTheWay(steps)
    guard steps.contains(where: \.isResidual) else { return free.signals }
    var bound = ReturningGradient(units: outputs, finite: 1)
    bound.goAllTheWay(steps)
    guard outputs == 1 else { return bound.signals }
    return bound.signals.merging(free.signals) { all, free in
      let common = Double.exp(all - free) - 1
      guard common > 1e-12 else { return all }
      // E[ln z²], where nothing else is left.
      guard common < 1e30 else { return all - 1.2703628454614782 }
      let expectation = NormalExpectation(finest: 0.1 / (1 + common).squareRoot())
      return free + expectation { Double.log(1 + common * $0 * $0) }
    }
  }

  private init(units: Int, finite: Double) {
    self.finite = finite
    square = Double(units)
    forget(units)
  }

  private mutating func goAllTheWay(_ steps: [MeanFieldStep]) {
    var rest = steps[...]
    while !rest.isEmpty {
      goBack(&rest)
      guard square > 0, !(1e-50...1e50).contains(square) else { continue }
      (alongMean, alongOwn, both) = (alongMean / square, alongOwn / square, both / square)
      scale += Double.log(square)
      square = 1
    }
  }

  private mutating func note(_ square: Double, _ weights: MeanFieldWeights) {
    signals[weights.layer] = Double.log(square / Double(weights.units)) + scale
  }

  /// Over the last step, and the weights before an activation with it.
  private mutating func goBack(_ rest: inout ArraySlice<MeanFieldStep>) {
    switch rest.removeLast() {
    case .weights(let weights):
      note(square, weights)
      square *= Double(weights.inputs) * weights.variance
      forget(weights.inputs)
    case .slope(let slope):
      if let entered = slope.entered, case .weights(let weights)? = rest.last {
        rest.removeLast()
        goThrough(CommonPath(slope, weights, entered: entered), slope.moments, weights)
      } else {
        square *= slope.moments.slopeSquare
      }
    case .scale(let factor, let units, let centers):
      square *= factor
      if centers {
        forget(units)
      } else {
        (alongMean, alongOwn, both) = (alongMean * factor, alongOwn * factor, both * factor)
      }
    case .residual(let inner, let kept): goAround(inner, kept: kept)
    }
  }

  /// From here on nothing is in common but for chance.
  private mutating func forget(_ units: Int) {
    chance = finite / Double(units)
    (alongMean, alongOwn, both) = (chance * square, chance * square, 0)
  }

  private mutating func goThrough(
    _ path: CommonPath, _ moments: ActivationMoments, _ weights: MeanFieldWeights
  ) {
    let (mean, own) = (alongMean - chance * square, alongOwn - chance * square)
    let returned =
      path.fromMean * path.fromMean * mean + 2 * path.fromMean * path.fromOwn * both
      + path.fromOwn * path.fromOwn * own
    var slopes = moments.slopeSquare * square
    if moments.variance > 0 {
      slopes += own * (moments.ownSquare / moments.variance - moments.slopeSquare)
    }
    note(slopes, weights)
    let rest = slopes * Double(weights.inputs) * weights.variance
    square = rest + returned
    chance = finite / Double(weights.inputs)
    alongMean = path.mean * path.mean * returned + chance * rest
    alongOwn = path.own * path.own * returned + chance * rest
    both = path.mean * path.own * returned
  }

  private mutating func goAround(_ inner: [MeanFieldStep], kept: Double) {
    let made = max(0, 1 - kept * kept).squareRoot()
    let (mean, own, both) = (alongMean, alongOwn, self.both)
    var branch = self
    // The branch alone holds them meanwhile, and need not copy.
    signals = [:]
    branch.alongOwn = made * made * own + kept * kept * chance * square
    branch.both = made * both
    var rest = inner[...]
    while !rest.isEmpty { branch.goBack(&rest) }
    signals = branch.signals
    // What comes back through the block, times what comes around it.
    var (withMean, withOwn) = (0.0, 0.0)
    var path = CommonPath(inner)
    if finite == 0 { path = nil }
    if let path {
      withMean = path.fromMean * mean + path.fromOwn * made * both
      withOwn = kept * (path.fromMean * both + path.fromOwn * made * own)
    }
    let (along, across) = (path?.mean ?? 0, path?.own ?? 0)
    alongMean = mean + branch.alongMean + 2 * along * withMean
    alongOwn =
      kept * kept * own + made * made * chance * square + branch.alongOwn + 2 * across * withOwn
    self.both = kept * both + branch.both + across * withMean + along * withOwn
    square += branch.square + 2 * (along * withMean + across * withOwn)
  }
}
