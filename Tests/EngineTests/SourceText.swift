import Testing

@testable import Engine

/// Reads `name(value, key=value)` with schedules inside, as the reference figures write rules.
struct SourceText {
  private var rest: Substring

  static func optimizer(_ text: String) throws -> Optimizer { try parse(text, Registries.optimizers) }

  static func schedule(_ text: String) throws -> Schedule { try parse(text, Registries.schedules) }

  static func clip(_ text: String) throws -> Clip { try parse(text, Registries.clips) }

  static func loss(_ text: String) throws -> Loss { try parse(text, Registries.losses) }

  static func activation(_ text: String) throws -> Activation { try parse(text, Registries.activations) }

  static func network(_ text: String) throws -> NetworkDescription {
    var reader = SourceText(rest: text[...])
    let first = reader.word()
    return try reader.chain(first)
  }

  static func data(_ text: String) throws -> DataGenerator { try parse(text, Registries.data) }

  private static func parse<Product>(
    _ text: String, _ registry: Registry<Product>
  ) throws -> Configured<Product> {
    var reader = SourceText(rest: text[...])
    let name = reader.word()
    let entry: Entry<Product> = try #require(registry[name])
    let given = try reader.arguments(entry.parameters)
    return try entry(given)
  }

  private mutating func word() -> String {
    let word = rest.prefix { !"(),= ".contains($0) }
    rest.removeFirst(word.count)
    return String(word)
  }

  private mutating func arguments(_ parameters: [Parameter]) throws -> [String: Argument] {
    var given: [String: Argument] = [:]
    guard rest.first == "(" else { return given }
    var place = 0
    while rest.first != ")" {
      rest = rest.dropFirst().drop { $0 == " " }
      let text = word()
      if rest.first == "=" {
        rest.removeFirst()
        let kinds = parameters.first { $0.name == text }?.kinds ?? []
        given[text] = try value(word(), kinds)
      } else {
        given[parameters[place].name] = try value(text, parameters[place].kinds)
        place += 1
      }
    }
    rest.removeFirst()
    return given
  }

  /// Layers with `->` between them, of which the first one's name is read already.
  private mutating func chain(_ first: String) throws -> NetworkDescription {
    var name = first
    var layers: [Layer] = []
    while true {
      let entry: Entry<any LayerRule> = try #require(Registries.layers[name])
      layers.append(try entry(try arguments(entry.parameters)))
      rest = rest.drop { $0 == " " }
      guard rest.hasPrefix("->") else { return NetworkDescription(layers) }
      rest = rest.dropFirst(2).drop { $0 == " " }
      name = word()
    }
  }

  private mutating func value(_ text: String, _ kinds: [ValueKind]) throws -> Argument {
    if let number = Double(text) { return .number(number) }
    if kinds.contains(.network) { return .network(try chain(text)) }
    if let activation = Registries.activations[text] {
      return .activation(try activation(try arguments(activation.parameters)))
    }
    if let initializer = Registries.initializers[text] {
      return .initializer(try initializer(try arguments(initializer.parameters)))
    }
    if text == "by_class" {
      let inner = rest.prefix { $0 != ")" }.dropFirst()
      rest.removeFirst(inner.count + 2)
      return .classWeights(inner.split(separator: ",").compactMap { Double($0.drop { $0 == " " }) })
    }
    if let schedule = Registries.schedules[text] {
      return .schedule(try schedule(try arguments(schedule.parameters)))
    }
    switch text {
    case "true": return .flag(true)
    case "false": return .flag(false)
    case "none": return Argument.none
    default: return .word(text)
    }
  }
}

/// An entry's product by name.
func build<Product>(
  _ registry: Registry<Product>, _ name: String, _ arguments: [String: Argument] = [:]
) throws -> Configured<Product> {
  let entry: Entry<Product> = try #require(registry[name])
  return try entry(arguments)
}
