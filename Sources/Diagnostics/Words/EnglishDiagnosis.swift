import Engine
import RealModule

/// What a diagnosis says, in English: whole sentences, with the figures that show it.
enum EnglishDiagnosis: EnglishFigures {
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
    case .deadLayer(let at, let units):
      "Dead: \(units == 1 ? "the only unit" : "all \(units) units") of \(place(at)) "
        + "\(units == 1 ? "gives" : "give") 0 for every sample, so nothing passes it in either direction, and no "
        + "layer up to it can learn."
    case .deadUnits(let at, let dead, let units, let elsewhere):
      "Dead units: \(dead) of \(units) in \(place(at)) give 0 for every sample, and so get no gradient."
        + (elsewhere.map { others in
          let span = others.least == others.most ? "\(others.least)" : "\(others.least) to \(others.most)"
          let layers = others.layers == 1 ? "one other layer" : "each of \(others.layers) other layers"
          return " So do \(span) in \(layers)."
        } ?? "")
    case .saturated(let at, let activation, let share, let others):
      "Saturated: in \(place(at)) \(figure(share * 100, digits: 2)) % of the slopes are below a twentieth of "
        + "\(activation)'s largest\(others > 0 ? ", and so it is in \(counted(others, "more layer"))" : "")."
    case .samplesAlike(let at, let outputs):
      "Samples alike: after \(place(at)) only \(outputs.distinct) of \(rows(outputs)) can be told apart in "
        + "\(outputs.precision)."
    case .stepsAlike(let at, let spread, let input):
      "A remark on the steps: from \(place(at)) on those of a sequence are alike; \(figure(spread)) of their size is left "
        + "between them, of \(figure(input)) at the input. Attention without a way around averages its steps away: what all "
        + "steps share passes, what is asked of single ones does not."
    case .underflow(let at, let precision, let next, let signal):
      "Underflow: going back, the gradients fall below the smallest number of \(precision) "
        + "(\(precision == .float32 ? "1.4e−45" : "4.9e−324")) at \(place(at)), and are exactly 0 from there on; "
        + "\(place(next)) still sees an error signal of \(figure(signal))."
        + (precision == .float32 ? " \"precision float64\" shows what is left." : "")
    case .vanishing(let path):
      "Vanishing, both ways. \(backward(path)) \(forward(path))\(theory(path))"
    case .vanishingBackward(let path):
      "Vanishing, going back. \(backward(path)) \(forward(path))\(theory(path))"
    case .vanishingForward(let path):
      "Vanishing, going forward. \(forward(path)) \(multiplies(path)).\(theory(path))"
    case .exploding(let path):
      "Exploding, both ways. \(backward(path)) \(grows(path))\(theory(path))"
    case .explodingBackward(let path):
      "Exploding, going back. \(backward(path)) \(forward(path))\(theory(path))"
    case .explodingForward(let path):
      "Exploding, going forward. \(grows(path)) \(multiplies(path)).\(theory(path))"
    case .vanishingThroughTime(let path): "Vanishing through time. \(throughTime(path))"
    case .explodingThroughTime(let path): "Exploding through time. \(throughTime(path))"
    case .learnsNothing(let loss, let entropy, grows: true):
      "Learns too slowly: the loss is \(figure(loss)), where someone who knows only how often each label occurs has "
        + "\(figure(entropy)), and what the outputs explain of the labels does not grow fast enough."
    case .learnsNothing(let loss, let entropy, grows: false):
      "Learns nothing of the samples: the loss is \(figure(loss)), where someone who knows only how often each label "
        + "occurs has \(figure(entropy)), and what the outputs explain of the labels does not grow."
    case .stepsTooShort(let at, let step):
      "Steps too short: the first one changes the weights of \(place(at)), where it is longest, by \(figure(step)) of "
        + "their size; a thousandth is usual."
    case .stepsTooLong(let at, let step, let loss):
      "Steps too long: the first one changes the weights of \(place(at)) by \(figure(step)) of their size, and the loss "
        + (loss.isFinite ? "comes to \(figure(loss))." : "becomes \(figure(loss)).")
    case .belowEpsilon(let layer, let optimizer, let gradient, let epsilon, let share):
      "Below epsilon: the gradient of layer \(layer + 1) is \(figure(gradient)), under \(optimizer)'s "
        + "epsilon of \(figure(epsilon)); its steps are \(figure(share)) of the rate instead of all of it."
    case .aboveStableRate(let rate, let bound, let curvature):
      "A remark on the rate: where the loss curves most (λ = \(figure(curvature))), plain steps are stable below "
        + "\(figure(bound)), and this one is \(figure(rate)). Most such runs come through, to where the loss curves less."
    case .rateTooSmall(let rate, let steps, let curvature):
      "A remark on the rate: even where the loss curves most (λ = \(figure(curvature))), \(steps) steps "
        + "of rate \(figure(rate)) go less than once the way to the bottom."
    case .passes(let path, let times):
      ((path.map { ["\(multiplies($0)). \(forward($0))\(theory($0))"] } ?? []) + times.map(throughTime))
        .joined(separator: " ")
    }
  }

  // MARK: Parts of sentences

  private static func multiplies(_ path: SignalPath) -> String {
    "Going back, each layer multiplies the error signal by \(factorFigure(path.factor))"
  }

  /// The factor going back, its parts, and what it comes to.
  private static func backward(_ path: SignalPath) -> String {
    var parts = ""
    if let known = path.parts {
      let rest =
        switch known.beside {
        case .nothing: "the weights"
        case .waysAround: "the weights and the ways around"
        case .rescaling: "the weights and what rescales between them"
        }
      parts =
        ": of that \(slopes(known)) ×\(factorFigure(known.slopes)) and \(rest) ×\(factorFigure(known.weights))"
    }
    return
      "\(multiplies(path))\(parts). Of what reaches the last hidden layer, \(figure(path.arrives)) is left at the "
      + "first\(beginning(path)).\(weightGradients(path))"
  }

  /// From which layer on, where that is not the first hidden one alone.
  private static func beginning(_ path: SignalPath) -> String {
    let number = path.begin.number + 1
    switch path.backward {
    case .lost: return ", and less than \(figure(path.lost)) from layer \(number) on"
    case .grown: return ", and more than \(figure(1 / path.lost)) from layer \(number) on"
    case .kept: return ""
    }
  }

  /// Why the weight gradients stand otherwise than the error signals, where they do so by more than two decades.
  private static func weightGradients(_ path: SignalPath) -> String {
    guard let ratio = path.ratio, ratio > 0, path.arrives > 0,
      abs(Double.log10(ratio / path.arrives)) > 2
    else { return "" }
    return
      " The first layer's weight gradient is \(figure(ratio)) of the last one's all the same: it is the error signal "
      + "times what comes in, and that changes going forward."
  }

  private static func slopes(_ parts: SignalPath.Parts) -> String {
    guard let activation = parts.activation else { return "the slopes contribute" }
    let largest = activation.largestSlope
    let bound = largest == 0.25 ? " (never above 1/4)" : largest == 1 ? " (never above 1)" : ""
    return "the slope of \(activation.name)\(bound) contributes"
  }

  /// What becomes of the differences between samples; the words follow from the figure beside them.
  private static func forward(_ path: SignalPath) -> String {
    let outputs = path.outputs
    if let zero = path.zeroFrom {
      return
        "Going forward, the outputs \(zero.number == 0 ? "are" : "shrink until they are") exactly 0 in "
        + "\(outputs.precision), from layer \(zero.number + 1) on, and the same for all \(rows(outputs))."
    }
    let told =
      outputs.distinct == 1 && outputs.rows > 1
      ? "in \(outputs.precision) the last hidden layer is the same for all \(rows(outputs))"
      : "\(outputs.distinct) of \(rows(outputs)) are told apart at the last hidden layer"
    guard let factor = path.forwardFactor else { return "Going forward, \(told)." }
    return
      "Going forward, the differences between samples \(change(factor)) (×\(factorFigure(factor)) a layer): \(told)."
  }

  /// "shrink", "keep their size", "grow"
  static func change(_ factor: Double) -> String {
    // As it is printed.
    let shown = (factor * 1000).rounded() / 1000
    return shown < 0.97 ? "shrink" : shown > 1.03 ? "grow" : "keep their size"
  }

  private static func grows(_ path: SignalPath) -> String {
    "Going forward, the outputs grow \(figure(path.growth))-fold from the first hidden layer to the last."
  }

  private static func theory(_ path: SignalPath) -> String {
    path.predicted.map {
      path.isPredictedOfOwnWeights
        ? " Of independent weights of these sizes wide-network theory predicts \(factorFigure($0)) a layer."
        : " Wide-network theory predicts \(factorFigure($0)) a layer."
    } ?? ""
  }

  private static func throughTime(_ path: TimePath) -> String {
    "In \(place(path.at))\(path.isBackward ? ", where it reads backwards," : "") each step back multiplies the gradient "
      + "by \(factorFigure(path.factor)): of what reaches the last of \(path.steps) steps"
      + (path.isBackward ? " that it reads, the sequence's first, " : ", ")
      + "\(figure(path.left)) is left at the first\(path.isBackward ? ", the sequence's last" : "")."
      + (path.at.layer.name == Registries.lstm.name && path.left < 0.01
        ? " What an lstm's cell keeps from step to step is what its forget gate lets through: forget_bias= opens it."
        : "")
  }

  /// "layer 3 (dense(64, sigmoid))"
  private static func place(_ place: LayerPlace) -> String { "layer \(place.number + 1) (\(place.layer))" }

  private static func rows(_ outputs: DistinctRows) -> String {
    counted(outputs.rows, outputs.areSamples ? "sample" : "row")
  }
}
