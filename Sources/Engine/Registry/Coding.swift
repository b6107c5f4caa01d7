// Written down, a configured product is its name and its arguments; read again, it is made anew by its registry.

extension Configured: Codable {
  private enum Key: String, CodingKey { case name, arguments }

  public func encode(to encoder: any Encoder) throws {
    var fields = encoder.container(keyedBy: Key.self)
    try fields.encode(name, forKey: .name)
    try fields.encode(arguments, forKey: .arguments)
  }

  /// - Throws: `InvalidArgument` where nothing of this kind has the name or takes the arguments.
  public init(from decoder: any Decoder) throws {
    let fields = try decoder.container(keyedBy: Key.self)
    let name = try fields.decode(String.self, forKey: .name)
    let values = try fields.decode([Argument].self, forKey: .arguments)
    guard let entry = Registry<Product>.ofKind?[name], entry.parameters.count == values.count else {
      throw InvalidArgument(
        parameter: name, reason: "nothing is called \(name) with \(values.count) arguments")
    }
    self = try entry(
      Dictionary(
        zip(entry.parameters.map(\.name), values), uniquingKeysWith: { first, _ in first }))
  }
}

extension Registry {
  /// The registry of this kind of product.
  fileprivate static var ofKind: Registry? {
    let all: [Any] = [
      Registries.activations, Registries.layers, Registries.initializers, Registries.losses,
      Registries.optimizers, Registries.schedules, Registries.clips,
    ]
    return all.lazy.compactMap { $0 as? Registry }.first
  }
}
