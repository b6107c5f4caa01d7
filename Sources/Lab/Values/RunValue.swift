import CommandKit
import Messages
import Watching

// A run as a value of the language: its figures are rows of numbers.
extension WatchedRun {
  /// What its steps are called: their numbers, with a letter where one was measured twice.
  package var stepNames: [String] { Self.distinct(course.map { String($0.number) }) }

  /// What the modules of its last step are called.
  package var moduleNames: [String] {
    Self.distinct(steps.last.map { modules(of: $0).modules.map(\.label) } ?? [])
  }

  /// A figure by layer and step; `nan` where there is none.
  package func series(_ figure: ModuleFigure) -> Series {
    let (course, names) = (course, moduleNames)
    return Series(
      "layer", names, "step", stepNames,
      names.indices.flatMap { module in course.map { $0[figure, module] ?? .nan } })
  }

  /// About how much memory it takes.
  var bytes: Int { 8 * steps.reduce(0) { $0 + $1.size } + 500 * lists.reduce(0) { $0 + $1.modules.count } }

  private static func distinct(_ names: [String]) -> [String] {
    var taken: [String: Int] = [:]
    return names.map { name in
      taken[name, default: 0] += 1
      return taken[name] == 1 ? name : "\(name)#\(taken[name] ?? 0)"
    }
  }
}

extension ModuleFigure {
  /// What the field of a result is called: as with probe where that measures the same.
  package var field: String { self == .stepSize ? "step" : rawValue }

  /// The figure of a field.
  package init?(field: String) {
    guard let figure = Self.allCases.first(where: { $0.field == field }), !Self.bad.contains(figure) else {
      return nil
    }
    self = figure
  }
}

/// What the fields of a run hold.
enum RunFieldMessage: Message {
  case loss, rate
  case figure(ModuleFigure)

  func words(in language: DisplayLanguage) -> String {
    switch language {
    case .english: EnglishValues.words(self)
    case .chinese: ChineseValues.words(self)
    }
  }
}

/// What a verb that wants a network says of a run.
enum RunUseMessage: Message {
  case isNoNetwork(verb: String)

  func words(in language: DisplayLanguage) -> String {
    switch language {
    case .english: EnglishValues.words(self)
    case .chinese: ChineseValues.words(self)
    }
  }
}
