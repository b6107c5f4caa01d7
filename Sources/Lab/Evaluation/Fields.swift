import CommandKit
import Engine

/// What follows a dot.
enum Fields {
  static func value(of element: Element, _ field: Syntax.Name, _ verbs: VerbCatalog) throws(Failure)
    -> Element
  {
    switch element {
    case .record(let record):
      if let value = record.fields[field.text] { return value }
      let has = Array(record.fields.keys)
      if verbs[record.verb]?.fields.contains(field.text) == true {
        throw Failure(
          "Here \(record.verb) found no \(field.text); it has \(has.joined(separator: ", ")).", at: field.span
        )
      }
      throw missing(field, "\(record.verb) has", has, verbs)
    case .data(let data):
      if let value = dataFields[field.text] { return value(data) }
      throw missing(field, "a data set has", dataFields.keys.sorted(), verbs)
    case .network(let network):
      if field.text == "layers" { return .number(Double(network.description.layers.count)) }
      throw missing(field, "a network has", ["layers"], verbs)
    case .activation:
      throw missing(field, "an activation has", ["value(z)", "slope(z)"], verbs)
    default:
      throw Failure("\(element.noun.capitalizedFirst) has no fields.", at: field.span)
    }
  }

  private static let dataFields: [String: @Sendable (DataSet) -> Element] = [
    "entropy": { .number($0.entropy) },
    "samples": { .number(Double($0.count)) },
    "features": { .number(Double($0.sampleShape.last ?? 0)) },
  ]

  /// The fields that an element has.
  static func names(of element: Element) -> [String] {
    switch element {
    case .record(let record): Array(record.fields.keys)
    case .data: dataFields.keys.sorted()
    case .network: ["layers"]
    case .activation: ["value(", "slope("]
    default: []
    }
  }

  private static func missing(
    _ field: Syntax.Name, _ subject: String, _ known: [String], _ verbs: VerbCatalog
  ) -> Failure {
    var message = "No field is called \(field.text); \(subject) \(known.joined(separator: ", "))."
    let others = verbs.all.filter { $0.fields.contains(field.text) }.map(\.declaration.name)
    if !others.isEmpty {
      message += " \(others.joined(separator: " or ").capitalizedFirst) gives \(field.text)."
    }
    let failure = Failure(message, at: field.span)
    guard others.isEmpty, let closest = Suggestions.closest(field.text, among: known) else { return failure }
    return failure.replacing(field.span, with: closest)
  }
}

extension String {
  var capitalizedFirst: String { isEmpty ? self : prefix(1).uppercased() + dropFirst() }
}
