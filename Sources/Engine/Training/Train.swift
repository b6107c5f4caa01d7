/// Trains a network on from `state`; the state of a run that went before, optimizer included, goes on.
///
/// - Parameters:
///   - threads: results are the same bits for any number.
///   - shouldStop: asked often, from any thread; when true, training ends within 100 ms with the last finished epoch.
///   - onEpoch: called after each epoch.
/// - Throws: `ShapeError` or `TrainingError`, with nothing changed.
public func train(
  _ state: NetworkState, _ description: NetworkDescription, on data: DataSet, _ options: TrainingOptions,
  precision: Precision = .float32, threads: Int = 1,
  shouldStop: @escaping @Sendable () -> Bool = { false }, onEpoch: (EpochReport) -> Void = { _ in }
) throws -> (NetworkState, TrainingHistory) {
  throw TrainingError(reason: "Training is not there yet.")
}

/// A network's outputs on data, in evaluation mode, and what they are worth.
public struct Evaluation: Hashable, Sendable {
  public let loss: Double
  /// [samples, width], row by row: probabilities where the loss makes such.
  public let outputs: [Double]
  public let width: Int
  /// The class that each sample is given; empty where the labels are no classes.
  public let classes: [Int]
  /// The share of right answers; `nil` where the labels are no classes.
  public let accuracy: Double?
}

/// - Throws: `ShapeError` or `TrainingError`.
public func evaluate(
  _ state: NetworkState, _ description: NetworkDescription, on data: DataSet, loss: Loss? = nil,
  precision: Precision = .float32, threads: Int = 1, shouldStop: @escaping @Sendable () -> Bool = { false }
) throws -> Evaluation {
  throw TrainingError(reason: "Evaluation is not there yet.")
}

/// The outputs alone, [samples, width], for data whose labels do not matter.
public func predict(
  _ state: NetworkState, _ description: NetworkDescription, on data: DataSet,
  precision: Precision = .float32, threads: Int = 1, shouldStop: @escaping @Sendable () -> Bool = { false }
) throws -> [Double] {
  throw TrainingError(reason: "Prediction is not there yet.")
}
