/// One thing that can be built by name: an activation, a layer, an optimizer, a data set.
///
/// An entry is the single declaration from which printing, checking, help, completion and the tables of tests
/// come. A new one is a file that defines it and a line in the registry of its kind.
public struct Entry<Product: Sendable>: Sendable {
  /// The name by which it is typed: `leaky_relu`.
  public let name: String
  /// One sentence of what it gives, without the name: "Passes positive values on and shrinks negative ones."
  public let summary: String
  /// The formula, in text that reads in a terminal: "max(z, 0) + slope · min(z, 0)".
  public let formula: String
  /// Where it comes from: "Maas, Hannun & Ng 2013".
  public let source: String
  /// What can be set, in the order in which values without a key are taken.
  public let parameters: [Parameter]
  /// Expressions that build one, as typed: `leaky_relu(0.2)`.
  public let examples: [String]
  private let make: @Sendable (Arguments) throws(InvalidArgument) -> Product

  public init(
    _ name: String, summary: String, formula: String, source: String, parameters: [Parameter] = [],
    examples: [String] = [],
    make: @escaping @Sendable (Arguments) throws(InvalidArgument) -> Product
  ) {
    self.name = name
    self.summary = summary
    self.formula = formula
    self.source = source
    self.parameters = parameters
    self.examples = examples
    self.make = make
  }

  /// The product for the given arguments; parameters left out take their defaults.
  ///
  /// - Throws: `InvalidArgument` for an unknown or missing parameter, a value of the wrong kind or out of range.
  public func callAsFunction(_ given: [String: Argument] = [:]) throws(InvalidArgument) -> Configured<Product>
  {
    for key in given.keys where !parameters.contains(where: { $0.name == key }) {
      throw InvalidArgument(parameter: key, reason: "\(name) has no parameter \(key)")
    }
    var complete: [Argument] = []
    for parameter in parameters {
      guard let value = given[parameter.name] ?? parameter.default else {
        throw InvalidArgument(parameter: parameter.name, reason: "\(parameter.name) is missing")
      }
      complete.append(try parameter.check(value))
    }
    let arguments = Arguments(parameters: parameters, values: complete)
    return Configured(
      name: name, parameters: parameters, arguments: complete, product: try make(arguments))
  }
}

/// What a parameter of an entry takes, with unit, limits and default.
public struct Parameter: Sendable {
  public enum Kind: Hashable, Sendable {
    case number, integer, flag, activation, initializer, schedule, network
    /// One of these words, as typed: `per=epoch`.
    case word([String])
    /// The number `n` or, for each class, a number: `by_class(1, 10)`.
    case classWeights
  }

  public let name: String
  public let kind: Kind
  /// `nil`: must be given. `Argument.none` stands for "chosen from the rest", said in `summary`.
  public let `default`: Argument?
  /// The numbers that make sense; `nil`: all finite ones.
  public let range: ClosedRange<Double>?
  /// Whether the ends of `range` are themselves excluded.
  public let excludesLimits: Bool
  /// What it means, in a few words: "slope below zero".
  public let summary: String
  /// Whether a number may also be `none`.
  public let allowsNone: Bool
  /// Whether one writes its key even where its place would do: `momentum=0.9`.
  public let isKeyed: Bool

  public init(
    _ name: String, _ kind: Kind, default: Argument? = nil, range: ClosedRange<Double>? = nil,
    excludesLimits: Bool = false, allowsNone: Bool = false, isKeyed: Bool = false, _ summary: String
  ) {
    self.name = name
    self.kind = kind
    self.default = `default`
    self.range = range
    self.excludesLimits = excludesLimits
    self.allowsNone = allowsNone
    self.isKeyed = isKeyed
    self.summary = summary
  }

  func check(_ value: Argument) throws(InvalidArgument) -> Argument {
    func fail(_ reason: String) -> InvalidArgument {
      InvalidArgument(parameter: name, reason: reason)
    }
    if value == .none {
      guard allowsNone || `default` == Argument.none else { throw fail("\(name) must be given") }
      return value
    }
    switch (kind, value) {
    case (.number, .number(let number)), (.integer, .number(let number)), (.schedule, .number(let number)):
      guard number.isFinite else { throw fail("\(name) must be finite") }
      if kind == .integer, number != number.rounded() {
        throw fail("\(name) is a whole number, not \(literal(number))")
      }
      if let range {
        let inside =
          excludesLimits
          ? range.lowerBound < number && number < range.upperBound : range.contains(number)
        guard inside else {
          throw fail("\(name) must be \(Self.describe(range, excludesLimits)), not \(literal(number))")
        }
      }
      return value
    case (.flag, .flag), (.activation, .activation), (.initializer, .initializer),
      (.initializer, .number), (.schedule, .schedule), (.network, .network),
      (.classWeights, .number), (.classWeights, .classWeights):
      return value
    case (.word(let words), .word(let word)) where words.contains(word):
      return value
    default:
      throw fail("\(name) takes \(kind.noun), not \(value)")
    }
  }

  /// The numbers it takes, in words: "from 0 to 1"; `nil` where any number will do, and for a rate, of which it goes
  /// without saying that it is not below 0.
  public var limits: String? { kind == .schedule ? nil : range.map { Self.describe($0, excludesLimits) } }

  static func describe(_ range: ClosedRange<Double>, _ open: Bool) -> String {
    let lower = range.lowerBound > -Double.greatestFiniteMagnitude
    let upper = range.upperBound < Double.greatestFiniteMagnitude
    switch (lower, upper) {
    case (true, true):
      if open { return "between \(literal(range.lowerBound)) and \(literal(range.upperBound))" }
      // The last number below a whole one stands for all that are.
      let next = range.upperBound.nextUp
      return "from \(literal(range.lowerBound)) to "
        + (next == next.rounded() ? "below \(literal(next))" : literal(range.upperBound))
    case (true, false): return "\(open ? "above" : "at least") \(literal(range.lowerBound))"
    case (false, true): return "\(open ? "below" : "at most") \(literal(range.upperBound))"
    case (false, false): return "a number"
    }
  }
}

extension Parameter.Kind {
  /// With its article, for sentences: "an activation".
  public var noun: String {
    switch self {
    case .number: "a number"
    case .integer: "a whole number"
    case .flag: "true or false"
    case .activation: "an activation"
    case .initializer: "an initialiser"
    case .schedule: "a number or a schedule"
    case .network: "a network"
    case .classWeights: "a number or by_class(…)"
    case .word(let words): words.joined(separator: " or ")
    }
  }
}

/// A value given to a parameter.
public indirect enum Argument: Hashable, Sendable {
  case number(Double)
  case flag(Bool)
  case none
  case activation(Activation)
  case initializer(Initializer)
  case schedule(Schedule)
  case network(NetworkDescription)
  case classWeights([Double])
  case word(String)
}

extension Argument: ExpressibleByFloatLiteral, ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral {
  public init(floatLiteral value: Double) { self = .number(value) }
  public init(integerLiteral value: Int) { self = .number(Double(value)) }
  public init(booleanLiteral value: Bool) { self = .flag(value) }
}

extension Argument: CustomStringConvertible {
  /// As one would type it.
  public var description: String {
    switch self {
    case .number(let number): literal(number)
    case .flag(let flag): flag ? "true" : "false"
    case .none: "none"
    case .activation(let value): value.description
    case .initializer(let value): value.description
    case .schedule(let value): value.description
    case .network(let value): value.description
    case .classWeights(let weights): "by_class(\(weights.map(literal).joined(separator: ", ")))"
    case .word(let word): word
    }
  }
}

/// The complete, checked arguments of an entry, read by name while the product is made.
public struct Arguments: Sendable {
  let parameters: [Parameter]
  let values: [Argument]

  public subscript(name: String) -> Argument {
    guard let index = parameters.firstIndex(where: { $0.name == name }) else {
      preconditionFailure("no parameter \(name) among \(parameters.map(\.name))")
    }
    return values[index]
  }

  public func number(_ name: String) -> Double {
    guard case .number(let value) = self[name] else { preconditionFailure("\(name) is no number") }
    return value
  }

  public func integer(_ name: String) -> Int { Int(number(name)) }

  public func flag(_ name: String) -> Bool { self[name] == .flag(true) }

  public func word(_ name: String) -> String {
    guard case .word(let word) = self[name] else { preconditionFailure("\(name) is no word") }
    return word
  }

  public func activation(_ name: String) -> Activation {
    guard case .activation(let value) = self[name] else { preconditionFailure("\(name) is no activation") }
    return value
  }

  public func network(_ name: String) -> NetworkDescription {
    guard case .network(let value) = self[name] else { preconditionFailure("\(name) is no network") }
    return value
  }

  /// The initialiser given, the constant one for a plain number, or `nil` for `none`.
  public func initializer(_ name: String) -> Initializer? {
    switch self[name] {
    case .initializer(let initializer): initializer
    case .number(let value): .constant(value)
    default: nil
    }
  }

  /// The weights given, one number being the weight of the second of two classes; empty for `none`.
  public func classWeights(_ name: String) -> [Double] {
    switch self[name] {
    case .classWeights(let weights): weights
    case .number(let weight): [1, weight]
    default: []
    }
  }

  /// The number given, or `nil` for `none`.
  public func optionalNumber(_ name: String) -> Double? {
    if case .number(let value) = self[name] { value } else { nil }
  }

  /// The schedule given, or the constant one for a plain number.
  public func schedule(_ name: String) -> Schedule {
    switch self[name] {
    case .schedule(let schedule): schedule
    case .number(let value): .constant(value)
    default: preconditionFailure("\(name) is no schedule")
    }
  }
}

/// An entry's product together with the arguments that it was made from: prints as one would type it, and two
/// are equal when they print alike.
public struct Configured<Product: Sendable>: Sendable {
  public let name: String
  public let parameters: [Parameter]
  /// One for each parameter, defaults included.
  public let arguments: [Argument]
  public let product: Product

  public subscript(name: String) -> Argument? {
    parameters.firstIndex { $0.name == name }.map { arguments[$0] }
  }
}

extension Configured: Hashable {
  public static func == (a: Self, b: Self) -> Bool { a.name == b.name && a.arguments == b.arguments }

  public func hash(into hasher: inout Hasher) {
    hasher.combine(name)
    hasher.combine(arguments)
  }
}

extension Configured: CustomStringConvertible {
  /// As one would type it: what differs from its default, with its key where `isKeyed` says so or something before
  /// it is left out.
  public var description: String {
    var parts: [String] = []
    var positional = true
    for (parameter, argument) in zip(parameters, arguments) {
      let isDefault = parameter.default == argument
      if isDefault || parameter.isKeyed { positional = false }
      if !isDefault {
        parts.append(positional ? "\(argument)" : "\(parameter.name)=\(argument)")
      }
    }
    return parts.isEmpty ? name : "\(name)(\(parts.joined(separator: ", ")))"
  }
}

/// Why an argument can't be taken; the sentence names the parameter and what it takes.
public struct InvalidArgument: Error, Hashable, Sendable {
  public let parameter: String
  public let reason: String

  public init(parameter: String, reason: String) {
    self.parameter = parameter
    self.reason = reason
  }
}

/// All entries of one kind, in the order in which help lists them.
public struct Registry<Product: Sendable>: Sendable {
  /// What one of them is called: "activation".
  public let kind: String
  public let entries: [Entry<Product>]

  public init(_ kind: String, _ entries: [Entry<Product>]) {
    self.kind = kind
    self.entries = entries
  }

  public subscript(name: String) -> Entry<Product>? { entries.first { $0.name == name } }
}

/// A number as one would type it: the shortest digits that read back as the same Double, without a needless ".0".
public func literal(_ value: Double) -> String {
  if value == value.rounded(), abs(value) < 1e15 { return String(Int64(value)) }
  return "\(value)"
}
