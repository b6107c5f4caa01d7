@_exported import Parameters

/// One thing that can be built by name: an activation, a layer, an optimizer, a data set.
///
/// An entry is the single declaration from which printing, checking, help, completion and the tables of tests
/// come. A new one is a file that defines it and a line in the registry of its kind.
public struct Entry<Product: Sendable>: Sendable {
  /// The name by which it is typed: `leaky_relu`.
  public let name: String
  /// One sentence of what it gives, without the name: "Passes positive values on and shrinks negative ones."
  public let summary: String
  /// The formula, in text that reads in a terminal: "max(z, 0) + slope · min(z, 0)".
  public let formula: String
  /// Where it comes from: "Maas, Hannun & Ng 2013".
  public let source: String
  /// What can be set, in the order in which values without a key are taken.
  public let parameters: [Parameter]
  /// Expressions that build one, as typed: `leaky_relu(0.2)`.
  public let examples: [String]
  private let make: @Sendable (Arguments) throws(InvalidArgument) -> Product

  /// A declaration; `make` gives the product for complete and checked arguments, or refuses one with its reason.
  public init(
    _ name: String, summary: String, formula: String, source: String, parameters: [Parameter] = [],
    examples: [String] = [],
    make: @escaping @Sendable (Arguments) throws(InvalidArgument) -> Product
  ) {
    self.name = name
    self.summary = summary
    self.formula = formula
    self.source = source
    self.parameters = parameters
    self.examples = examples
    self.make = make
  }

  /// The product for the given arguments; parameters left out take their defaults.
  ///
  /// - Throws: `InvalidArgument` for an unknown or missing parameter, a value of the wrong kind or out of range.
  public func callAsFunction(_ given: [String: Argument] = [:]) throws(InvalidArgument) -> Configured<Product>
  {
    for key in given.keys where !parameters.contains(where: { $0.name == key }) {
      throw InvalidArgument(
        key,
        ParameterMessage.unknownKey(of: name, key: key, closest: nil, known: parameters.map(\.name)))
    }
    var complete: [Argument] = []
    for parameter in parameters {
      guard let value = given[parameter.name] ?? Argument(defaultOf: parameter) else {
        throw InvalidArgument(
          parameter.name, ParameterMessage.missing(parameter: parameter.name, example: examples.first))
      }
      if let refusal = parameter.refusal(of: value) { throw InvalidArgument(parameter.name, refusal) }
      complete.append(value)
    }
    let arguments = Arguments(parameters: parameters, values: complete)
    return Configured(
      name: name, parameters: parameters, arguments: complete, product: try make(arguments))
  }

  /// The product for arguments that are known to be right; others are the caller's mistake.
  package func made(_ given: [String: Argument] = [:]) -> Configured<Product> {
    do throws(InvalidArgument) { return try self(given) } catch {
      preconditionFailure("\(name)(\(given)): \(error.parameter)")
    }
  }
}
