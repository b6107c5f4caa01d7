/// A network ready to compute: its operations on a tape, and storage that is kept from step to step.
///
/// ```swift
/// let model = try Model<Float>(description, input: data.shape, state: state, batch: 1000, loss: loss, observed: true)
/// model.bind(data)
/// model.forward()
/// model.backward()
/// model.layers[0].errors
/// ```
public final class Model<S: Scalar> {
  public let plan: NetworkPlan
  /// The mean loss of the last `forward`.
  public private(set) var loss = Double.nan

  /// - Parameters:
  ///   - batch: the largest number of rows that it will be given.
  ///   - loss: what `forward` compares with the labels; `nil`: the outputs alone are computed.
  ///   - observed: whether pre-activations and error signals are kept, layer by layer, for diagnosis.
  /// - Throws: `ShapeError` or `TrainingError`.
  public init(
    _ description: NetworkDescription, input: SampleShape, state: NetworkState, batch: Int,
    loss: Loss? = nil, labels: DataSet? = nil, observed: Bool = false, threads: Int = 1
  ) throws {
    plan = try NetworkPlan(description, input: input)
    throw TrainingError(reason: "The tape is not there yet.")
  }

  /// Takes the given samples (all, in their order, where `rows` is `nil`) as the next batch.
  public func bind(_ data: DataSet, rows: [Int]? = nil) {}
  /// Computes outputs and loss; in training mode batchnorm uses the batch's own statistics and dropout drops.
  public func forward(training: Bool = true) {}
  /// Computes the gradients of the mean loss with respect to all parameters, and to the input on request.
  public func backward(inputGradient: Bool = false) {}
  /// The numbered layers in order, after `forward` and `backward`.
  public var layers: [LayerTrace<S>] { [] }
  /// [rows, width]; probabilities where the loss is fused with the last activation.
  public var outputs: UnsafeBufferPointer<S> { UnsafeBufferPointer(start: nil, count: 0) }
  /// The gradient of the mean loss with respect to the input, [rows, input], where it was asked for.
  public var inputGradient: UnsafeBufferPointer<S> { UnsafeBufferPointer(start: nil, count: 0) }
  /// All parameters and their gradients, laid out as `plan.parameters` says.
  public var parameters: UnsafeMutableBufferPointer<S> { UnsafeMutableBufferPointer(start: nil, count: 0) }
  public var gradients: UnsafeMutableBufferPointer<S> { UnsafeMutableBufferPointer(start: nil, count: 0) }
  /// The present parameters and running statistics; optimizer state and epochs as in the state it was made from.
  public func state() -> NetworkState { NetworkState(parameters: []) }
}

/// What passed through one layer. The pointers are good until the model's next call.
public struct LayerTrace<S: Scalar> {
  /// The layer's number, as in its parameters' names.
  public let number: Int
  public let plan: PlannedLayer
  /// The rows of the matrices below: samples, times steps for a sequence.
  public let rows: Int
  public let width: Int
  /// [rows, width]: z, before the activation; `nil` for a layer without one.
  public let preactivations: UnsafeBufferPointer<S>?
  /// [rows, width].
  public let outputs: UnsafeBufferPointer<S>
  /// [rows, width]: δ, the gradient of the mean loss with respect to z (to the output, for a layer without z).
  public let errors: UnsafeBufferPointer<S>?
  /// The layer's parameters with their gradients.
  public let parameters: [ParameterTrace<S>]
  /// For a recurrent layer its hidden states at every step, [samples, steps, units], and the gradients of the mean
  /// loss with respect to them, everything that comes back through later steps included.
  public let hiddenStates: UnsafeBufferPointer<S>?
  public let hiddenGradients: UnsafeBufferPointer<S>?

  /// φ′(z), exact in the tails, [rows, width]; `nil` for a layer without an activation of its own kind.
  public func slopes() -> [S]? { nil }
}

public struct ParameterTrace<S: Scalar> {
  public let slice: ParameterSlice
  public let values: UnsafeBufferPointer<S>
  public let gradients: UnsafeBufferPointer<S>
}
