/// A pass over a whole batch at once, step by step, on as many threads as are given: everything in between stays.
final class BatchPass<S: Scalar>: ParallelJob {
  private let tape: Tape<S>
  private let passes: Passes
  private let loss: BoundLoss<S>?
  private let lossSource: Variable?
  private let widest: Int
  private let threads: Int

  private var shards = RowShards(rows: 0, widest: 1)
  private var step = PassStep()
  private var isForward = true
  private var weightTasks = 0
  private var columnTasks = 0
  private var rowTasks = 0
  /// The number of tasks of each operation in `step.gradientOperations`.
  private var gradientTasks: [Int]
  /// A place for each shard, which several threads write at the same time; an array may not be written so.
  private var lossParts: Storage<Double>

  init(
    _ tape: Tape<S>, _ passes: Passes, loss: BoundLoss<S>?, lossSource: Variable?, threads: Int
  ) {
    self.tape = tape
    self.passes = passes
    self.loss = loss
    self.lossSource = lossSource
    self.threads = threads
    widest = tape.cells.map(\.shape.count).max() ?? 1
    gradientTasks = [Int](repeating: 0, count: tape.operations.count)
    lossParts = Storage(RowShards(rows: tape.capacity, widest: widest).count + 1)
  }

  /// - Returns: whether the pass was finished; `false` where `tape.stop` said so.
  func runForward(rows: Int) -> Bool {
    shards = RowShards(rows: rows, widest: widest)
    if lossParts.count < shards.count { lossParts = Storage(shards.count) }
    isForward = true
    return run(passes.forward)
  }

  func runBackward() -> Bool {
    isForward = false
    return run(passes.backward)
  }

  /// The mean loss of the last forward pass: the shards' parts added up in order.
  var meanLoss: Double {
    var sum = 0.0
    for shard in 0..<shards.count { sum += lossParts.buffer[shard] }
    return sum * (loss?.scale ?? 1)
  }

  private func run(_ steps: [PassStep]) -> Bool {
    for index in steps.indices {
      step = steps[index]
      columnTasks = 0
      if let operation = step.columnOperation {
        columnTasks = tape.operations[operation].columnTasks(rows: shards.rows)
      }
      rowTasks = step.rowOperations.isEmpty && !step.endsWithLoss ? 0 : shards.count
      weightTasks = step.preparesWeights ? tape.transposedWeights.count : 0
      var tasks = columnTasks + rowTasks + weightTasks
      for (place, operation) in step.gradientOperations.enumerated() {
        gradientTasks[place] = tape.operations[operation].gradientTasks(rows: shards.rows)
        tasks += gradientTasks[place]
      }
      // Waking others costs some microseconds; the choice changes no result.
      let isWorthwhile =
        step.cost * Double(shards.rows) > 10_000
        || (weightTasks > 0 && tape.parameters.count > 50_000)
      ThreadPool.shared.run(self, tasks: tasks, threads: isWorthwhile ? threads : 1)
      if tape.stop.take() { return false }
    }
    return true
  }

  override func perform(task: Int, thread: Int) {
    if tape.stop.isNoticed() { return }
    var task = task
    if task < weightTasks { return tape.transposedWeights.prepare(task) }
    task -= weightTasks
    if task < columnTasks {
      guard let operation = step.columnOperation else { return }
      if isForward {
        tape.operations[operation].forwardColumns(task: task, rows: shards.rows)
      } else {
        tape.operations[operation].pullbackColumns(task: task, rows: shards.rows)
      }
      return
    }
    task -= columnTasks
    if task < rowTasks { return perform(shard: task) }
    task -= rowTasks
    for (place, operation) in step.gradientOperations.enumerated() {
      if task < gradientTasks[place] {
        return tape.operations[operation].gradients(task: task, rows: shards.rows)
      }
      task -= gradientTasks[place]
    }
  }

  private func perform(shard: Int) {
    let rows = shards[shard]
    for operation in step.rowOperations {
      if isForward {
        tape.operations[operation].forward(rows: rows)
      } else {
        tape.operations[operation].pullback(rows: rows)
      }
    }
    if step.endsWithLoss, let loss, let lossSource {
      lossParts.buffer[shard] = loss.evaluate(
        outputs: tape.value(lossSource, at: rows.lowerBound),
        gradients: tape.gradient(lossSource, at: rows.lowerBound), rows: rows)
    }
  }
}
