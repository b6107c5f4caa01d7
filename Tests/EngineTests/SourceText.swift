import Testing

@testable import Engine

/// Reads `name(value, key=value)` with schedules inside, as the reference figures write rules.
struct SourceText {
  private var rest: Substring

  static func optimizer(_ text: String) throws -> Optimizer { try parse(text, Registries.optimizers) }

  static func schedule(_ text: String) throws -> Schedule { try parse(text, Registries.schedules) }

  static func clip(_ text: String) throws -> Clip { try parse(text, Registries.clips) }

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
        given[text] = try value(word())
      } else {
        given[parameters[place].name] = try value(text)
        place += 1
      }
    }
    rest.removeFirst()
    return given
  }

  private mutating func value(_ text: String) throws -> Argument {
    if let number = Double(text) { return .number(number) }
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
