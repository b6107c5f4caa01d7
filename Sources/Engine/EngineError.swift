import Messages

/// Why a network can't be planned, trained on or held against data, as data: which case it is, and the numbers, names
/// and shapes in it.
///
/// A layer's number counts from 0, as in the names of its parameters.
public enum EngineError: Error, Message {
  // MARK: Layers and weights

  /// What reaches a layer that reads sequences is none.
  case needsSequence(layer: Int, name: String, input: SampleShape)
  /// A layer that shares the width of its input out among its heads (attention), where these do not divide it.
  case headsDoNotDivide(layer: Int, name: String, heads: Int, width: Int)
  /// A layer that adds its input to what its network gives (residual) has two shapes to add; the number is that of the
  /// last layer inside.
  case unequalShapes(layer: Int, name: String, input: SampleShape, output: SampleShape)
  /// Where the network has one parameter, its weights have another.
  case otherWeights(layer: Int, name: String, shape: [Int], found: String, foundShape: [Int])
  /// The network has a parameter that its weights lack.
  case missingWeights(layer: Int, name: String, shape: [Int])
  /// The weights have a parameter that the network lacks.
  case surplusWeights(name: String)

  // MARK: Data

  case noSamples(data: String)
  case emptyBatch(size: Int)
  case validationShape(validation: SampleShape, training: SampleShape)
  /// Several labels a sample, or too few, for that many outputs.
  case labelCount(data: String, labels: Int, outputs: Int)
  /// An output for each step of a sequence, and labels for the whole.
  case labelsForSequences(data: String, steps: Int)
  /// Fewer outputs than classes.
  case classCount(data: String, classes: Int, outputs: Int)
  /// Labels that are no class numbers, for a loss that wants these.
  case labelsAreNoClasses(data: String, loss: String, outputs: Int)

  // MARK: Losses

  /// A loss that takes probabilities, after a network that gives any numbers; `ending` is an activation that would do.
  case needsProbabilities(loss: String, ending: String, width: Int)
  /// A loss that takes logits, after another activation than those that it takes them from.
  case needsLogits(loss: String, end: String, endings: [String])
  case lossRefused(loss: String, objection: LossObjection)
  /// Class weights for a loss that knows no classes.
  case classWeightsWithoutClasses(loss: String)
  /// Class weights that are not those of two classes, for a single output.
  case classWeightsForOneOutput(weights: [Double])
  /// Class weights that the loss has no use for, such as those whose ratio is no number.
  case classWeightsRefused(loss: String, weights: [Double])

  // MARK: Work

  /// It was told to stop; nothing is changed.
  case stopped

  /// The sentence that says it, with what would do instead.
  public func words(in language: DisplayLanguage) -> String {
    switch language {
    case .english: EnglishEngine.words(self)
    case .chinese: ChineseEngine.words(self)
    }
  }
}

/// Why a loss can't be used with so many outputs.
public enum LossObjection: Message {
  /// A single output tells two classes apart, and there are more.
  case twoClasses(given: Int)
  /// Each class needs an output.
  case outputForEachClass(classes: Int)
  case weightCount(weights: Int, outputs: Int)
  /// focal's alpha, which is for a single output.
  case alphaForOutputs(outputs: Int)

  /// The sentence that says it.
  public func words(in language: DisplayLanguage) -> String {
    switch language {
    case .english: EnglishEngine.words(self)
    case .chinese: ChineseEngine.words(self)
    }
  }
}
