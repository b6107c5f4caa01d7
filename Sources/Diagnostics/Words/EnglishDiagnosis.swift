import Engine

/// What a diagnosis says, in English: whole sentences, with the figures that show it.
enum EnglishDiagnosis {
  static func words(_ finding: Finding) -> String {
    switch finding {
    case .brokenParameters(let at):
      "Not finite: among the weights and biases of \(place(at)) themselves are NaNs or infinities, as after a "
        + "training whose steps went too far. \"fresh\" draws them anew."
    case .notFiniteForward(let at):
      "Not finite: going forward, \(place(at)) is the first to give a NaN or an infinity; every number "
        + "after it is worthless."
    case .notFiniteBackward(let at):
      "Not finite: going forward all is well; going back, the error signal is no longer finite at "
        + "\(place(at))."
    case .notFiniteLoss(let loss): "Not finite: all outputs are, but the loss is \(figure(loss))."
    case .notFiniteInTraining(let place):
      "Not finite: in epoch \(place.epoch), step \(place.step), the first NaN or infinity appears "
        + "\(direction(place.direction)), at \(place.layer.map { "layer \($0 + 1)" } ?? "the loss")."
    case .deadLayer(let at, let units):
      "Dead: \(units == 1 ? "the only unit" : "all \(units) units") of \(place(at)) "
        + "\(units == 1 ? "gives" : "give") 0 for every sample, so nothing passes it in either direction, and no "
        + "layer up to it can learn."
    case .deadUnits(let at, let dead, let units):
      "Dead units: \(dead) of \(units) in \(place(at)) give 0 for every sample and no longer learn."
    case .saturated(let at, let activation, let share, let others):
      "Saturated: in \(place(at)) \(figure(share * 100, digits: 2)) % of the slopes are below a twentieth of "
        + "\(activation)'s largest\(others > 0 ? ", and so it is in \(counted(others, "more layer"))" : "")."
    case .samplesAlike(let at, let outputs):
      "Samples alike: after \(place(at)) only \(outputs.distinct) of \(rows(outputs)) can be told apart in "
        + "\(outputs.precision)."
    case .underflow(let at, let precision, let next, let signal):
      "Underflow: going back, the gradients fall below the smallest number of \(precision) "
        + "(\(precision == .float32 ? "1.4e−45" : "4.9e−324")) at \(place(at)), and are exactly 0 from there on; "
        + "\(place(next)) still sees an error signal of \(figure(signal))."
        + (precision == .float32 ? " \"precision float64\" shows what is left." : "")
    case .vanishing(let path):
      "Vanishing, both ways. \(backward(path)) \(forwardAlike(path))\(theory(path))"
    case .vanishingBackward(let path):
      "Vanishing, going back. \(backward(path))"
        + (path.forward == .kept ? " Going forward, the samples stay apart\(toldApart(path))." : "")
        + theory(path)
    case .vanishingForward(let path):
      "Vanishing, going forward. \(forwardAlike(path)) Going back, the error signal keeps its size "
        + "(×\(factorFigure(path.factor)) a layer).\(theory(path))"
    case .exploding(let path):
      "Exploding, both ways. \(backward(path)) Going forward, the outputs grow \(figure(path.growth))-fold."
        + theory(path)
    case .explodingBackward(let path): "Exploding, going back. \(backward(path))\(theory(path))"
    case .explodingForward(let path):
      "Exploding, going forward. The outputs grow \(figure(path.growth))-fold from the first hidden layer to the "
        + "last, while the error signal keeps its size.\(theory(path))"
    case .vanishingThroughTime(let path): "Vanishing through time. \(throughTime(path))"
    case .explodingThroughTime(let path): "Exploding through time. \(throughTime(path))"
    case .labelEntropy(let loss, let entropy):
      "The loss stays at the label entropy: \(figure(loss)), where someone who knows only how often each "
        + "label occurs has \(figure(entropy)). The network has learnt the labels' frequencies and nothing of "
        + "the samples."
    case .belowEpsilon(let layer, let optimizer, let gradient, let epsilon, let share):
      "Below epsilon: the gradient of layer \(layer + 1) is \(figure(gradient)), under \(optimizer)'s "
        + "epsilon of \(figure(epsilon)); its steps are \(figure(share)) of the rate instead of all of it."
    case .rateTooLarge(let rate, let bound, let curvature):
      "Learning rate too large: where the loss curves most (λ = \(figure(curvature))), steps stay stable "
        + "below a rate of \(figure(bound)); this one is \(figure(rate))."
    case .rateTooSmall(let rate, let steps, let curvature):
      "Learning rate too small: even where the loss curves most (λ = \(figure(curvature))), \(steps) steps "
        + "of rate \(figure(rate)) go less than once the way to the bottom."
    case .healthy(let path, let times):
      ([healthy(path, times)] + times.map(throughTime)).joined(separator: " ")
    }
  }

  // MARK: Parts of sentences

  private static func healthy(_ path: SignalPath?, _ times: [TimePath]) -> String {
    guard let path else {
      return times.isEmpty
        ? "Healthy, as far as one can see: there are too few hidden layers for a factor." : "Healthy."
    }
    let forward =
      path.forwardFactor.map { ", and going forward the differences between samples by \(factorFigure($0))" }
      ?? ""
    return (path.isHarmless ? "Healthy." : "Healthy at this depth.")
      + " \(multiplies(path))\(forward)\(toldApart(path))."
      // What does no harm over a few layers would over many.
      + (path.isHarmless ? "" : " Twenty such layers would leave ×\(figure(path.leftByTwenty)).")
      + theory(path)
  }

  private static func multiplies(_ path: SignalPath) -> String {
    "Going back, each layer multiplies the error signal by \(factorFigure(path.factor))"
  }

  /// The factor going back, and its parts.
  private static func backward(_ path: SignalPath) -> String {
    guard let parts = path.parts else { return "\(multiplies(path))." }
    let rest =
      switch parts.beside {
      case .nothing: "the weights"
      case .waysAround: "the weights and the ways around"
      case .rescaling: "the weights and what rescales between them"
      }
    return "\(multiplies(path)): of that \(slopes(parts)) ×\(factorFigure(parts.slopes)) and \(rest) "
      + "×\(factorFigure(parts.weights))."
  }

  private static func slopes(_ parts: SignalPath.Parts) -> String {
    guard let activation = parts.activation else { return "the slopes contribute" }
    let largest = activation.largestSlope
    let bound = largest == 0.25 ? " (never above 1/4)" : largest == 1 ? " (never above 1)" : ""
    return "the slope of \(activation.name)\(bound) contributes"
  }

  private static func forwardAlike(_ path: SignalPath) -> String {
    let factor = path.forwardFactor.map { " (×\(factorFigure($0)) a layer)" } ?? ""
    let outputs = path.outputs
    let told =
      outputs.distinct == 1
      ? "in \(outputs.precision) the output is the same for all \(rows(outputs))"
      : "of \(rows(outputs)), \(outputs.precision)'s output tells \(outputs.distinct) apart"
    return "Going forward, the differences between samples shrink alike\(factor): \(told)."
  }

  private static func toldApart(_ path: SignalPath) -> String {
    " (\(path.outputs.distinct) of \(path.outputs.rows) are told apart at the output)"
  }

  private static func theory(_ path: SignalPath) -> String {
    path.predicted.map { " Wide-network theory predicts \(factorFigure($0)) a layer." } ?? ""
  }

  private static func throughTime(_ path: TimePath) -> String {
    "In \(place(path.at)) each step back multiplies the gradient by \(factorFigure(path.factor)): of what reaches "
      + "the last of \(path.steps) steps, \(figure(path.left)) is left at the first."
  }

  /// "layer 3 (dense(64, sigmoid))"
  private static func place(_ place: LayerPlace) -> String { "layer \(place.number + 1) (\(place.layer))" }

  private static func rows(_ outputs: DistinctRows) -> String {
    counted(outputs.rows, outputs.areSamples ? "sample" : "row")
  }

  private static func direction(_ direction: NonFinite.Direction) -> String {
    switch direction {
    case .forward: "going forward"
    case .loss: "in the loss"
    case .backward: "going back"
    case .update: "in the update"
    }
  }
}
