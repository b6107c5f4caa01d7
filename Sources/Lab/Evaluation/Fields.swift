import CommandKit
import Engine

/// What follows a dot.
package enum Fields {
  static func value(of element: Element, _ field: Syntax.Name, _ verbs: VerbCatalog) throws(Failure)
    -> Element
  {
    switch element {
    case .record(let record):
      if let value = record.fields[field.text] { return value }
      let has = Array(record.fields.keys)
      if verbs[record.verb]?.fields.contains(field.text) == true {
        throw Failure(
          FieldMessage.notFoundHere(verb: record.verb, field: field.text, known: has), at: field.span)
      }
      throw missing(field, .result(verb: record.verb), has, verbs)
    case .data(let data):
      if let value = dataFields[field.text] { return value(data) }
      throw missing(field, .data, dataFields.keys.sorted(), verbs)
    case .network(let network):
      if field.text == "layers" { return .number(Double(network.description.layers.count)) }
      throw missing(field, .network, ["layers"], verbs)
    case .activation:
      throw missing(field, .activation, ["value(z)", "slope(z)"], verbs)
    default:
      throw Failure(FieldMessage.noFields(given: element.kind), at: field.span)
    }
  }

  private static let dataFields: [String: @Sendable (DataSet) -> Element] = [
    "entropy": { .number($0.entropy) },
    "samples": { .number(Double($0.count)) },
    "features": { .number(Double($0.sampleShape.last ?? 0)) },
  ]

  /// The fields that an element has.
  package static func names(of element: Element) -> [String] {
    switch element {
    case .record(let record): Array(record.fields.keys)
    case .data: dataFields.keys.sorted()
    case .network: ["layers"]
    case .activation: ["value(", "slope("]
    default: []
    }
  }

  private static func missing(
    _ field: Syntax.Name, _ owner: FieldOwner, _ known: [String], _ verbs: VerbCatalog
  ) -> Failure {
    let others = verbs.all.filter { $0.fields.contains(field.text) }.map(\.declaration.name)
    let failure = Failure(
      FieldMessage.unknown(field: field.text, of: owner, known: known, verbs: others), at: field.span)
    guard others.isEmpty, let closest = Suggestions.closest(field.text, among: known) else { return failure }
    return failure.replacing(field.span, with: closest)
  }
}

extension String {
  package var capitalizedFirst: String { isEmpty ? self : prefix(1).uppercased() + dropFirst() }
}
