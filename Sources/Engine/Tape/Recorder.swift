/// A value on a tape, by its number.
public struct Variable: Hashable, Sendable {
  let index: Int
}

/// Writes a network's operations on a tape.
public final class Recorder<S: Scalar> {
  init() {}
}
