import CommandKit
import Engine
import Watching

/// What stands in one cell of a value.
public indirect enum Element: Sendable {
  case none
  /// `last`: the last layer or epoch, in square brackets.
  case last
  case number(Double)
  case flag(Bool)
  case text(String)
  /// Numbers by layer, epoch or time step.
  case series(Series)
  case classWeights([Double])
  case activation(Activation)
  case initializer(Initializer)
  case loss(Loss)
  case optimizer(Optimizer)
  case schedule(Schedule)
  case clip(Clip)
  case network(Network)
  case data(DataSet)
  /// A training elsewhere that was watched.
  case run(WatchedRun)
  /// The result of a measurement.
  case record(Record)
}

extension ValueKind {
  /// Numbers by layer, epoch or time step.
  static let series = ValueKind("series", label: "row of numbers", noun: ElementKindMessage.numbers)

  /// What computes with values: `max`.
  static let function = ValueKind("function", noun: ElementKindMessage.function)

  /// `last`: a place on an axis.
  package static let last = ValueKind("last", noun: ElementKindMessage.last)

  /// A training elsewhere that was watched.
  package static let run = ValueKind("run", noun: ElementKindMessage.run)

  /// What a measuring verb gives.
  package static func result(of verb: String) -> ValueKind {
    ValueKind("result", noun: ElementKindMessage.result(verb: verb))
  }
}

extension Element: ParameterValue {
  /// What it is, and what it may serve as besides.
  public var kinds: [ValueKind] {
    switch self {
    case .last: [.last]
    case .text: [.text, .word, .file, .topic, .axis]
    case .series(let series):
      [ValueKind(ValueKind.series.name, noun: ElementKindMessage.series(axis: series.axisNames))]
    case .loss: [.loss]
    case .optimizer: [.optimizer]
    case .clip: [.clip]
    case .data: [.data]
    case .run: [.run]
    case .record(let record): [.result(of: record.verb)]
    default: argument?.kinds ?? []
    }
  }

  /// The number that it is; `nil` for anything else.
  public var number: Double? { if case .number(let number) = self { number } else { nil } }

  /// The text that it is; `nil` for anything else.
  public var word: String? { if case .text(let text) = self { text } else { nil } }

  /// As an argument of the engine's entries; `nil` for what none of them takes.
  ///
  /// The one place where a value of the language becomes one of the engine.
  var argument: Argument? {
    switch self {
    case .none: Argument.none
    case .number(let number): .number(number)
    case .flag(let flag): .flag(flag)
    case .text(let text): .word(text)
    case .classWeights(let weights): .classWeights(weights)
    case .activation(let value): .activation(value)
    case .initializer(let value): .initializer(value)
    case .schedule(let value): .schedule(value)
    case .network(let network): .network(network.description)
    case .last, .series, .loss, .optimizer, .clip, .data, .run, .record: nil
    }
  }

  /// What it is.
  package var kind: ValueKind { kinds[0] }

  /// What it is, with its article, for sentences.
  var noun: String { kind.noun.words(in: .current) }

  /// As one would type it, where it can be typed; otherwise what it is.
  public var written: String {
    switch self {
    case .last: "last"
    case .text(let text): "\"\(text)\""
    case .series(let series): "[\(series.values.map(literal).joined(separator: ", "))]"
    case .loss(let value): value.description
    case .optimizer(let value): value.description
    case .clip(let value): value.description
    case .data(let data): data.description
    case .run(let run):
      run.model.isEmpty ? noun : ElementKindMessage.runOf(model: run.model).words(in: .current)
    case .record: noun
    default: argument?.description ?? noun
    }
  }

  /// What tells it from other values of a list; `nil` where it is like no other.
  var choice: Choice? {
    switch self {
    case .number(let number): .number(number)
    case .network(let network) where network.state == nil:
      .network(network.description, seed: network.seed, draw: network.draw)
    case .network, .record, .data, .run: nil
    default: .written(written, noun: noun)
    }
  }

  /// A choice among the values of a list.
  enum Choice: Hashable {
    case number(Double)
    case network(NetworkDescription, seed: UInt64, draw: Int)
    case written(String, noun: String)
  }

  /// Whether two are the same choice: a list holds none twice.
  func isSame(as other: Element) -> Bool { choice.map { $0 == other.choice } ?? false }
}
