extension Tape {
  /// Gives every variable that a gradient passes room for it, once the backward pass is known.
  ///
  /// An observed tape keeps all of them. Otherwise room is shared by variables whose gradients are never needed in
  /// the same step, so that a chain of any length needs two or three. The input's comes when it is asked for.
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
      for index in step.gradientOperations where operations[index].keepsOutputGradient {
        lastStep[operations[index].output.index] = number
      }
    }
    var rooms: [(lastStep: Int, perSample: Int, variables: [Int])] = []
    for variable in firstStep.keys.sorted(by: { (firstStep[$0] ?? 0, $0) < (firstStep[$1] ?? 0, $1) })
    where cells[variable].gradient == nil && variable != Variable.input.index {
      let (first, last) = (firstStep[variable] ?? 0, lastStep[variable] ?? 0)
      let size = cells[variable].shape.count
      // The loss writes its gradient in the forward pass.
      let isShared = !isObserved && variable != lossSource.index
      if isShared, let room = rooms.firstIndex(where: { $0.lastStep < first }) {
        rooms[room].lastStep = last
        rooms[room].perSample = max(rooms[room].perSample, size)
        rooms[room].variables.append(variable)
      } else {
        rooms.append((isShared ? last : .max, size, [variable]))
      }
    }
    for room in rooms {
      let base = buffer(perSample: room.perSample)
      for variable in room.variables { cells[variable].gradient = base }
    }
  }
}
