import Messages
import Parameters

/// All entries of one kind, in the order in which help lists them.
public struct Registry<Product: Sendable>: Sendable {
  /// What one of them is called: "activation".
  public let kind: String
  /// In the order in which help lists them.
  public let entries: [Entry<Product>]
  /// What help says of them in other languages than that of their declarations, by their names.
  public let words: [DisplayLanguage: [String: DeclaredWords]]

  /// The registry of these entries; `kind` is what one of them is called.
  public init(
    _ kind: String, _ entries: [Entry<Product>], words: [DisplayLanguage: [String: DeclaredWords]] = [:]
  ) {
    self.kind = kind
    self.entries = entries
    self.words = words
  }

  /// The entry of that name; `nil` where there is none.
  public subscript(name: String) -> Entry<Product>? { entries.first { $0.name == name } }

  /// The product of that name with its defaults. A name that nothing has, or that needs arguments, is the caller's
  /// mistake.
  public func standard(_ name: String) -> Configured<Product> {
    guard let entry = self[name] else { preconditionFailure("no \(kind) is called \(name)") }
    return entry.made()
  }
}

/// The registries of everything that can be built by name, one for each kind.
public enum Registries {}
