import Diagnostics
import Messages

/// Something that fails in a run, as data: what it is, in which module, from which step on, and the figures that show it.
public enum RunFinding: Message, Hashable {
  // MARK: Not finite

  /// Going forward, the module is the first to give numbers that are not finite, though its own weights are.
  case notFiniteForward(at: ModulePlace, step: Int, count: Double)
  /// The module is the first whose own weights are not finite.
  case brokenWeights(at: ModulePlace, step: Int, count: Double)
  /// The weights of most modules are not finite: it happened after the step measured before, if there is one.
  case brokenEverywhere(modules: Int, of: Int, after: Int?, step: Int)
  /// Going back, the signal is not finite from the module on, though all outputs are.
  case notFiniteBackward(at: ModulePlace, step: Int)
  /// All is finite but the loss.
  case notFiniteLoss(step: Int)

  // MARK: Modules

  /// No unit of an activation gives anything for any sample, nor does it in `others` further ones; what it gets comes
  /// from the weights of `behind`.
  case deadLayer(at: ModulePlace, behind: ModulePlace?, others: Int, since: Since)
  /// More than half of an activation's units are dead; it is the one with the largest share.
  case deadUnits(at: ModulePlace, behind: ModulePlace?, share: Double, others: Int, since: Since)
  case saturated(at: ModulePlace, share: Double, others: Int, since: Since)
  case saturatedGate(at: ModulePlace, gate: String, share: Double, since: Since)
  /// The weights of one module are `gain` times as large, for their number of inputs, as a module of this kind needs
  /// (√(fan in) × deviation), where the others of its kind have `usual`.
  case oneTooLarge(at: ModulePlace, gain: Double, usual: Double)
  /// The weights of most modules began with a `gain` that loses or blows up what passes them; `count` of them have one.
  case offScale(at: ModulePlace, gain: Double, count: Int)
  /// A module whose weights the optimizer is to change, and which gets no gradient at all.
  case noGradient(at: ModulePlace, others: Int, since: Since)
  /// Most entries of a gradient are exactly 0.
  case underflow(at: ModulePlace, share: Double, since: Since)
  /// What the model gives hardly depends on the sample.
  case outputsAlike(at: ModulePlace, spread: Double, since: Since)

  // MARK: Depth

  case path(RunPath)

  // MARK: Steps

  /// Steps change weights by more than a tenth of their size, in the median over the modules.
  case stepsTooLong(at: ModulePlace, step: Double, number: Int, jump: Int?)
  /// Steps that could not have changed the weights of any module in the whole run by a hundredth of their size.
  case stepsTooShort(at: ModulePlace, step: Double, moved: Double, steps: Int)
  /// At the end of the run a step changes weights by less than a millionth, in the median over the modules: in this one.
  case stepsVanish(at: ModulePlace, step: Double, since: Since)
  /// Modules whose weights no step has changed in the whole run: with gradients, which no optimizer follows, or (`isCutOff`)
  /// without any.
  case unmoved(at: ModulePlace, others: Int, isCutOff: Bool)
  /// The loss jumps to more than three times what it had been.
  case lossJumps(from: Double, to: Double, number: Int)
  /// Blocks with the normalisation behind the addition, at the full rate from the first step on.
  case normBehind(at: ModulePlace, blocks: Int, rate: Double)

  /// Which of the questions it answers with no.
  public enum Question: String, Message, CaseIterable {
    case apart, arrives, moves

    /// The question.
    public func words(in language: DisplayLanguage) -> String {
      switch language {
      case .english: EnglishRunFindings.words(self)
      case .chinese: ChineseRunFindings.words(self)
      }
    }
  }

  /// The sentence that says it.
  public func words(in language: DisplayLanguage) -> String {
    switch language {
    case .english: EnglishRunFindings.words(self)
    case .chinese: ChineseRunFindings.words(self)
    }
  }

  /// The module where it begins.
  public var place: ModulePlace? {
    switch self {
    case .notFiniteForward(let at, _, _), .brokenWeights(let at, _, _), .notFiniteBackward(let at, _),
      .deadLayer(let at, _, _, _), .deadUnits(let at, _, _, _, _), .saturated(let at, _, _, _),
      .saturatedGate(let at, _, _, _), .oneTooLarge(let at, _, _), .offScale(let at, _, _),
      .noGradient(let at, _, _),
      .underflow(let at, _, _), .outputsAlike(let at, _, _), .stepsTooLong(let at, _, _, _),
      .stepsTooShort(let at, _, _, _), .normBehind(let at, _, _), .unmoved(let at, _, _),
      .stepsVanish(let at, _, _):
      at
    case .path(let path): path.begin
    case .notFiniteLoss, .lossJumps, .brokenEverywhere: nil
    }
  }

  /// From which step on it is so; `nil` where it is so throughout.
  public var step: Int? {
    switch self {
    case .notFiniteForward(_, let step, _), .brokenWeights(_, let step, _), .notFiniteBackward(_, let step),
      .brokenEverywhere(_, _, _, let step), .notFiniteLoss(let step), .stepsTooLong(_, _, let step, _),
      .lossJumps(_, _, let step):
      step
    case .deadLayer(_, _, _, let since), .deadUnits(_, _, _, _, let since), .saturated(_, _, _, let since),
      .saturatedGate(_, _, _, let since), .noGradient(_, _, let since), .underflow(_, _, let since),
      .outputsAlike(_, _, let since), .stepsVanish(_, _, let since):
      since.isStart ? nil : since.step
    case .path(let path): path.since.isStart ? nil : path.since.step
    case .oneTooLarge, .offScale, .stepsTooShort, .normBehind, .unmoved: nil
    }
  }

  /// What it comes down to.
  public var cause: Finding.Cause { row.cause }
  /// The questions that it answers with no.
  public var questions: [Question] { row.questions }
  /// What aims at it, best first.
  public var remedies: [RunRemedy] { row.remedies }

  private var row: (cause: Finding.Cause, questions: [Question], remedies: [RunRemedy]) {
    switch self {
    case .notFiniteForward(let at, _, _):
      (
        .notFinite, [.apart],
        // Before the first module there is the input alone.
        (at.index == 0 ? [.finiteInputs] : []) + [.findAnomaly, .safeOperations, .lowerRate, .clipNorm]
      )
    case .brokenWeights: (.notFinite, [.moves], [.lowerRate, .clipNorm, .warmUp, .findAnomaly])
    case .brokenEverywhere:
      (.notFinite, [.moves], [.everyStep, .findAnomaly, .lowerRate, .clipNorm, .warmUp])
    case .notFiniteBackward: (.notFinite, [.arrives], [.findAnomaly, .safeOperations, .clipNorm])
    case .notFiniteLoss: (.notFinite, [.arrives], [.lossOnLogits, .findAnomaly])
    case .deadLayer(_, _, _, let since), .deadUnits(_, _, _, _, let since):
      (
        .dead, [.apart, .arrives],
        // Units that died on the way were killed by steps; others were born dead.
        since.isStart
          ? [.heWeights, .leakyRelu, .normBefore] : [.lowerRate, .warmUp, .leakyRelu, .normBefore, .clipNorm]
      )
    case .saturated: (.saturated, [.arrives], [.smallerWeights, .standardize, .normBefore, .gelu])
    case .saturatedGate(_, let gate, _, _):
      (
        .saturated, [.arrives],
        (gate.contains("forget") ? [.forgetBias] : []) + [.recurrentWeights, .standardize, .clipNorm]
      )
    case .oneTooLarge: (.explodingForward, [.apart], [.resetModule, .normBefore, .clipNorm])
    case .offScale(_, let gain, _):
      (gain > 1 ? .explodingForward : .vanishingForward, [.apart], [.heWeights, .normBefore])
    case .noGradient: (.vanishingBackward, [.arrives, .moves], [.findDetach, .leakyRelu])
    case .underflow: (.underflow, [.arrives], [.gradScaler])
    case .outputsAlike:
      (.indistinguishable, [.apart], [.standardize, .normBefore, .heWeights, .residual, .lowerRate])
    case .path(let path):
      switch path.cause {
      case .vanishing?: (.vanishing, [.apart, .arrives], Self.againstVanishing)
      case .vanishingForward?: (.vanishingForward, [.apart], Self.againstVanishing)
      case .vanishingBackward?, nil:
        // What began well was spoilt by steps.
        (
          .vanishingBackward, [.arrives],
          (path.since.isStart ? [] : [.warmUp, .lowerRate, .clipNorm]) + Self.againstVanishing
        )
      case .explodingForward?: (.explodingForward, [.apart], Self.againstExploding(path))
      case let cause?: (cause, [.arrives], Self.againstExploding(path))
      }
    case .stepsTooLong, .lossJumps: (.rateTooLarge, [.moves], [.lowerRate, .warmUp, .clipNorm, .standardize])
    case .stepsTooShort: (.rateTooSmall, [.moves], [.raiseRate, .adam])
    // What has made them so is said by itself, and where nothing is, it is the rate.
    case .stepsVanish: (.rateTooSmall, [.moves], [.raiseRate, .adam])
    case .unmoved(_, _, let isCutOff):
      isCutOff ? (.vanishingBackward, [.moves], []) : (.rateTooSmall, [.moves], [.giveOptimizer, .raiseRate])
    case .normBehind: (.rateTooLarge, [.arrives], [.normFirst, .warmUp, .lowerRate])
    }
  }

  private static let againstVanishing: [RunRemedy] = [
    .heWeights, .normBefore, .residual, .gelu, .orthogonalWeights,
  ]

  private static func againstExploding(_ path: RunPath) -> [RunRemedy] {
    (path.series == nil ? [] : [.zeroBranches, .normFirst]) + [.heWeights, .normBefore, .clipNorm]
  }
}
