/// What a layer does to the signal, for whoever looks at a network from outside: theory, explanations, changes.
public enum LayerRole: Hashable, Sendable {
  /// φ(W x + b), with weights of its own.
  case dense
  /// φ(x) alone.
  case activation
  /// Takes the mean off and divides by the deviation.
  case normalization(over: Group)
  /// Drops a share of the values while training.
  case dropout(rate: Double)
  /// Adds its input to what the layers inside give.
  case residual
  /// Reads a sequence step by step.
  case recurrent
  /// None of these.
  case other

  /// What a normalisation takes its mean over.
  public enum Group: Hashable, Sendable {
    /// The samples of the batch, for each unit.
    case samples
    /// The units, for each sample.
    case units
  }
}
