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

extension Argument: ParameterValue {
  /// What it is, and after that what else it may serve as.
  public var kinds: [ValueKind] {
    switch self {
    case .number: [.number]
    case .flag: [.flag]
    case .none: [.none]
    // An activation is a layer where a layer is wanted.
    case .activation: [.activation, .network]
    case .initializer: [.initializer]
    case .schedule: [.schedule]
    case .network: [.network]
    case .classWeights: [.classWeights]
    case .word: [.word]
    }
  }

  /// The number, where it is one.
  public var number: Double? { if case .number(let number) = self { number } else { nil } }

  /// The word, where it is one.
  public var word: String? { if case .word(let word) = self { word } else { nil } }
}

extension Argument {
  /// What a parameter has that is left out; `nil` where it must be given.
  init?(defaultOf parameter: Parameter) {
    switch parameter.default {
    case .required: return nil
    case .absent, .none: self = .none
    case .number(let number): self = .number(number)
    case .flag(let flag): self = .flag(flag)
    case .word(let word): self = .word(word)
    case .made(let name, let numbers):
      func make<Product>(_ entry: Entry<Product>) -> Configured<Product>? {
        try? entry(
          Dictionary(
            zip(entry.parameters.map(\.name), numbers.map(Argument.number)),
            uniquingKeysWith: { first, _ in first }))
      }
      if parameter.takes(.activation), let made = Registries.activations[name].flatMap(make) {
        self = .activation(made)
      } else if parameter.takes(.initializer), let made = Registries.initializers[name].flatMap(make) {
        self = .initializer(made)
      } else {
        preconditionFailure("nothing makes \(name), the default of \(parameter.name)")
      }
    case .held(let name): preconditionFailure("no name holds \(name), the default of \(parameter.name)")
    }
  }

  /// Whether it is what the parameter has when it is left out.
  public func isDefault(of parameter: Parameter) -> Bool {
    switch (parameter.default, self) {
    case (.number(let a), .number(let b)): a == b
    case (.flag(let a), .flag(let b)): a == b
    case (.word(let a), .word(let b)): a == b
    case (.none, .none), (.absent, .none): true
    case (.made(let name, []), .activation(let value)): name == value.description
    case (.made(let name, []), .initializer(let value)): name == value.description
    default: false
    }
  }
}

extension Argument {
  /// How deep things stand in one another in it.
  var depth: Int {
    switch self {
    case .number, .flag, .none, .classWeights, .word: 0
    case .activation(let value): value.depth
    case .initializer(let value): value.depth
    case .schedule(let value): value.depth
    case .network(let value): value.depth
    }
  }

  /// How many things it is made of.
  var size: Int {
    switch self {
    case .number, .flag, .none, .classWeights, .word: 0
    case .activation(let value): value.size
    case .initializer(let value): value.size
    case .schedule(let value): value.size
    case .network: 1
    }
  }
}

extension Argument: ExpressibleByFloatLiteral, ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral {
  /// `["rate": 0.1]`
  public init(floatLiteral value: Double) { self = .number(value) }
  /// `["units": 64]`
  public init(integerLiteral value: Int) { self = .number(Double(value)) }
  /// `["uniform": true]`
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
