/// What the steps of the optimizer show, and the rate that they are taken with.
extension Signs {
  /// The median over the modules of how far a step goes.
  private func typicalStep(_ step: WatchedStep) -> Double? {
    guard !step[.stepSize].isEmpty, !sight.shouldStop() else { return nil }
    let sizes = sight.training.filter { !sight.beganAsZero($0) }.compactMap { step[.stepSize, $0] }.sorted()
    return sizes.isEmpty ? nil : sizes[sizes.count / 2]
  }

  /// The module that a step moves most.
  private func farthest(_ step: WatchedStep) -> (module: Int, size: Double)? {
    sight.training.filter { !sight.beganAsZero($0) }
      .compactMap { module in step[.stepSize, module].map { (module, $0) } }.max { $0.1 < $1.1 }
  }

  /// Steps that are too long; and whether it is the very first alone, of an optimizer whose first step has the length of the
  /// rate in every weight, whatever its gradient (Kingma and Ba 2015): what follows tells whether it has done harm.
  var stepsTooLong: (finding: RunFinding, isOpening: Bool)? {
    let long = sight.steps.lazy.map { (step: $0, size: typicalStep($0) ?? 0) }.filter { $0.size > 0.1 }
      .prefix(2)
    guard let first = long.first, let (module, size) = farthest(first.step) else { return nil }
    let isOpening =
      Array(long).count == 1 && sight.steps.count > 1 && first.step.number == sight.steps.first?.number
      && first.size < 1 && sight.run.optimizer.lowercased().contains("adam") && course.jump?.lasts != true
    return (
      .stepsTooLong(
        at: sight.place(module), step: size, number: first.step.number,
        jump: course.jump.flatMap { $0.lasts ? $0.step : nil }), isOpening
    )
  }

  /// Modules that get gradients, and that no step of the run has changed: no optimizer has them. Or those that a dead layer
  /// has cut off.
  var unmoved: RunFinding? {
    guard !sight.run.optimizer.isEmpty else { return nil }
    let still = sight.training.filter { module in
      sight.steps.allSatisfy { ($0[.stepSize, module] ?? 0) == 0 }
    }
    let driven = still.filter { (sight.late(.gradient, $0) ?? 0) > 0 }
    if let first = driven.first {
      return .unmoved(at: sight.place(first), others: driven.count - 1, isCutOff: false)
    }
    guard case .deadLayer? = dead, let first = still.first else { return nil }
    return .unmoved(at: sight.place(first), others: still.count - 1, isCutOff: true)
  }

  var jump: RunFinding? {
    course.jump.map { .lossJumps(from: $0.before, to: $0.after, number: $0.step) }
  }

  /// Steps so short that the weights can't have gone anywhere: a thousandth of the size is usual, and here not even all
  /// steps together, in one direction, come to a fiftieth; or, in the median, below what eight digits of a weight show.
  /// What is small because the gradients are, at the end of a training, is none of the rate's doing.
  var stepsTooShort: RunFinding? {
    let steps = sight.steps.filter { !$0[.stepSize].isEmpty }
    let moved = sight.training.filter { !sight.beganAsZero($0) }.compactMap {
      module -> (Int, Double, Double)? in
      guard !sight.shouldStop() else { return nil }
      let sizes = steps.compactMap { $0[.stepSize, module] }.sorted()
      guard !sizes.isEmpty, let first = sight.steps.first, let last = sight.steps.last else { return nil }
      let usual = sizes[sizes.count / 2]
      let mean = sizes.reduce(0) { $0 + $1 / Double(sizes.count) }
      return (module, usual, mean * Double(last.number - first.number + 1))
    }
    // Those that no step changes at all are found by themselves.
    let typical = moved.map(\.1).filter { $0 > 0 }.sorted()
    guard let (module, usual, way) = moved.max(by: { $0.2 < $1.2 }), usual > 0,
      (usual < 1e-4 && way < 0.02) || isInvisible(typical), course.drop < 0.1,
      let last = sight.steps.last, let first = sight.steps.first,
      last.number - first.number >= 10, course.direction == .falls || !isAtItsEnd || isInvisible(typical),
      !isRateLowered
    else { return nil }
    return .stepsTooShort(
      at: sight.place(module), step: usual, moved: way, steps: last.number - first.number + 1)
  }

  /// The same of the end of the run alone, where something else is small as well: of a converged model nothing asks for more.
  var stepsVanish: RunFinding? {
    let late = sight.training.filter { !sight.beganAsZero($0) }.compactMap { module in
      sight.late(.stepSize, module).map { (module: module, size: $0) }
    }
    .filter { $0.size > 0 }.sorted { $0.size < $1.size }
    guard isInvisible(late.map(\.size)), !isAtItsEnd, !isRateLowered else { return nil }
    let (module, size) = late[late.count / 2]
    return .stepsVanish(
      at: sight.place(module), step: size, since: sight.since { (typicalStep($0) ?? 1) < 1e-6 })
  }

  /// Whether the median step is below a millionth: eight digits hold next to nothing of it.
  private func isInvisible(_ sorted: [Double]) -> Bool {
    !sorted.isEmpty && sorted[sorted.count / 2] < 1e-6
  }

  /// Whether the samples' own losses hardly ask for another output: of an untrained classifier this is 0.5 to 1.
  private var isAtItsEnd: Bool {
    guard let output = sight.output, let signal = sight.late(.signal, output) else { return false }
    return signal < 0.1
  }

  private var isRateLowered: Bool {
    guard let now = sight.steps.last?.rates.first, let most = sight.steps.compactMap(\.rates.first).max()
    else {
      return false
    }
    return now < 0.3 * most
  }

  /// With the normalisation behind the addition the gradients of the last blocks are large at the beginning, and a full
  /// rate throws them off unless it is warmed up (Xiong and others 2020).
  var normBehind: RunFinding? {
    guard let rate = sight.steps.first?.rates.first,
      let most = sight.steps.compactMap(\.rates.first).max(), rate > 0.5 * most
    else { return nil }
    var blocks: [String: [Int]] = [:]
    for module in sight.list.modules.indices where sight.list.modules[module].role != .dropout {
      guard sight.list.place(inSeries: module) != nil, let block = sight.list.block(of: module) else {
        continue
      }
      blocks[block, default: []].append(module)
    }
    let behind = blocks.values.filter { members in
      let roles = members.map { sight.list.modules[$0].role }
      let attends = members.contains {
        let module = sight.list.modules[$0]
        return module.role == .attention || module.name.contains("attn") || module.name.contains("attention")
      }
      return attends && roles.first != .normalization && roles.last == .normalization
    }
    guard behind.count > 1, let first = behind.compactMap(\.first).min() else { return nil }
    return .normBehind(at: sight.place(first), blocks: behind.count, rate: rate)
  }
}
