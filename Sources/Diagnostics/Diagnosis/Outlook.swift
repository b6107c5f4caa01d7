import Engine
import Messages
import RealModule

/// Whether a network trains, told by the first steps of the training that is asked about, taken on a copy.
///
/// A network trains if in the end its loss is below half the entropy of the labels, which is the loss of someone who knows
/// only how often each occurs. What the outputs explain of the labels (`FirstStep.explained`) grows exponentially while it
/// is small, like every way out of a saddle (Saxe, McClelland and Ganguli 2014), so its growth over the first steps tells
/// where it will be at the end. A tenth of them is looked at, and where that is not plain, a quarter.
public struct Outlook: Hashable, Sendable {
  /// What is foretold.
  public enum Answer: String, Hashable, Sendable, CaseIterable {
    case yes, no, unsure
  }

  /// What the first steps show, which is the reason of the answer.
  public enum Reason: Hashable, Sendable {
    /// The outputs explain a tenth of the labels and more.
    case explains
    /// They explain less, and it grows, at this pace to `forecast` at the end.
    case grows(forecast: Double)
    /// What they explain neither is much nor grows.
    case still
    /// So it is, but the layers move and tell the samples apart: a way out may come.
    case moves
    /// What they explain goes up and down.
    case unsteady
    /// The outputs are sure of what is wrong, less and less so.
    case settles
    /// They are sure of what is wrong, and that does not get better.
    case isWrong
    /// The loss is far above the entropy, and comes from outputs that are the same for every sample.
    case isStuckFarOff
    /// The loss is far above the entropy.
    case isFarOff
    /// Gradients grow on their way back, and the steps that they make have taught the outputs nothing.
    case gradientsExplode(ratio: Double)
    /// They explain little, and it grows; but gradients grow on their way back through time, so many times over.
    case explodesThroughTime(ratio: Double)
    /// A loss or a gradient is not finite.
    case isNotFinite
    /// All labels are the same: there is nothing to explain.
    case labelsDoNotVary
  }

  /// What is foretold.
  public let answer: Answer
  /// Why.
  public let reason: Reason
  /// The steps that were looked at.
  public let steps: [FirstStep]
  /// How many the whole training has.
  public let total: Int
  /// The loss of someone who knows only how often each label occurs.
  public let entropy: Double
  /// As one types it: `adam(0.01)`.
  public let optimizer: String

  /// What the outputs explain by the end of the steps that were looked at: their mean over the last third.
  public var explained: Double { Trend(steps).late }

  /// Takes the first steps of a training on a copy.
  ///
  /// - Parameters:
  ///   - probe: of the network before it.
  ///   - options: of the whole training.
  /// - Throws: as `train`; `EngineError.stopped` where `shouldStop` said so.
  public init(
    _ probe: Probe, _ description: NetworkDescription, _ state: NetworkState, on data: DataSet,
    _ options: TrainingOptions, threads: Int = 1, shouldStop: @escaping @Sendable () -> Bool = { false }
  ) throws(EngineError) {
    let total = options.steps(on: data)
    let (tenth, quarter) = (min(total, max(8, min(50, total / 10))), min(total, max(20, min(150, total / 4))))
    let entropy = data.entropy
    // One more than that: what a step has taught shows before the next.
    let steps = try firstSteps(
      quarter + 1, from: state, description, on: data, options, precision: probe.precision, threads: threads,
      shouldStop: shouldStop,
      isEnough: {
        $0.count == tenth + 1 && Self.isPlain(Self.foretell($0, total, entropy, probe))
      })
    self.init(steps, of: total, entropy: entropy, probe, optimizer: options.optimizer)
  }

  /// - Parameter steps: the first of a training's `total` steps, at least one.
  init(_ steps: [FirstStep], of total: Int, entropy: Double, _ probe: Probe, optimizer: Optimizer) {
    self.steps = steps
    self.total = total
    self.entropy = entropy
    self.optimizer = optimizer.descriptionWithRate
    (answer, reason) = Self.foretell(steps, total, entropy, probe)
  }

  /// What was explained over the last third of the steps, over the third before it, and its growth a step.
  private struct Trend {
    let early: Double
    let late: Double
    let growth: Double
    /// The last two thirds, and the last.
    let recent: ArraySlice<Double>
    let last: ArraySlice<Double>

    init(_ steps: [FirstStep]) {
      let explained = steps.map(\.explained)
      let third = max(1, explained.count / 3)
      func mean(_ values: ArraySlice<Double>) -> Double { values.reduce(0, +) / Double(max(1, values.count)) }
      last = explained.suffix(third)
      recent = explained.suffix(2 * third)
      late = mean(last)
      early = recent.count > third ? mean(recent.dropLast(third)) : late
      growth = (late - early) / Double(third)
    }

    /// The farthest from one step to the next.
    var largestJump: Double { zip(recent, recent.dropFirst()).map { abs($0 - $1) }.max() ?? 0 }
  }

  /// Whether no further step would say more.
  private static func isPlain(_ foretold: (answer: Answer, reason: Reason)) -> Bool {
    switch foretold.reason {
    case .explains, .isNotFinite, .still, .labelsDoNotVary: true
    default: false
    }
  }

  private static func foretell(_ steps: [FirstStep], _ total: Int, _ entropy: Double, _ probe: Probe)
    -> (answer: Answer, reason: Reason)
  {
    let trend = Trend(steps)
    let (early, late, growth) = (trend.early, trend.late, trend.growth)
    guard let last = steps.last, last.loss.isFinite, late.isFinite, early.isFinite else {
      return (.no, .isNotFinite)
    }
    guard entropy > 0 else { return (.unsure, .labelsDoNotVary) }
    let left = Double(max(0, total - steps.count))
    let isNothing = abs(late) < nothing && abs(early) < nothing
    if last.loss > 5 * entropy {
      return isNothing ? (.no, .isStuckFarOff) : (.unsure, .isFarOff)
    }
    if late >= much {
      let isSteady = last.explained >= much && trend.last.allSatisfy { $0 > -much / 2 }
      return isSteady ? (.yes, .explains) : (.unsure, .unsteady)
    }
    let ratio = probe.ratio ?? 1
    if ratio > large {
      let comesThrough = last.explained > 0.03 && growth > 0 && ratio < 100
      return (comesThrough ? .unsure : .no, .gradientsExplode(ratio: ratio))
    }
    if trend.largestJump > 0.12 { return (.unsure, .unsteady) }
    if late < -little {
      if growth <= 0 { return (.unsure, .isWrong) }
      // What is sure of what is wrong comes back to nothing by itself, and may stay there.
      if abs(last.explained) < nothing { return (.unsure, .unsteady) }
      let forecast = late + growth * left
      return (forecast > 0.5 ? .yes : forecast < much ? .no : .unsure, .settles)
    }
    if isNothing, growth * left < nothing {
      return moves(steps[0], probe, ratio) ? (.unsure, .moves) : (.no, .still)
    }
    guard growth > 0 else {
      return growth > -1e-4 && late < 2 * little ? (.no, .still) : (.unsure, .unsteady)
    }
    let base = max(late, 1e-4)
    let forecast = base * Double.exp(min(20, growth / base * left))
    if forecast < 0.2 {
      return (forecast < much || late > 2 * little ? .no : .unsure, .grows(forecast: forecast))
    }
    // Even without growing faster and faster it has to come to something.
    let isEnough = forecast >= 1 && late > little && late + growth * left >= 0.25
    let throughTime = probe.layers.lazy.flatMap(probe.timePaths).map(\.left).max() ?? 1
    if isEnough, throughTime > large { return (.unsure, .explodesThroughTime(ratio: throughTime)) }
    return (isEnough ? .yes : .unsure, .grows(forecast: min(1, forecast)))
  }

  /// Whether the first step changes most layers by a thousandth and more, the samples stand apart before the output, and
  /// the first layer's gradient is not lost.
  private static func moves(_ first: FirstStep, _ probe: Probe, _ ratio: Double) -> Bool {
    let movement = first.movement.compactMap { $0 }.sorted()
    guard !movement.isEmpty, movement[movement.count / 2] > 1e-3 else { return false }
    let before = probe.layers.dropLast().last?.spread ?? 1
    return before > 0.05 && ratio > 1e-2
  }

  /// A share of the labels that one can't tell from none.
  private static let nothing = 1e-3
  /// A share from which growth can be told.
  private static let little = 5e-3
  /// How many times larger a gradient may get on its way back before steps that fit one end do not fit the other.
  private static let large = 6.0
  /// A share that has begun to be learnt.
  private static let much = 0.1

  /// The sentences that say it.
  public func words(in language: DisplayLanguage) -> String {
    switch language {
    case .english: EnglishOutlook.words(self)
    case .chinese: ChineseOutlook.words(self)
    }
  }
}

extension Optimizer {
  /// As one would type it, with its rate even where that is the default: `sgd(0.1)`.
  public var descriptionWithRate: String {
    let written = description
    return written.contains("(") ? written : "\(written)(\(product.rate.rate(at: 0)))"
  }
}

extension TrainingOptions {
  /// How many steps they take on some data.
  public func steps(on data: DataSet) -> Int { epochs * ((data.count - 1) / (batch ?? data.count) + 1) }
}
