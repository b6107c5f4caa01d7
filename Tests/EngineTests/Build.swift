import Testing

@testable import Engine

/// An entry's product by name.
func build<Product>(
  _ registry: Registry<Product>, _ name: String, _ arguments: [String: Argument] = [:]
) throws -> Configured<Product> {
  let entry: Entry<Product> = try #require(registry[name])
  return try entry(arguments)
}
