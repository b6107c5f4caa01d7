import Diagnostics
import Messages

/// What answers one of the three questions, with its figures.
public enum RunAnswer: Message, Hashable {
  /// The spread of the samples at the first and the last module with weights.
  case apart(first: ModulePlace, spread: Double, last: ModulePlace, lastSpread: Double)
  /// What is left of the error signal over the stations of a path, beside a recurrent module, whose way through time is not
  /// looked at.
  case arrives(RunPath, recurrent: ModulePlace?)
  /// The error signal at the two modules with weights that there are.
  case reaches(first: ModulePlace, signal: Double, recurrent: ModulePlace?)
  /// How far a step moves weights: the median over modules, and the modules at both ends.
  case moves(typical: Double, least: ModulePlace, smallest: Double, most: ModulePlace, largest: Double)
  /// Modules have gradients, and no call of any was seen.
  case unseen(RunFinding.Question, modules: Int)
  /// The run does not have the figures.
  case unknown(RunFinding.Question)

  /// Which question it answers.
  public var question: RunFinding.Question {
    switch self {
    case .apart: .apart
    case .arrives, .reaches: .arrives
    case .moves: .moves
    case .unseen(let question, _), .unknown(let question): question
    }
  }

  /// Whether there are figures that tell.
  public var isKnown: Bool {
    switch self {
    case .unseen, .unknown: false
    case .apart, .arrives, .reaches, .moves: true
    }
  }

  /// The sentence that says it.
  public func words(in language: DisplayLanguage) -> String {
    switch language {
    case .english: EnglishRunFindings.words(self)
    case .chinese: ChineseRunFindings.words(self)
    }
  }

  static func all(_ sight: RunSight) -> [RunAnswer] {
    let modules = sight.list.modules
    let isUnseen = !modules.isEmpty && modules.allSatisfy { $0.call == 0 }
    func missing(_ question: RunFinding.Question) -> RunAnswer {
      isUnseen ? .unseen(question, modules: modules.count) : .unknown(question)
    }
    return [
      apart(sight) ?? missing(.apart), arrives(sight) ?? missing(.arrives), moves(sight) ?? .unknown(.moves),
    ]
  }

  private static func apart(_ sight: RunSight) -> RunAnswer? {
    let known = sight.mixing.compactMap { module in sight.late(.spread, module).map { (module, $0) } }
    guard let first = known.first, let last = known.last else { return nil }
    return .apart(
      first: sight.place(first.0), spread: first.1, last: sight.place(last.0), lastSpread: last.1)
  }

  private static func arrives(_ sight: RunSight) -> RunAnswer? {
    let recurrent = sight.mixing.first { sight.list.modules[$0].role == .recurrent }.map(sight.place)
    if let path = RunPath(sight) { return .arrives(path, recurrent: recurrent) }
    guard let first = sight.mixing.first, let signal = sight.late(.signal, first) else { return nil }
    return .reaches(first: sight.place(first), signal: signal, recurrent: recurrent)
  }

  private static func moves(_ sight: RunSight) -> RunAnswer? {
    // Without calls the weights are known all the same; and what does not move is no layer that does.
    let trained = sight.list.modules.indices.filter { sight.list.modules[$0].weight?.trains == true }
    let steps = trained.compactMap { module in sight.late(.stepSize, module).map { (module, $0) } }
      .filter { $0.1 > 0 }.sorted { $0.1 < $1.1 }
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
    case .chinese: ChineseRunFindings.words(self)
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
