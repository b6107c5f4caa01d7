import Engine

/// A network: description, seed and draw, and once trained its weights and what goes with them.
public struct Network: Sendable {
  /// Its layers and initialisers, as they were written.
  public var description: NetworkDescription
  /// The seed its first weights are drawn with.
  public var seed: UInt64
  /// How often it has been drawn anew (`fresh`).
  public var draw: Int
  /// Weights, running statistics and optimizer state, once trained or loaded.
  public var state: NetworkState?
  /// What it takes, known once it has weights.
  public var input: SampleShape?
  /// What was asked of an interrupted training and is still to be done.
  package var unfinished: UnfinishedTraining?

  /// A network of this description, untrained where it is given no state.
  public init(_ description: NetworkDescription, seed: UInt64, draw: Int = 0, state: NetworkState? = nil) {
    self.description = description
    self.seed = seed
    self.draw = draw
    self.state = state
  }
}

/// A training that was stopped: the same line goes on where it stopped.
package struct UnfinishedTraining: Sendable, Hashable {
  /// The statement, as typed.
  package let statement: String
  package let epochsLeft: Int

  package init(statement: String, epochsLeft: Int) {
    self.statement = statement
    self.epochsLeft = epochsLeft
  }
}
