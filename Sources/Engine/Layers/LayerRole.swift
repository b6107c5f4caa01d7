/// What kind of thing a layer is, for whoever looks at a network from outside: theory, explanations, changes, files.
public enum LayerRole: Hashable, Sendable {
  /// φ(W x + b), with weights of its own.
  case dense
  /// φ(x) alone.
  case activation
  /// Adds its input to what the layers inside give.
  case residual
  /// Reads a sequence step by step.
  case recurrent
  /// Looks at all steps of a sequence at once.
  case attention
  /// None of these.
  case other
}
