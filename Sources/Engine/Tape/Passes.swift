/// What may run at the same time between two barriers: operations over rows, shard by shard, one after the other in
/// each; one operation over columns; gradients of parameters whose error signals are complete.
struct PassStep {
  var rowOperations: [Int] = []
  var columnOperation: Int?
  var gradientOperations: [Int] = []
  /// Whether weights are put into the form that the forward pass wants.
  var preparesWeights = false
  /// Whether the loss of each shard follows its rows.
  var endsWithLoss = false
  /// Nanoseconds a sample, roughly.
  var cost = 0.0
}

/// The steps of a forward and a backward pass.
struct Passes {
  private(set) var forward: [PassStep] = []
  private(set) var backward: [PassStep] = []
  /// The last operation that a gradient passes; −1 without a loss.
  let last: Int

  /// - Parameter lossSource: the variable that the loss is computed from; what comes after it has no gradient.
  init<S: Scalar>(_ tape: Tape<S>, lossSource: Variable?) {
    last = lossSource.flatMap { source in tape.operations.lastIndex { $0.output == source } } ?? -1
    planForward(tape, endsWithLoss: lossSource != nil)
    planBackward(tape)
  }

  private mutating func planForward<S: Scalar>(_ tape: Tape<S>, endsWithLoss: Bool) {
    var rows = PassStep()
    if tape.transposedWeights.count > 0 { forward.append(PassStep(preparesWeights: true)) }
    for (index, operation) in tape.operations.enumerated() {
      if operation.hasColumns {
        if !rows.rowOperations.isEmpty { forward.append(rows) }
        forward.append(PassStep(columnOperation: index, cost: tape.costs[index]))
        rows = PassStep()
      }
      rows.rowOperations.append(index)
      rows.cost += tape.costs[index]
    }
    rows.endsWithLoss = endsWithLoss
    if !rows.rowOperations.isEmpty || endsWithLoss { forward.append(rows) }
  }

  private mutating func planBackward<S: Scalar>(_ tape: Tape<S>) {
    var step = PassStep()
    // Whose parameters' gradients can be computed from the next step on.
    var pending: [Int] = []
    func close(_ steps: inout [PassStep], _ step: inout PassStep, _ pending: inout [Int]) {
      guard !step.rowOperations.isEmpty || step.columnOperation != nil else { return }
      steps.append(step)
      step = PassStep(gradientOperations: pending)
      step.cost = pending.reduce(0) { $0 + tape.costs[$1] }
      pending = []
    }
    for index in stride(from: last, through: 0, by: -1) {
      let operation = tape.operations[index]
      if operation.hasColumns {
        close(&backward, &step, &pending)
        step.columnOperation = index
        step.cost += tape.costs[index]
        close(&backward, &step, &pending)
      }
      step.rowOperations.append(index)
      step.cost += tape.costs[index]
      if operation.hasGradients {
        // They follow while the data are still in the cache.
        pending.append(index)
        close(&backward, &step, &pending)
      }
    }
    close(&backward, &step, &pending)
    if !step.gradientOperations.isEmpty { backward.append(step) }
  }
}
