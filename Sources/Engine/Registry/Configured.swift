/// An entry's product together with the arguments that it was made from: prints as one would type it, and two
/// are equal when they print alike.
public struct Configured<Product: Sendable>: Sendable {
  /// As it is typed: `leaky_relu`.
  public let name: String
  /// What could be set.
  public let parameters: [Parameter]
  /// One for each parameter, defaults included.
  public let arguments: [Argument]
  /// What was made: the rule that computes.
  public let product: Product
  /// How deep what it was made from stands in one another: 1 for `tanh`, 2 for `cosine(cosine(0.1, steps=5), steps=9)`.
  package let depth: Int
  /// Of how many things it is made, itself included; a network is one of them.
  package let size: Int

  init(name: String, parameters: [Parameter], arguments: [Argument], product: Product) {
    self.name = name
    self.parameters = parameters
    self.arguments = arguments
    self.product = product
    depth = 1 + (arguments.map(\.depth).max() ?? 0)
    size = 1 + arguments.reduce(0) { $0 + $1.size }
  }

  /// The argument of that parameter; `nil` where there is no such parameter.
  public subscript(name: String) -> Argument? {
    parameters.firstIndex { $0.name == name }.map { arguments[$0] }
  }
}

extension Configured {
  /// The argument of the first parameter that takes values of a kind; `nil` where none does.
  package subscript(kind: ValueKind) -> Argument? {
    parameters.firstIndex { $0.takes(kind) }.map { arguments[$0] }
  }

  /// Its arguments, as an entry takes them, with others for the first parameter that takes each of these kinds; those it
  /// has no parameter for are left out.
  package func arguments(with changes: [ValueKind: Argument]) -> [String: Argument] {
    var all = Dictionary(zip(parameters.map(\.name), arguments), uniquingKeysWith: { first, _ in first })
    for (kind, value) in changes {
      if let parameter = parameters.first(where: { $0.takes(kind) }) { all[parameter.name] = value }
    }
    return all
  }
}

extension Configured: Hashable {
  /// Whether both were made by the same name from the same arguments.
  public static func == (a: Self, b: Self) -> Bool { a.name == b.name && a.arguments == b.arguments }

  /// Hashes the name and the arguments.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(name)
    hasher.combine(arguments)
  }
}

extension Configured: CustomStringConvertible {
  /// As one would type it: what differs from its default, with its key where `isKeyed` says so or something before
  /// it is left out.
  public var description: String {
    var parts: [String] = []
    var positional = true
    for (parameter, argument) in zip(parameters, arguments) {
      let isDefault = argument.isDefault(of: parameter)
      if isDefault || parameter.isKeyed { positional = false }
      if !isDefault {
        parts.append(positional ? "\(argument)" : "\(parameter.name)=\(argument)")
      }
    }
    return parts.isEmpty ? name : "\(name)(\(parts.joined(separator: ", ")))"
  }
}
