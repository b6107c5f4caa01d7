import Engine
import Testing

/// Descriptions and data for the tests.
enum Networks {
  static func layer(_ name: String, _ arguments: [String: Argument] = [:]) throws -> Layer {
    let entry: Entry<any LayerRule> = try #require(Registries.layers[name])
    return try entry(arguments)
  }

  static func activation(_ name: String) throws -> Activation {
    let entry: Entry<any ActivationRule> = try #require(Registries.activations[name])
    return try entry()
  }

  static func initializer(_ name: String, _ arguments: [String: Argument] = [:]) throws -> Initializer {
    let entry: Entry<any InitializerRule> = try #require(Registries.initializers[name])
    return try entry(arguments)
  }

  static func dense(
    _ units: Int, _ activation: String, _ more: [String: Argument] = [:]
  ) throws -> Layer {
    let own: [String: Argument] = [
      "units": .number(Double(units)), "activation": .activation(try Self.activation(activation)),
    ]
    return try layer("dense", own.merging(more) { $1 })
  }

  static func tower(
    _ depth: Int, _ activation: String, units: Int = 64, _ more: [String: Argument] = [:],
    end: String = "sigmoid"
  ) throws -> NetworkDescription {
    let hidden = try dense(units, activation, more)
    return NetworkDescription(Array(repeating: hidden, count: depth) + [try dense(1, end)])
  }

  static func data(_ name: String, _ arguments: [String: Argument] = [:], seed: UInt64 = 1) throws -> DataSet
  {
    let entry: Entry<any DataRule> = try #require(Registries.data[name])
    return try entry(arguments).generate(seed: seed)
  }

  /// The document's data.
  static let gaussian = try? data("gaussian")

  static func state(_ description: NetworkDescription, _ data: DataSet, seed: UInt64 = 1) throws
    -> NetworkState
  {
    try NetworkState.initial(description, input: SampleShape(data.sampleShape), seed: seed)
  }
}
