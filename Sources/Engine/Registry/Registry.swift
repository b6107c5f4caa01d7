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

  /// The product of that name with its defaults. A name that nothing has, or that needs arguments, is the caller's
  /// mistake.
  public func standard(_ name: String) -> Configured<Product> {
    guard let product = try? self[name]?() else { preconditionFailure("no \(kind) is called \(name)") }
    return product
  }
}

/// The registries of everything that can be built by name, one for each kind.
public enum Registries {}
