import Messages

/// What the engine says, in English.
enum EnglishEngine {
  static func words(_ error: EngineError) -> String {
    switch error {
    case .needsSequence(let layer, let name, let input):
      "Layer \(layer + 1), \(name), takes a sequence, and what reaches it are \(features(input)) a sample. "
        + "Sequences come from data such as adding or gaussian(steps=20), or from a recurrent layer with sequence=true."
    case .headsDoNotDivide(let layer, let name, let heads, let width):
      "Layer \(layer + 1), \(name), shares the features of a step out among its heads, and "
        + "\(counted(width, "feature")) can't be shared out evenly among \(counted(heads, "head")): "
        + "\(headsThatDivide(width))."
    case .unequalShapes(_, let name, let input, let output):
      "\(name) adds its input to what its network gives, so both need one shape; here "
        + "\(features(input)) go in and \(features(output)) come out."
    case .otherWeights(_, let name, let shape, let found, let foundShape):
      "The network has \(name) \(shape) where its weights have \(found) \(foundShape)."
    case .missingWeights(_, let name, let shape):
      "The network has \(name) \(shape) where its weights have nothing."
    case .surplusWeights(let name): "The network has no \(name), which its weights have."
    case .noSamples(let data): "There are no samples in \(data)."
    case .emptyBatch(let size): "A batch has at least 1 sample, not \(size)."
    case .validationShape(let validation, let training):
      "The validation data have samples of \(features(validation)), and the training data of "
        + "\(features(training))."
    case .labelCount(let data, let labels, let outputs):
      "The network gives \(counted(outputs, "output")) a sample, and \(data) has \(counted(labels, "label")): "
        + "end the network with dense(\(labels))."
    case .labelsForSequences(let data, let steps):
      "The network gives an output for each of \(steps) steps, and \(data) has labels for the whole of a "
        + "sequence: it takes a recurrent layer, such as lstm(16), or the mean over the steps: mean."
    case .classCount(let data, let classes, let outputs):
      "The network gives \(counted(outputs, "output")), and \(data) has \(classes) classes: "
        + "end the network with dense(\(classes), softmax)."
    case .labelsAreNoClasses(let data, let loss, let outputs):
      "\(loss) wants each sample's class, a whole number below \(outputs), and the labels of "
        + "\(data) are other numbers: mse takes these."
    case .needsProbabilities(let loss, let ending, let width):
      "\(loss) takes probabilities: end the network with \(ending), as in dense(\(width), \(ending))."
    case .needsLogits(let loss, let end, let endings):
      "\(loss) takes logits, of any size, and the network ends with \(end): end it with "
        + "\(Listing.any(endings).words(in: .english)), or without an activation."
    case .lossRefused(let loss, let objection): "\(loss) can't be used here. \(words(objection))"
    case .classWeightsWithoutClasses(let loss):
      "Weights by class need a loss that knows classes, and for this network it is \(loss)."
    case .classWeightsForOneOutput:
      "A single output tells two classes apart: weights=by_class(1, 10), or the weight of the ones."
    case .classWeightsRefused(let loss, let weights):
      "\(loss) can't be used with by_class(\(weights.map(literal).joined(separator: ", ")))."
    case .stopped: "Stopped; nothing was changed."
    }
  }

  static func words(_ objection: LossObjection) -> String {
    switch objection {
    case .twoClasses(let given):
      "It tells two classes apart, and the data have \(given): end the network with dense(\(given), softmax)."
    case .outputForEachClass(let classes):
      "It needs an output for each class: end the network with dense(\(classes), softmax)."
    case .weightCount(let weights, let outputs):
      "It has weights for \(weights) classes, and the network gives \(outputs) outputs."
    case .alphaForOutputs(let outputs):
      "Its alpha weighs the ones of a single output, and the network gives \(outputs): leave alpha out."
    }
  }

  /// "1, 2, 3 or 6 heads would do"; of many the first few.
  private static func headsThatDivide(_ width: Int) -> String {
    let all = (1...min(width, 64)).filter { width % $0 == 0 }
    guard all.count > 1 else { return "1 head would do" }
    return "\(Listing.any(all.prefix(6).map(String.init)).words(in: .english)) heads would do"
  }

  /// "10 features", "50 steps of 2 features"
  private static func features(_ shape: SampleShape) -> String {
    let features = counted(shape.width, "feature")
    return shape.steps.map { "\($0) steps of \(features)" } ?? features
  }

  /// "1 output", "3 outputs"
  private static func counted(_ count: Int, _ noun: String) -> String {
    count == 1 ? "1 \(noun)" : "\(count) \(noun)s"
  }
}
