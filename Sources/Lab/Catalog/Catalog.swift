import CommandKit
import Engine
import Messages

/// How a name with brackets becomes a value: the declaration, and what it makes of its arguments.
package struct Constructor: Sendable {
  package let declaration: Declaration
  /// What it makes of arguments by name.
  private let build: @Sendable ([String: Argument], State) throws(ConstructionFailure) -> Element

  init<Product>(
    _ entry: Entry<Product>, _ words: [DisplayLanguage: DeclaredWords], group: String, makes: [ValueKind],
    wrap: @escaping @Sendable (Configured<Product>, State) throws(Failure) -> Element
  ) {
    var declaration = Declaration(
      .constructor, entry.name, group: group, summary: entry.summary, formula: entry.formula,
      source: entry.source, parameters: entry.parameters, examples: entry.examples.map { Example($0) },
      makes: makes, methods: makes.contains(.activation) ? ["value", "slope"] : [],
      foreignSpellings: makes == [.network]
        ? Self.foreignSpellingsOfLayers.filter { spelling in
          entry.parameters.contains { spelling.meant.hasPrefix("\($0.name)=") }
        } : makes == [.optimizer] ? Self.foreignSpellingsOfOptimizers : [])
    declaration.inOtherLanguages = words
    self.declaration = declaration
    build = { arguments, state throws(ConstructionFailure) in
      let made: Configured<Product>
      do throws(InvalidArgument) { made = try entry(arguments) } catch { throw .argument(error) }
      do throws(Failure) {
        try Limits.check(made)
        return try wrap(made, state)
      } catch { throw .other(error) }
    }
  }

  private enum ConstructionFailure: Error {
    case argument(InvalidArgument)
    case other(Failure)
  }

  private static let foreignSpellingsOfOptimizers = ["lr", "learning_rate"].map {
    ForeignSpelling($0, "$", .rateComesFirst)
  }
  private static let foreignSpellingsOfLayers = [
    ForeignSpelling("kernel_initializer", "init=$", .keyIs("init")),
    ForeignSpelling("initializer", "init=$", .keyIs("init")),
    ForeignSpelling("bias_initializer", "bias=$", .keyIs("bias")),
    ForeignSpelling("num_heads", "heads=$", .keyIs("heads")),
    ForeignSpelling("is_causal", "causal=$", .keyIs("causal")),
  ]

  /// The value for arguments that its parameters take.
  func make(
    _ given: [String: Element], spans: [String: Span] = [:], at span: Span? = nil, state: State
  ) throws(Failure) -> Element {
    let arguments = given.compactMapValues(\.argument)
    do throws(ConstructionFailure) {
      return try build(arguments, state)
    } catch {
      switch error {
      case .argument(let refused): throw Failure(refused.reason, at: spans[refused.parameter] ?? span)
      case .other(let failure):
        throw failure.span == nil ? Failure(failure.reason, at: span, kind: failure.kind) : failure
      }
    }
  }
}

/// Everything that can be written in an expression: the engine's registries and the functions.
package struct Catalog: Sendable {
  package let constructors: [String: Constructor]
  package let functions: [String: Function]
  package let declarations: [Declaration]

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

  package static let standard = Catalog(
    // An activation is a layer too, by the same name; what it is depends on where it stands.
    constructors: constructors(Registries.activations, "activations", [.activation, .network]) { value, _ in
      .activation(value)
    }
      + constructors(Registries.layers, "layers", [.network]) { layer, state in
        .network(Network(NetworkDescription([layer]), seed: state.seed))
      }
      + constructors(Registries.initializers, "initialisers", [.initializer]) { value, _ in
        .initializer(value)
      }
      + constructors(Registries.losses, "losses", [.loss]) { value, _ in .loss(value) }
      + constructors(Registries.optimizers, "optimizers", [.optimizer]) { value, _ in .optimizer(value) }
      + constructors(Registries.schedules, "schedules", [.schedule]) { value, _ in .schedule(value) }
      + constructors(Registries.clips, "clips", [.clip]) { value, _ in .clip(value) }
      + constructors(Registries.data, "data", [.data]) { rule, state throws(Failure) in
        let size = rule.product.size
        try Limits.check(samples: size.samples, values: size.numbers)
        return .data(rule.generate(seed: state.seed))
      },
    functions: Function.all)

  private static func constructors<Product>(
    _ registry: Registry<Product>, _ group: String, _ makes: [ValueKind],
    wrap: @escaping @Sendable (Configured<Product>, State) throws(Failure) -> Element
  ) -> [Constructor] {
    registry.entries.map { entry in
      Constructor(
        entry, registry.words.compactMapValues { $0[entry.name] }, group: group, makes: makes, wrap: wrap)
    }
  }

  /// What a name of the language stands for.
  func kind(of declaration: Declaration) -> ValueKind {
    constructors[declaration.name]?.declaration.makes.first ?? .function
  }
}
