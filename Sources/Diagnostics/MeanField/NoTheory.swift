import Messages

/// Why mean-field theory says nothing of a network.
public enum NoTheory: Error, Message {
  /// The data are sequences.
  case sequences
  /// A layer that mixes the steps of a sequence by weights that depend on them.
  case attention(name: String)
  case noWeights
  /// A layer that theory has no rule for.
  case layer(name: String)
  /// Weights whose mean is not 0.
  case weightsOffZero
  /// An activation that does not act on each number alone (softmax).
  case unitsTogether(activation: String)
  /// An activation of numbers that are not sums of many weighted ones, and so not normally distributed.
  case unmixedSignal(activation: String)
  /// A normalisation that uses its running statistics.
  case runningStatistics(name: String)
  /// A signal that grows beyond the range of numbers.
  case tooLarge
  /// An activation whose slope was learned.
  case ownSlope(activation: String)

  /// The sentence that says why.
  public func words(in language: DisplayLanguage) -> String {
    switch language {
    case .english: EnglishTheory.words(self)
    case .chinese: ChineseTheory.words(self)
    }
  }
}
