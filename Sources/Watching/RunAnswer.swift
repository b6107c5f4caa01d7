import Diagnostics
import Messages

/// What answers one of the three questions, with its figures.
public enum RunAnswer: Message, Hashable {
  /// The spread of the samples at the first and the last module with weights.
  case apart(first: ModulePlace, spread: Double, last: ModulePlace, lastSpread: Double)
  /// What is left of the error signal over the stations of a path.
  case arrives(RunPath)
  /// The error signal at the two modules with weights that there are.
  case reaches(first: ModulePlace, signal: Double)
  /// How far a step moves weights: the median over modules, and the modules at both ends.
  case moves(typical: Double, least: ModulePlace, smallest: Double, most: ModulePlace, largest: Double)
  /// The run does not have the figures.
  case unknown(RunFinding.Question)

  /// Which question it answers.
  public var question: RunFinding.Question {
    switch self {
    case .apart: .apart
    case .arrives, .reaches: .arrives
    case .moves: .moves
    case .unknown(let question): question
    }
  }

  /// The sentence that says it.
  public func words(in language: DisplayLanguage) -> String {
    switch language {
    case .english: EnglishRunFindings.words(self)
    }
  }

  static func all(_ sight: RunSight) -> [RunAnswer] {
    [
      apart(sight) ?? .unknown(.apart), arrives(sight) ?? .unknown(.arrives),
      moves(sight) ?? .unknown(.moves),
    ]
  }

  private static func apart(_ sight: RunSight) -> RunAnswer? {
    let known = sight.mixing.compactMap { module in sight.late(.spread, module).map { (module, $0) } }
    guard let first = known.first, let last = known.last else { return nil }
    return .apart(
      first: sight.place(first.0), spread: first.1, last: sight.place(last.0), lastSpread: last.1)
  }

  private static func arrives(_ sight: RunSight) -> RunAnswer? {
    if let path = RunPath(sight) { return .arrives(path) }
    guard let first = sight.mixing.first, let signal = sight.late(.signal, first) else { return nil }
    return .reaches(first: sight.place(first), signal: signal)
  }

  private static func moves(_ sight: RunSight) -> RunAnswer? {
    let steps = sight.training.compactMap { module in sight.late(.stepSize, module).map { (module, $0) } }
      .sorted { $0.1 < $1.1 }
    guard let least = steps.first, let most = steps.last else { return nil }
    return .moves(
      typical: steps[steps.count / 2].1, least: sight.place(least.0), smallest: least.1,
      most: sight.place(most.0), largest: most.1)
  }
}

/// A step at which a figure jumps, the median over all modules.
public struct RunChange: Message, Hashable {
  public let figure: ModuleFigure
  /// The first step of the new state.
  public let step: Int
  /// The medians of three steps before and behind it.
  public let before: Double
  public let after: Double

  /// A jump is a decade and more.
  private static let least = 10.0

  /// The sentence that says it.
  public func words(in language: DisplayLanguage) -> String {
    switch language {
    case .english: EnglishRunFindings.words(self)
    }
  }

  static func all(_ sight: RunSight) -> [RunChange] {
    [.size, .signal, .gradient, .stepSize].compactMap { change($0, sight) }.sorted { $0.step < $1.step }
  }

  /// The largest jump of a figure.
  private static func change(_ figure: ModuleFigure, _ sight: RunSight) -> RunChange? {
    let medians = sight.steps.compactMap { step -> (step: Int, value: Double)? in
      let values = step[figure].filter { $0 > 0 }.sorted()
      return values.isEmpty ? nil : (step.number, values[values.count / 2])
    }
    guard medians.count >= 4 else { return nil }
    func middle(_ part: ArraySlice<(step: Int, value: Double)>) -> Double {
      part.map(\.value).sorted()[part.count / 2]
    }
    // Beside the step itself its neighbours have the same medians: it is the one that is unlike the one before.
    let jumps = (1..<medians.count).map { place in
      (
        change: RunChange(
          figure: figure, step: medians[place].step, before: middle(medians[..<place].suffix(3)),
          after: middle(medians[place...].prefix(3))),
        alone: max(
          medians[place].value / medians[place - 1].value, medians[place - 1].value / medians[place].value)
      )
    }
    return jumps.filter { $0.change.size >= least }.max {
      ($0.change.size, $0.alone) < ($1.change.size, $1.alone)
    }?.change
  }

  private var size: Double { max(after / before, before / after) }
}
