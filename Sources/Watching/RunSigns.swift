import Diagnostics
import RealModule

/// What can fail in a run, each looked for by itself.
struct RunSigns {
  private let sight: RunSight
  private let course: LossCourse
  /// What fails whatever the loss does: it is beyond what a model can be made for.
  let hard: [RunFinding]
  /// What fails where the loss does not fall; else it is worth knowing.
  let soft: [RunFinding]
  let outputsAlike: RunFinding?
  let longSteps: RunFinding?
  let shortSteps: RunFinding?
  /// A jump of the loss that has not lasted, and a first step that alone was too long.
  let passing: [RunFinding]
  /// Whether next to nothing of the error arrives at the first layers.
  let isCutOff: Bool

  init(_ sight: RunSight, _ course: LossCourse) {
    self.sight = sight
    self.course = course
    guard !sight.steps.isEmpty else {
      (hard, soft, outputsAlike, longSteps, shortSteps, passing, isCutOff) = (
        [], [], nil, nil, nil, [], false
      )
      return
    }
    let signs = Signs(sight: sight, course: course)
    let path = RunPath(sight).flatMap { $0.cause == nil ? nil : $0 }
    let dead = signs.dead
    let saturated = [signs.saturated, signs.saturatedGate].compactMap { $0 }
    let long = signs.stepsTooLong
    longSteps = long?.isOpening == true ? nil : long?.finding
    shortSteps = signs.stepsTooShort
    outputsAlike = signs.outputsAlike
    isCutOff = path.map { $0.backward == .lost && $0.isExtreme } ?? false
    var hard: [RunFinding] = []
    var soft: [RunFinding] = []
    func add(_ finding: RunFinding?, isHard: Bool) {
      guard let finding else { return }
      if isHard { hard.append(finding) } else { soft.append(finding) }
    }
    // What is so from the first step on, before anything was learned, was never meant.
    for finding in saturated { add(finding, isHard: finding.step == nil && signs.isSaturatedEarly) }
    if case .deadLayer? = dead { add(dead, isHard: true) } else { add(dead, isHard: false) }
    // Steps that threw the weights far off explain what is dead or alike behind them.
    let isThrown = course.jump?.lasts ?? false
    if isThrown { add(longSteps ?? signs.jump, isHard: false) }
    // A normalisation behind it takes the size out again: what it does shows in the loss.
    add(signs.oneTooLarge, isHard: false)
    add(signs.offScale, isHard: false)
    // Where norms stand behind the additions, they are why signals grow or vanish from block to block.
    add(signs.normBehind, isHard: path?.isExtreme ?? false)
    add(path.map(RunFinding.path), isHard: path?.isExtreme ?? false)
    if dead == nil, path?.backward != .lost { add(signs.noGradient, isHard: true) }
    if dead == nil { add(signs.underflow, isHard: false) }
    if !isThrown { add(longSteps, isHard: false) }
    add(shortSteps, isHard: false)
    add(signs.unmoved, isHard: false)
    add(outputsAlike, isHard: false)
    // It follows from all else.
    if shortSteps == nil { add(signs.stepsVanish, isHard: false) }
    (self.hard, self.soft) = (hard, soft)
    passing = [isThrown ? nil : signs.jump, longSteps == nil ? long?.finding : nil].compactMap { $0 }
  }

  /// The same findings, steps that are too long before what has come about behind them.
  func causesFirst(_ findings: [RunFinding]) -> [RunFinding] {
    guard let long = longSteps, findings.contains(long), let step = long.step,
      findings.contains(where: { $0 != long && ($0.step ?? -1) >= step })
    else { return findings }
    let before = findings.filter { $0 != long && ($0.step ?? -1) < step }
    return before + [long] + findings.filter { $0 != long && ($0.step ?? -1) >= step }
  }

  /// Where a step with numbers that are not finite has the first of them.
  func notFinite(_ step: WatchedStep) -> RunFinding {
    func bad(_ figure: ModuleFigure, _ module: Int) -> Double { step[figure, module] ?? 0 }
    let modules = sight.list.modules.indices
    // Where most weights are broken, a step between two measured ones has spread what was broken in one place.
    let broken = sight.mixing.filter { bad(.badWeights, $0) > 0 }
    if broken.count > 1, 2 * broken.count > sight.mixing.count {
      return .brokenEverywhere(
        modules: broken.count, of: sight.mixing.count, after: sight.steps.last?.number, step: step.number)
    }
    // Outputs first: gradients and weights of the same step come after them.
    if let module = modules.first(where: { bad(.badOutputs, $0) > 0 }) {
      return bad(.badWeights, module) > 0
        ? .brokenWeights(at: sight.place(module), step: step.number, count: bad(.badWeights, module))
        : .notFiniteForward(at: sight.place(module), step: step.number, count: bad(.badOutputs, module))
    }
    if let module = modules.last(where: { bad(.badSignals, $0) > 0 || bad(.badGradients, $0) > 0 }) {
      return .notFiniteBackward(at: sight.place(module), step: step.number)
    }
    if let module = modules.first(where: { bad(.badWeights, $0) > 0 }) {
      return .brokenWeights(at: sight.place(module), step: step.number, count: bad(.badWeights, module))
    }
    return .notFiniteLoss(step: step.number)
  }
}

/// The single signs.
struct Signs {
  let sight: RunSight
  let course: LossCourse

  /// Of modules with a figure above a bound at the end of the run, the one with the most, and how many others.
  private func most(
    _ figure: ModuleFigure, above bound: Double, among modules: [Int]
  ) -> (module: Int, value: Double, others: Int, since: Since)? {
    let found = modules.compactMap { module in
      sight.late(figure, module).flatMap { $0 > bound ? (module, $0) : nil }
    }
    // The first of those with the most: what is behind it follows.
    guard let most = found.map(\.1).max(), let (module, value) = found.first(where: { $0.1 == most }) else {
      return nil
    }
    return (
      module, value, found.count - 1, sight.since { step in (step[figure, module] ?? 0) > bound }
    )
  }

  /// Activations that weights follow: the last ones are flat where they are right, and their losses make up for it.
  private var inner: [Int] {
    let end = sight.output ?? -1
    return sight.list.modules.indices.filter { $0 < end && sight.list.modules[$0].role == .activation }
  }

  var dead: RunFinding? {
    let activations = sight.list.modules.indices.filter { sight.list.modules[$0].role == .activation }
    if let all = most(.dead, above: 0.999, among: Array(activations)) {
      return .deadLayer(
        at: sight.place(all.module), behind: sight.weights(before: all.module), others: all.others,
        since: all.since)
    }
    return most(.dead, above: 0.5, among: Array(activations)).map {
      .deadUnits(
        at: sight.place($0.module), behind: sight.weights(before: $0.module), share: $0.value,
        others: $0.others, since: $0.since)
    }
  }

  var saturated: RunFinding? {
    // Half of a relu's units are off by design; its dead ones are found elsewhere.
    let steep = inner.filter { sight.late(.dead, $0) == nil }
    return most(.saturated, above: 0.9, among: steep).map {
      .saturated(at: sight.place($0.module), share: $0.value, others: $0.others, since: $0.since)
    }
  }

  /// Whether an activation or a gate was so at the first steps.
  var isSaturatedEarly: Bool {
    inner.contains { sight.late(.dead, $0) == nil && (sight.early(.saturated, $0) ?? 0) > 0.9 }
      || sight.early.contains { $0.gates.values.contains { $0.values.contains { $0 > 0.9 } } }
  }

  var saturatedGate: RunFinding? {
    var gates: [Gate: [Double]] = [:]
    for step in sight.late where !sight.shouldStop() {
      for (module, all) in step.gates {
        for (name, share) in all { gates[Gate(module, name), default: []].append(share) }
      }
    }
    let found = gates.compactMap { gate, all -> (Gate, Double)? in
      let shares = all.sorted()
      return shares[shares.count / 2] > 0.9 ? (gate, shares[shares.count / 2]) : nil
    }
    guard let (gate, share) = found.max(by: { ($0.1, $1.0.name) < ($1.1, $0.0.name) }),
      sight.list.modules.indices.contains(gate.module)
    else { return nil }
    return .saturatedGate(
      at: sight.place(gate.module), gate: gate.name, share: share,
      since: sight.since { ($0.gates[gate.module]?[gate.name] ?? 0) > 0.9 })
  }

  private struct Gate: Hashable {
    let module: Int
    let name: String

    init(_ module: Int, _ name: String) { (self.module, self.name) = (module, name) }
  }

  /// By kind √(fan in) × the root mean square of the weights, as they were when the run began: with √2 He's weights keep
  /// relu's signals (He and others 2015).
  private var gains: [WatchedModule.Role: [(module: Int, gain: Double)]] {
    var gains: [WatchedModule.Role: [(module: Int, gain: Double)]] = [:]
    for module in sight.mixing {
      let own = sight.list.modules[module]
      guard [.linear, .convolution, .recurrent].contains(own.role), !sight.beganAsZero(module) else {
        continue
      }
      // Of a recurrent module the largest of its matrices.
      let found = own.parameters.compactMap { weight -> Double? in
        guard let fan = weight.fanIn, let deviation = weight.deviation else { return nil }
        let mean = weight.mean ?? 0
        return (Double(fan) * (deviation * deviation + mean * mean)).squareRoot()
      }
      if let gain = found.max() { gains[own.role, default: []].append((module, gain)) }
    }
    return gains
  }

  /// Weights ten times as large as those of their like, and beyond what any initialisation in use gives, of which none has
  /// a gain above 2.
  var oneTooLarge: RunFinding? {
    let gains = gains
    let everyone = gains.values.flatMap { $0 }
    // A kind with two modules has no usual one.
    let found = gains.values.flatMap { kind in
      let like = (kind.count > 2 ? kind : everyone).map(\.gain).sorted()
      return like.count > 2
        ? kind.filter { $0.gain > 5 && $0.gain > 10 * like[like.count / 2] }.map {
          ($0.module, $0.gain, like[like.count / 2])
        } : []
    }
    return found.max { $0.1 < $1.1 }.map { .oneTooLarge(at: sight.place($0.0), gain: $0.1, usual: $0.2) }
  }

  /// Weights of which three layers lose or blow up a signal more than a hundredfold, or nearly so.
  var offScale: RunFinding? {
    let all = gains.values.flatMap { $0 }.sorted { ($0.gain, $0.module) < ($1.gain, $1.module) }
    guard all.count > 2 else { return nil }
    let middle = all[all.count / 2]
    guard middle.gain > 4 || middle.gain < 0.05 else { return nil }
    return .offScale(at: sight.place(middle.module), gain: middle.gain, count: all.count)
  }

  var noGradient: RunFinding? {
    let still = sight.training.filter { sight.late(.gradient, $0) == 0 && !sight.beganAsZero($0) }
    guard let first = still.last else { return nil }
    return .noGradient(
      at: sight.place(first), others: still.count - 1, since: sight.since { $0[.gradient, first] == 0 })
  }

  var underflow: RunFinding? {
    // Of an embedding the rows that no sample names have no gradient.
    let dense = sight.training.filter { sight.list.modules[$0].role != .embedding }
    return most(.zeroGradients, above: 0.9, among: dense).flatMap {
      $0.value == 1 ? nil : .underflow(at: sight.place($0.module), share: $0.value, since: $0.since)
    }
  }

  var outputsAlike: RunFinding? {
    guard let output = sight.output, let spread = sight.late(.spread, output), spread < Self.alike else {
      return nil
    }
    return .outputsAlike(
      at: sight.place(output), spread: spread,
      since: sight.since { ($0[.spread, output] ?? 1) < Self.alike })
  }

  /// The samples' own part of an output is its square: one in 2500.
  private static let alike = 0.02
}
