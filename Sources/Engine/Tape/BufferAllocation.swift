extension Tape {
  /// Gives every variable but the input a buffer for its value.
  ///
  /// - Parameters:
  ///   - areKept: whether someone looks at them after a pass; otherwise an output may take the place of an input.
  ///   - goesByBlocks: whether the way back follows at once.
  func allocateValues(areKept: Bool, goesByBlocks: Bool, output: Variable) {
    if !areKept { takeFastPaths(goesByBlocks: goesByBlocks, output: output) }
    for index in cells.indices.dropFirst() where cells[index].value == nil {
      cells[index].value =
        replaced[index].flatMap { cells[$0].value } ?? .init(buffer(perSample: cells[index].count))
    }
  }

  /// Gives every variable that a gradient passes a buffer for it, once the backward pass is known.
  ///
  /// An observed tape keeps all of them. Otherwise (without it the probes take 1.04 and the deep training 1.09 times as
  /// long) a buffer is shared by variables whose gradients are never needed in
  /// the same step, so that a chain of any length needs two or three. The input's comes when it is asked for, or where
  /// the loss is computed from the input itself: a network of a sigmoid alone has its logits there.
  func allocateGradients(_ passes: Passes, lossSource: Variable) {
    var firstStep: [Int: Int] = [:]
    var lastStep: [Int: Int] = [:]
    var written: Set<Int> = [lossSource.index]
    firstStep[lossSource.index] = 0
    for (number, step) in passes.backward.enumerated() {
      for index in step.rowOperations {
        let operation = operations[index]
        lastStep[operation.output.index] = max(lastStep[operation.output.index] ?? 0, number)
        for (place, input) in operation.inputs.enumerated() {
          operation.accumulates[place] = !written.insert(input.index).inserted
          firstStep[input.index] = firstStep[input.index] ?? number
          lastStep[input.index] = max(lastStep[input.index] ?? 0, number)
        }
      }
      for index in step.gradientOperations {
        lastStep[operations[index].output.index] = number
      }
    }
    // In order: what took a place may have given it on.
    let places = replaced.sorted { $0.key < $1.key }
    for (output, input) in places {
      lastStep[output] = lastStep[input]
      firstStep[input] = nil
    }
    var shared: [(lastStep: Int, perSample: Int, variables: [Int])] = []
    for variable in firstStep.keys.sorted(by: { (firstStep[$0] ?? 0, $0) < (firstStep[$1] ?? 0, $1) })
    where cells[variable].gradient == nil && variable != Variable.input.index {
      let (first, last) = (firstStep[variable] ?? 0, lastStep[variable] ?? 0)
      let size = cells[variable].shape.count
      // The loss writes its gradient in the forward pass.
      let isShared = !isObserved && variable != lossSource.index
      if isShared, let free = shared.firstIndex(where: { $0.lastStep < first }) {
        shared[free].lastStep = last
        shared[free].perSample = max(shared[free].perSample, size)
        shared[free].variables.append(variable)
      } else {
        shared.append((isShared ? last : .max, size, [variable]))
      }
    }
    for one in shared {
      let base = buffer(perSample: one.perSample)
      for variable in one.variables { cells[variable].gradient = .init(base) }
    }
    if lossSource == .input { cells[0].gradient = .init(buffer(perSample: cells[0].count)) }
    for (output, input) in places.reversed() { cells[input].gradient = cells[output].gradient }
  }
}
