/// What a verb, a constructor or a function can be given, described once: parsing, checking, completion, help and the
/// reference page come from here.
public struct Parameter: Sendable {
  /// As it is typed: `momentum`.
  public let name: String
  /// It takes any of these; help names the first where a word must do for all.
  public var kinds: [ValueKind]
  /// What holds where it is left out.
  public var `default`: Default
  /// The numbers it takes; `nil`: all finite ones. What counts something always ends somewhere.
  public var range: NumberRange?
  /// The words it takes, where these are few.
  public var choices: [String]
  /// "epochs", "samples": for help.
  public var unit: String?
  /// The one value that a verb takes without a key.
  public var isSubject: Bool
  /// Takes the text as typed, up to the next blank.
  public var isWord: Bool
  /// Receives its expression as written, unevaluated.
  public var isClaim: Bool
  /// Takes any number of values (`max(a, b)`); only the last parameter may.
  public var isVariadic: Bool
  /// Whether one writes its key even where its place would do: `momentum=0.9`.
  public var isKeyed: Bool
  /// What it means, in a few words: "slope below zero".
  public var summary: String

  /// - Parameter default: what holds where it is left out; it must be given if there is none.
  public init(
    _ name: String, _ kinds: [ValueKind], isSubject: Bool = false, isWord: Bool = false,
    isClaim: Bool = false,
    isVariadic: Bool = false, default: Default = .required, unit: String? = nil, range: NumberRange? = nil,
    choices: [String] = [], isKeyed: Bool = false, _ summary: String
  ) {
    self.name = name
    self.kinds = kinds
    self.default = `default`
    self.range = kinds.contains(.wholeNumber) ? (range ?? NumberRange()).ofCounts : range
    self.choices = choices
    self.unit = unit
    self.isSubject = isSubject
    self.isWord = isWord
    self.isClaim = isClaim
    self.isVariadic = isVariadic
    self.isKeyed = isKeyed
    self.summary = summary
  }

  /// Whether it must be given.
  public var isRequired: Bool { self.default == .required }
  /// Whether a number given must have no fraction.
  public var isWhole: Bool { kinds.contains(.wholeNumber) }

  /// Whether a value of that kind is taken.
  public func takes(_ kind: ValueKind) -> Bool { kinds.contains(kind) }
}

extension Parameter {
  /// What holds where a parameter is left out: a value of the language, as data.
  public enum Default: Hashable, Sendable {
    /// Nothing: it must be given.
    case required
    /// Nothing is given: what then holds is said by the summary.
    case absent
    /// The value `none`.
    case none
    case number(Double)
    case flag(Bool)
    case word(String)
    /// What a constructor makes of these numbers: `adam(0.001)`, `tanh`.
    case made(String, [Double] = [])
    /// What a name holds: `data`.
    case held(String)
  }
}

extension Parameter.Default: ExpressibleByFloatLiteral, ExpressibleByIntegerLiteral,
  ExpressibleByBooleanLiteral,
  ExpressibleByStringLiteral
{
  /// `default: 0.1`
  public init(floatLiteral value: Double) { self = .number(value) }
  /// `default: 64`
  public init(integerLiteral value: Int) { self = .number(Double(value)) }
  /// `default: false`
  public init(booleanLiteral value: Bool) { self = .flag(value) }
  /// `default: "step"`
  public init(stringLiteral value: String) { self = .word(value) }
}

extension Parameter.Default {
  /// The value, as one would type it; `nil` where there is none to type.
  public var written: String? {
    switch self {
    case .required, .absent: nil
    case .none: "none"
    case .number(let number): literal(number)
    case .flag(let flag): flag ? "true" : "false"
    case .word(let word): word
    case .made(let name, let numbers):
      numbers.isEmpty ? name : "\(name)(\(numbers.map(literal).joined(separator: ", ")))"
    case .held(let name): name
    }
  }
}

extension Parameter {
  /// Why a value can't be given to it; `nil` where it can.
  public func refusal(of value: some ParameterValue) -> ParameterMessage? {
    guard let kind = value.kinds.first else { return nil }
    // "none" is for what may be left out, unless a value stands in for it then.
    if kind == .none {
      if takes(.none) || self.default == .none || self.default == .absent { return nil }
      return .wrongKind(parameter: name, wanted: kinds, given: kind)
    }
    if let word = value.word, takes(.word), !choices.isEmpty {
      return choices.contains(word) ? nil : .notOneOf(parameter: name, choices: choices, given: word)
    }
    let number = isWhole || takes(.number) ? value.number : nil
    guard let number else {
      let fits = takes(.value) || value.kinds.contains { takes($0) }
      return fits ? nil : .wrongKind(parameter: name, wanted: kinds, given: kind)
    }
    guard number.isFinite else { return .notFinite(parameter: name) }
    if isWhole, !takes(.number), number != number.rounded() {
      return .notWhole(parameter: name, given: number)
    }
    if let range, !range.contains(number) {
      return .outOfRange(parameter: name, range: range, given: number)
    }
    return nil
  }
}
