/// - Throws: `EngineError.stopped` where `shouldStop` said so.
public func evaluate(
  _ state: NetworkState, _ description: NetworkDescription, on data: DataSet, loss: Loss? = nil,
  precision: Precision = .float32, threads: Int = 1, shouldStop: @escaping @Sendable () -> Bool = { false }
) throws(EngineError) -> Evaluation {
  switch precision {
  case .float32: try evaluate(Float.self, state, description, data, loss, threads, shouldStop)
  case .float64: try evaluate(Double.self, state, description, data, loss, threads, shouldStop)
  }
}

/// The outputs alone, [samples, width], for data whose labels do not matter.
///
/// - Throws: as `evaluate`.
public func predict(
  _ state: NetworkState, _ description: NetworkDescription, on data: DataSet,
  precision: Precision = .float32, threads: Int = 1, shouldStop: @escaping @Sendable () -> Bool = { false }
) throws(EngineError) -> [Double] {
  switch precision {
  case .float32: try predict(Float.self, state, description, data, threads, shouldStop)
  case .float64: try predict(Double.self, state, description, data, threads, shouldStop)
  }
}

/// Rows at a time, so that evaluation needs little memory.
let evaluationBatch = 2_000

private func evaluate<S: Scalar>(
  _ scalar: S.Type, _ state: NetworkState, _ description: NetworkDescription, _ data: DataSet, _ loss: Loss?,
  _ threads: Int, _ shouldStop: @escaping @Sendable () -> Bool
) throws(EngineError) -> Evaluation {
  let loss = try Engine.loss(loss, for: description, on: data.labels)
  let plan = try NetworkPlan(description, input: SampleShape(data.sampleShape))
  let model = try Model<S>(
    plan: plan, state: state, batch: min(data.count, evaluationBatch), loss: loss, keeping: .outputs,
    threads: threads, shouldStop: shouldStop)
  let bound = try BoundData<S>(data, loss: loss, outputs: plan.output)
  let outputs = Outputs<S>()
  guard let mean = meanLoss(model, bound, collecting: outputs) else { throw .stopped }
  let width = plan.output.count
  return Evaluation(
    loss: mean, outputs: outputs.values, width: width,
    classes: data.classCount == nil ? [] : outputs.classes(width: width, of: model),
    accuracy: outputs.accuracy(data.labels, width: width, of: model), lossUsed: loss,
    areLogits: outputs.areLogits(of: model))
}

private func predict<S: Scalar>(
  _ scalar: S.Type, _ state: NetworkState, _ description: NetworkDescription, _ data: DataSet, _ threads: Int,
  _ shouldStop: @escaping @Sendable () -> Bool
) throws(EngineError) -> [Double] {
  let plan = try NetworkPlan(description, input: SampleShape(data.sampleShape))
  let model = try Model<S>(
    plan: plan, state: state, batch: min(data.count, evaluationBatch), loss: nil, keeping: .outputs,
    threads: threads, shouldStop: shouldStop)
  let bound = try BoundData<S>(data, loss: nil, outputs: plan.output)
  let outputs = Outputs<S>()
  guard meanLoss(model, bound, collecting: outputs) != nil else { throw .stopped }
  return outputs.values
}

/// Outputs of all batches, put together.
final class Outputs<S: Scalar> {
  private(set) var values: [Double] = []

  func append(_ model: Model<S>) {
    if let base = model.outputs.baseAddress { values += doubles(base, count: model.outputs.count) }
  }

  func areLogits(of model: Model<S>) -> Bool {
    model.lossUsed?.product.takesLogits == true && model.tape.logits == nil
  }

  /// The class that each sample is given: the largest output, or for a single one whether it is above the middle.
  func classes(width: Int, of model: Model<S>) -> [Int] {
    if width == 1 {
      let middle = areLogits(of: model) ? 0 : 0.5
      return values.map { $0 > middle ? 1 : 0 }
    }
    return stride(from: 0, to: values.count, by: width).map { first in
      (0..<width).reduce(0) { values[first + $1] > values[first + $0] ? $1 : $0 }
    }
  }

  /// The share of right answers; `nil` where the labels are no classes.
  func accuracy(_ labels: DataSet.Labels, width: Int, of model: Model<S>) -> Double? {
    guard case .classes(let truth, _) = labels, !truth.isEmpty else { return nil }
    let given = classes(width: width, of: model)
    return Double(zip(truth, given).reduce(0) { $0 + ($1.0 == $1.1 ? 1 : 0) }) / Double(truth.count)
  }
}

/// The mean loss over all samples, batch by batch, in evaluation mode; `nil` where it was told to stop.
func meanLoss<S: Scalar>(
  _ model: Model<S>, _ data: BoundData<S>, collecting outputs: Outputs<S>? = nil
) -> Double? {
  var sum = 0.0
  var weight = 0.0
  var first = 0
  while first < data.count {
    let rows = min(data.count - first, model.capacity)
    model.bind(data, from: first, rows: rows)
    guard model.forward(training: false) else { return nil }
    if model.lossUsed != nil {
      let share = model.batchWeight
      sum += model.loss * share
      weight += share
    }
    outputs?.append(model)
    first += rows
  }
  return weight == 0 ? 0 : sum / weight
}
