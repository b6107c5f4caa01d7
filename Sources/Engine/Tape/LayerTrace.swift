import CKernels

/// What passed through one layer. The pointers are good until the model's next call.
public struct LayerTrace<S: Scalar> {
  /// The layer's number, as in its parameters' names.
  public let number: Int
  /// The layer in its place.
  public let plan: PlannedLayer
  /// The rows of the matrices below: samples, times steps for a sequence.
  public let rows: Int
  /// The columns of the matrices below: the layer's outputs.
  public let width: Int
  /// [rows, width]: z, before the activation; `nil` for a layer without one.
  public let preactivations: UnsafeBufferPointer<S>?
  /// [rows, width].
  public let outputs: UnsafeBufferPointer<S>
  /// [rows, width]: δ, the gradient of the mean loss with respect to z (to the output, for a layer without z).
  public let errors: UnsafeBufferPointer<S>?
  /// The layer's parameters with their gradients.
  public let parameters: [ParameterTrace<S>]
  /// For a recurrent layer, for each direction in which it reads, forwards first: its hidden states and the gradients with
  /// respect to them, all that comes back through steps that are read later included.
  public let hidden: [HiddenTrace<S>]
  /// The rule that gives the slopes.
  let activation: (any ActivationRule)?

  /// The initialiser that drew the layer's weights.
  public var initializer: Initializer? { plan.initializer }

  /// φ′(z), exact in the tails, [rows, width]; `nil` for a layer without an activation that treats each value by
  /// itself.
  public func slopes() -> [S]? {
    var all: [S] = []
    all.reserveCapacity(preactivations?.count ?? 0)
    return forEachSlopes { all += $0 } ? all : nil
  }

  /// The same, a few thousand at a time and in order, in a buffer that stays in the cache.
  ///
  /// - Returns: whether there are any.
  public func forEachSlopes(_ body: (UnsafeBufferPointer<S>) -> Void) -> Bool {
    guard let preactivations, let z = preactivations.baseAddress, let activation, activation.isElementwise
    else {
      return false
    }
    let block = min(4096, preactivations.count)
    let (slopes, values) = (Storage<S>(block), Storage<S>(block))
    for first in stride(from: 0, to: preactivations.count, by: max(1, block)) {
      let count = min(block, preactivations.count - first)
      S.Kernels.copy(z + first, into: slopes.base, count: count, accumulates: false)
      activate(activation, slopes.base, into: values.base, count: count)
      body(UnsafeBufferPointer(start: slopes.base, count: count))
    }
    return true
  }
}

/// A parameter of a layer, with its gradient.
public struct ParameterTrace<S: Scalar> {
  /// Its name, shape and place.
  public let slice: ParameterSlice
  /// As laid out by its shape, row by row.
  public let values: UnsafeBufferPointer<S>
  /// Of the mean loss.
  public let gradients: UnsafeBufferPointer<S>
}

/// What a recurrent layer remembered at each step, in the order in which it reads them.
public struct HiddenTrace<S: Scalar> {
  /// The length of the sequences.
  public let steps: Int
  /// The samples of the batch.
  public let samples: Int
  /// The units of the state.
  public let units: Int
  /// Whether the sequence is read from its last step on.
  public let isBackward: Bool
  /// [steps, samples, units]: the state after each step.
  public let states: UnsafeBufferPointer<S>
  /// [steps, samples, units]: the gradient of the mean loss with respect to it.
  public let gradients: UnsafeBufferPointer<S>
}

extension Model {
  /// The numbered layers in order, after `forward` and, for errors and gradients, `backward`.
  public var layers: [LayerTrace<S>] { tracesInOrder.map(trace) }

  var tracesInOrder: [Tape<S>.TraceRecord] {
    tape.traces.sorted { ($0.layer.number ?? 0) < ($1.layer.number ?? 0) }
  }

  private func trace(_ record: Tape<S>.TraceRecord) -> LayerTrace<S> {
    let cell = tape.cells[record.output.index]
    let rows = tape.rows
    let count = rows * cell.shape.count
    let signal = tape.cells[(record.preactivation ?? record.output).index]
    let keepsPreactivation = tape.isObserved || record.preactivation.map { !isOverwritten($0) } ?? false
    let activation = record.layer.layer.product.activation
    // A slope that is learned is the layer's last parameter.
    let slope =
      activation?.product.learnableStart == nil
      ? nil : record.layer.parameters.last.map { plan.parameters[$0] }
    let rule: (any ActivationRule)? =
      slope.map { LeakyRelu(negativeSlope: Double(tape.parameters.base[$0.offset])) } ?? activation?.product
    return LayerTrace(
      number: record.layer.number ?? 0, plan: record.layer, rows: rows * cell.shape.rows,
      width: cell.shape.width,
      preactivations: keepsPreactivation
        ? record.preactivation.map {
          UnsafeBufferPointer(start: tape.value($0, at: 0), count: rows * tape.shape($0).count)
        } : nil,
      outputs: UnsafeBufferPointer(start: tape.value(record.output, at: 0), count: count),
      errors: signal.gradient.map {
        UnsafeBufferPointer(start: $0.assumingMemoryBound(to: S.self), count: rows * signal.count)
      },
      parameters: record.layer.parameters.map { place in
        let slice = plan.parameters[place]
        return ParameterTrace(
          slice: slice,
          values: UnsafeBufferPointer(start: tape.parameters.base + slice.offset, count: slice.count),
          gradients: UnsafeBufferPointer(start: tape.gradients.base + slice.offset, count: slice.count))
      },
      hidden: record.hidden.map { hidden in
        let first = rows * hidden.units
        let count = hidden.steps * first
        return HiddenTrace(
          steps: hidden.steps, samples: rows, units: hidden.units, isBackward: hidden.isBackward,
          states: UnsafeBufferPointer(start: hidden.states + first, count: count),
          gradients: UnsafeBufferPointer(start: hidden.gradients + first, count: count))
      },
      activation: rule)
  }

  /// Whether a variable's values have made room for slopes and error signals.
  private func isOverwritten(_ variable: Variable) -> Bool {
    tape.cells[variable.index].gradient == tape.cells[variable.index].value
  }
}
