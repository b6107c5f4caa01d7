/// What may run at the same time between two barriers: operations over rows, shard by shard, one after the other in
/// each; one operation over columns; gradients of parameters whose error signals are complete.
struct PassStep {
  var rowOperations: [Int] = []
  var columnOperation: Int?
  var gradientOperations: [Int] = []
  /// Whose parameters are put into the form that the forward pass wants.
  var preparedOperations: [Int] = []
  /// Whether the loss of each shard follows its rows.
  var endsWithLoss = false
  /// Nanoseconds a sample, roughly.
  var cost = 0.0
}

/// The steps of a forward and a backward pass.
struct Passes {
  private(set) var forward: [PassStep] = []
  private(set) var backward: [PassStep] = []
  /// The operations whose parameters are put into the form that the forward pass wants.
  let prepared: [Int]
  /// The last operation that a gradient passes; −1 without a loss.
  let last: Int

  /// - Parameter lossSource: the variable that the loss is computed from; what comes after it has no gradient.
  init<S: Scalar>(_ operations: [any Operation<S>], lossSource: Variable?) {
    prepared = operations.indices.filter { operations[$0].isPrepared }
    last = lossSource.flatMap { source in operations.lastIndex { $0.output == source } } ?? -1
    planForward(operations, endsWithLoss: lossSource != nil)
    planBackward(operations)
  }

  private mutating func planForward<S: Scalar>(_ operations: [any Operation<S>], endsWithLoss: Bool) {
    var rows = PassStep()
    if !prepared.isEmpty { forward.append(PassStep(preparedOperations: prepared)) }
    for (index, operation) in operations.enumerated() {
      if operation.hasColumns {
        if !rows.rowOperations.isEmpty { forward.append(rows) }
        forward.append(PassStep(columnOperation: index, cost: operation.cost))
        rows = PassStep()
      }
      rows.rowOperations.append(index)
      rows.cost += operation.cost
    }
    rows.endsWithLoss = endsWithLoss
    if !rows.rowOperations.isEmpty || endsWithLoss { forward.append(rows) }
  }

  private mutating func planBackward<S: Scalar>(_ operations: [any Operation<S>]) {
    var step = PassStep()
    // Whose parameters' gradients can be computed from the next step on.
    var pending: [Int] = []
    func close(_ steps: inout [PassStep], _ step: inout PassStep, _ pending: inout [Int]) {
      guard !step.rowOperations.isEmpty || step.columnOperation != nil else { return }
      steps.append(step)
      step = PassStep(gradientOperations: pending)
      step.cost = pending.reduce(0) { $0 + operations[$1].cost }
      pending = []
    }
    for index in stride(from: last, through: 0, by: -1) {
      let operation = operations[index]
      if operation.hasColumns {
        close(&backward, &step, &pending)
        step.columnOperation = index
        step.cost += operation.cost
        close(&backward, &step, &pending)
      }
      step.rowOperations.append(index)
      step.cost += operation.cost
      if operation.hasParameters && !operation.hasColumns { pending.append(index) }
      if operation.isHeavy { close(&backward, &step, &pending) }
    }
    close(&backward, &step, &pending)
    if !step.gradientOperations.isEmpty { backward.append(step) }
  }
}
