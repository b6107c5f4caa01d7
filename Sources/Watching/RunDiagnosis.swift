import Diagnostics
import Messages

/// What a run shows of a model: whether it trains, what fails, where and since when, and what to try.
public struct RunDiagnosis: Sendable {
  public let outlook: RunOutlook
  /// What fails, the first deciding; empty where nothing does.
  public let findings: [RunFinding]
  /// What would be an illness elsewhere, in a model whose loss falls all the same.
  public let remarks: [RunFinding]
  /// What answers the three questions where they are not failed.
  public let answers: [RunAnswer]
  /// Where figures jump.
  public let changes: [RunChange]
  /// What theory says of a plain stack.
  public let theory: RunTheory?
  /// The last step before numbers that are not finite: behind it there is nothing to see. `nil` where all are, and where
  /// none is.
  public let lastFinite: WatchedStep?
  /// The steps that figures are medians over where no step is said.
  public let late: ClosedRange<Int>?
  /// Whether steps were too long before: then those that are short behind them are none of the rate's doing.
  private let wasThrown: Bool
  private let owned: Set<RunRemedy>
  private let sight: RunSight

  /// The diagnosis of a run; `nil` where no step was measured.
  ///
  /// - Parameter shouldStop: asked often; once it is `true` the rest is not looked for, and what is there is no
  ///   diagnosis: throw it away.
  public init?(_ run: WatchedRun, shouldStop: @escaping @Sendable () -> Bool = { false }) {
    guard let sight = RunSight(run, shouldStop: shouldStop) else { return nil }
    let course = LossCourse(sight.steps)
    let signs = RunSigns(sight, course)
    if let broken = sight.broken {
      outlook = RunOutlook(answer: .no, reason: .notFinite(step: broken.number))
      // What went before tells why: steps that threw the weights away.
      findings =
        [signs.notFinite(broken)] + signs.causesFirst(signs.hard + [signs.longSteps].compactMap { $0 })
      remarks = []
    } else {
      outlook = Self.outlook(course, run, signs)
      let isLearning = outlook.answer == .yes
      findings = isLearning ? signs.hard : signs.causesFirst(signs.hard + signs.soft)
      remarks = (isLearning ? signs.soft : []) + signs.passing
    }
    answers = RunAnswer.all(sight)
    changes = RunChange.all(sight)
    theory = RunTheory(sight)
    lastFinite = sight.broken == nil ? nil : sight.steps.last
    late = sight.late.first.flatMap { first in sight.late.last.map { first.number...$0.number } }
    owned = sight.owned
    self.sight = sight
    wasThrown = signs.longSteps != nil
  }

  /// *No* is said where something fails that explains it: the loss of an adversary need not fall, and that of a model
  /// which has learned what there is can't.
  private static func outlook(_ course: LossCourse, _ run: WatchedRun, _ signs: RunSigns) -> RunOutlook {
    let fails = !signs.hard.isEmpty || !signs.soft.isEmpty
    switch course.direction {
    case .unknown:
      let reason: RunOutlook.Reason = course.count == 0 ? .noLoss : .tooFew(course.count)
      return RunOutlook(answer: .unsure, reason: reason)
    case .falls where signs.shortSteps != nil: return RunOutlook(answer: .no, reason: .creeps(course))
    case .falls where course.isOverEarly && !signs.hard.isEmpty:
      return RunOutlook(answer: .no, reason: .fallsAtFirst(course))
    // A few per cent are what the last biases do alone.
    case .falls where course.drop < 0.05 && !signs.hard.isEmpty:
      return RunOutlook(answer: .no, reason: .creeps(course))
    case .falls where signs.isCutOff && course.isFlat:
      return RunOutlook(answer: .no, reason: .fallsInPart(course))
    case .falls:
      return signs.outputsAlike != nil && course.isFlat
        ? RunOutlook(answer: .no, reason: .fallsToConstant(course))
        : RunOutlook(answer: .yes, reason: .falls(course))
    case .stays: return RunOutlook(answer: fails && !course.isHidden ? .no : .unsure, reason: .stays(course))
    case .rises: return RunOutlook(answer: fails ? .no : .unsure, reason: .rises(course))
    }
  }

  /// What it comes down to: what fails first; healthy where nothing does and the loss falls.
  public var cause: Finding.Cause {
    findings.first?.cause ?? (outlook.answer == .yes ? .healthy : .unsure)
  }

  /// What aims at the findings, best first, none twice, and nothing that the model has. Where norms stand behind the
  /// additions, that comes first, and there is a way around and a norm.
  public var remedies: [RunRemedy] {
    let behind = findings.filter { if case .normBehind = $0 { true } else { false } }
    var seen = behind.isEmpty ? owned : owned.union([.residual, .normBefore])
    let all = (behind + findings).flatMap(\.remedies)
    // A norm at the beginning of the branch is one in front.
    if all.contains(.normFirst) { seen.insert(.normBefore) }
    // Steps that are too short are made no shorter, nor longer where long ones have made them so.
    let isShort = findings.contains { finding in
      switch finding {
      case .stepsTooShort, .stepsVanish: true
      default: false
      }
    }
    if isShort {
      seen.formUnion(wasThrown || !behind.isEmpty ? [.raiseRate] : [.lowerRate, .warmUp, .clipNorm])
    }
    return all.map(sight.fitting).filter { seen.insert($0).inserted }
  }
}
