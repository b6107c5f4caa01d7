import CommandKit
import Engine

/// How a name with brackets becomes a value: the declaration, and what it makes of its arguments.
public struct Constructor: Sendable {
  public let declaration: Declaration
  let build: @Sendable ([String: Argument], State) throws(InvalidArgument) -> Element
  private let kinds: [String: Engine.Parameter]

  init<Product>(
    _ entry: Entry<Product>, group: String, type: ValueType,
    wrap: @escaping @Sendable (Configured<Product>, State) -> Element
  ) {
    kinds = Dictionary(entry.parameters.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    declaration = Declaration(
      .constructor, entry.name, group: group, summary: entry.summary, formula: entry.formula,
      source: entry.source, parameters: entry.parameters.map(ParameterDeclaration.init),
      examples: entry.examples.map { Example($0) },
      methods: type == "activation" ? ["value", "slope"] : [],
      foreignSpellings: type == "network"
        ? Self.layerSpellings : type == "optimizer" ? Self.optimizerSpellings : [])
    build = { arguments, state throws(InvalidArgument) in wrap(try entry(arguments), state) }
    self.type = type
  }

  /// What it makes.
  public let type: ValueType

  private static let optimizerSpellings = ["lr", "learning_rate"].map {
    ForeignSpelling($0, "$", "The rate is the first value, without a key.")
  }
  private static let layerSpellings = [
    ForeignSpelling("kernel_initializer", "init=$", "The key is init."),
    ForeignSpelling("initializer", "init=$", "The key is init."),
    ForeignSpelling("bias_initializer", "bias=$", "The key is bias."),
  ]

  /// Whether a parameter takes a word as typed.
  func takesWord(_ name: String) -> Bool {
    if case .word? = kinds[name]?.kind { true } else { false }
  }

  /// The value for the arguments given, each converted to what its parameter takes.
  func make(
    given: [String: Element], places: [String: Span], at span: Span, state: State
  ) throws(Failure) -> Element {
    var arguments: [String: Argument] = [:]
    for (name, element) in given {
      guard let parameter = kinds[name] else { continue }
      guard let argument = Conversion.argument(element, for: parameter, state: state) else {
        let failure = Failure(
          "\(declaration.name): \(name) takes \(parameter.kind.noun), not \(element.noun).",
          at: places[name] ?? span)
        // "relu" in quotes is the commonest slip of all.
        if case .text(let text) = element, let place = places[name] {
          throw failure.replacing(place, with: text)
        }
        throw failure
      }
      arguments[name] = argument
    }
    if type == "data" {
      func size(_ name: String, _ other: Double) -> Double {
        if case .number(let number)? = arguments[name] ?? kinds[name]?.default { number } else { other }
      }
      try Limits.check(samples: size("samples", 1), values: size("features", 2) * size("length", 1))
    }
    do throws(InvalidArgument) {
      return try build(arguments, state)
    } catch {
      let missing = given[error.parameter] == nil
      let example = declaration.examples.first.map { " For example: \($0.line)" } ?? ""
      throw Failure(
        "\(declaration.name): \(error.reason).\(missing ? example : "")", at: places[error.parameter] ?? span)
    }
  }
}

/// Turns values of the language into arguments of the engine.
enum Conversion {
  static func argument(_ element: Element, for parameter: Engine.Parameter, state: State) -> Argument? {
    switch (parameter.kind, element) {
    case (_, .none): Argument.none
    case (.word, .text(let word)): .word(word)
    case (.number, .number(let number)), (.integer, .number(let number)), (.schedule, .number(let number)),
      (.initializer, .number(let number)), (.classWeights, .number(let number)):
      .number(number)
    case (.flag, .flag(let flag)): .flag(flag)
    case (.activation, .activation(let activation)): .activation(activation)
    case (.initializer, .initializer(let initializer)): .initializer(initializer)
    case (.schedule, .schedule(let schedule)): .schedule(schedule)
    case (.classWeights, .classWeights(let weights)): .classWeights(weights)
    case (.network, _): element.asNetwork(seed: state.seed).map { .network($0.description) }
    default: nil
    }
  }
}

/// Everything that can be written in an expression: the engine's registries and the functions.
public struct Catalog: Sendable {
  public let constructors: [String: Constructor]
  public let functions: [String: Function]
  public let declarations: [Declaration]

  init(constructors: [Constructor], functions: [Function]) {
    var byName: [String: Constructor] = [:]
    var inOrder: [Declaration] = []
    for constructor in constructors where byName[constructor.declaration.name] == nil {
      byName[constructor.declaration.name] = constructor
      inOrder.append(constructor.declaration)
    }
    self.constructors = byName
    self.functions = Dictionary(
      functions.map { ($0.declaration.name, $0) }, uniquingKeysWith: { first, _ in first })
    declarations = inOrder + functions.map(\.declaration)
  }

  public static let standard = Catalog(
    // An activation is a layer too, by the same name; what it is depends on where it stands.
    constructors: constructors(Registries.activations, "activations", "activation") { value, _ in
      .activation(value)
    }
      + constructors(Registries.layers, "layers", "network") { layer, state in
        .network(Network(NetworkDescription([layer]), seed: state.seed))
      }
      + constructors(Registries.initializers, "initialisers", "initialiser") { value, _ in .initializer(value)
      }
      + constructors(Registries.losses, "losses", "loss") { value, _ in .loss(value) }
      + constructors(Registries.optimizers, "optimizers", "optimizer") { value, _ in .optimizer(value) }
      + constructors(Registries.schedules, "schedules", "schedule") { value, _ in .schedule(value) }
      + constructors(Registries.clips, "clips", "clip") { value, _ in .clip(value) }
      + constructors(Registries.data, "data", "data") { rule, state in
        .data(rule.generate(seed: state.seed))
      },
    functions: Function.all)

  private static func constructors<Product>(
    _ registry: Registry<Product>, _ group: String, _ type: ValueType,
    wrap: @escaping @Sendable (Configured<Product>, State) -> Element
  ) -> [Constructor] {
    registry.entries.map { Constructor($0, group: group, type: type, wrap: wrap) }
  }

  /// What one thing of a group is called, for sentences: "activation".
  func kind(of declaration: Declaration) -> String {
    constructors[declaration.name]?.type.description ?? declaration.role.rawValue
  }
}

extension ParameterDeclaration {
  /// The declaration of a parameter of the engine.
  init(_ parameter: Engine.Parameter) {
    var types: [ValueType]
    var choices: [String] = []
    if case .word(let words) = parameter.kind { choices = words }
    switch parameter.kind {
    case .number, .integer: types = ["number"]
    case .flag: types = ["flag"]
    case .activation: types = ["activation"]
    case .initializer: types = ["initialiser", "number"]
    case .schedule: types = ["number", "schedule"]
    case .network: types = ["network"]
    case .classWeights: types = ["number", "class weights"]
    case .word: types = ["word"]
    }
    if parameter.allowsNone { types.append("none") }
    self.init(
      parameter.name, types, default: parameter.default.map(\.description),
      isRequired: parameter.default == nil,
      range: parameter.limits, choices: choices, parameter.summary)
  }
}
