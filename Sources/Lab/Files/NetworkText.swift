import CommandKit
import Engine

/// The description of a network in a file: constructors of layers, activations and initialisers with numbers, joined by
/// `->` and repeated by `*`, and nothing else of the language. A file is data: to read one runs no program.
enum NetworkText {
  /// The network that a text describes.
  ///
  /// - Throws: a failure that names the first part that no such description has.
  static func description(_ text: String, _ evaluator: Evaluator) throws(Failure) -> NetworkDescription {
    let expression = try Parser(vocabulary: evaluator.language.vocabulary).parseExpression(text)
    try check(expression, as: nil, evaluator.language.catalog)
    guard
      let network = try evaluator.inside([:], calledAt: expression.span).value(expression).single?
        .asNetwork(seed: evaluator.state.seed)
    else { throw Failure(WeightsMessage.isNoNetwork(text: text)) }
    return network.description
  }

  /// - Parameter parameter: what the expression is given to, where it is an argument.
  private static func check(
    _ expression: Syntax.Expression, as parameter: Parameter?, _ catalog: Catalog
  ) throws(Failure) {
    func refuse() -> Failure { Failure(WeightsMessage.isNoDescription(part: expression.description)) }
    switch expression.kind {
    case .number: return
    case .negate(let number):
      guard case .number = number.kind else { throw refuse() }
    case .name(let name):
      guard
        parameter?.choices.contains(name) == true || ["true", "false", "none"].contains(name)
          || makes(name, catalog) != nil
      else { throw refuse() }
    case .chain(let parts):
      for part in parts { try check(part, as: nil, catalog) }
    case .binary(.multiply, let left, let right):
      try check(left, as: nil, catalog)
      try check(right, as: nil, catalog)
    case .call(let callee, let arguments):
      guard case .name(let name) = callee.kind, let constructor = makes(name, catalog) else { throw refuse() }
      for (place, argument) in arguments.enumerated() {
        guard case .value(let value) = argument.operand else { throw refuse() }
        let parameters = constructor.declaration.parameters
        let taking = argument.key.map { key in parameters.first { $0.name == key.text } }
        try check(
          value, as: taking ?? (parameters.indices.contains(place) ? parameters[place] : nil), catalog)
      }
    case .text, .blank, .list, .range, .binary, .comparison, .verb, .pick, .field: throw refuse()
    }
  }

  /// The constructor of that name, where it is of something that networks are made of.
  private static func makes(_ name: String, _ catalog: Catalog) -> Constructor? {
    let parts: Set<ValueKind> = [.network, .activation, .initializer]
    return catalog.constructors[name].flatMap {
      parts.isDisjoint(with: $0.declaration.makes) ? nil : $0
    }
  }
}
