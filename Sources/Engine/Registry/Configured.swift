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

  /// The argument of that parameter; `nil` where there is no such parameter.
  public subscript(name: String) -> Argument? {
    parameters.firstIndex { $0.name == name }.map { arguments[$0] }
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
