import Watching

/// What values are called, in English.
enum EnglishValues {
  static func words(_ message: RunFieldMessage) -> String {
    switch message {
    case .loss: "by step, what backward was called on"
    case .rate: "by step, the learning rate"
    case .figure(let figure):
      switch figure {
      case .size: "by layer and step the RMS of its outputs"
      case .inputSize: "by layer and step the RMS of what comes in"
      case .spread: "by layer and step how far apart the samples are, relative to the outputs' size"
      case .nudge:
        "by layer and step what a small change of the input has become, relative to the outputs' size"
      case .signal:
        "by layer and step the gradient of a sample's own loss by the outputs: its norm, RMS over samples"
      case .dead: "by layer and step the share of units that give nothing for all samples"
      case .saturated: "by layer and step the share of slopes below a twentieth of the largest"
      case .gradient: "by layer and step the RMS of the weight gradient's entries"
      case .zeroGradients: "by layer and step the share of the weight gradient's entries that are 0"
      case .weightSize: "by layer and step the RMS of the weights"
      case .stepSize: "by layer and step how far the step moved the weights, relative to their size"
      case .badOutputs, .badSignals, .badGradients, .badWeights: "how many numbers are not finite"
      }
    }
  }

  static func words(_ message: RunUseMessage) -> String {
    switch message {
    case .isNoNetwork(let verb):
      "\(verb) needs a network, and this is a run: its model is PyTorch's, and not here. probe, diagnose, plot and "
        + "export take a run; a network is typed, or loaded from a safetensors file that gradlab_watch.save wrote."
    }
  }

  static func words(_ message: FieldMeaning) -> String {
    switch message {
    case .layers: "how many it has"
    case .epochs: "how many of training it has behind it"
    case .samples: "how many there are"
    case .features: "numbers a sample, or a step of it"
    case .entropy: "the loss of someone who knows only how often each label occurs"
    case .heldOut: "the part that training does not see, of split"
    case .value: "what it makes of a number"
    case .slope: "its slope there"
    }
  }

  static func noun(_ kind: ElementKindMessage) -> String {
    switch kind {
    case .last: "last"
    case .function: "a function"
    case .numbers: "a row of numbers"
    case .series(let axis): "a row of numbers, one for each \(axis)"
    case .result(let verb): "the result of \(verb)"
    case .run: "a run that was watched"
    case .runOf(let model): "a run of \(model)"
    }
  }
}
