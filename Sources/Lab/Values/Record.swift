import CommandKit

/// The result of a measurement: fields by name, and what its picture is drawn from.
public struct Record: Sendable {
  /// The verb that measured it.
  public let verb: String
  /// What was measured, by name: `factor`, `loss`.
  public let fields: NamedList<Element>
  /// What the verb's own picture needs beyond the fields.
  private let details: (any Sendable)?

  package init(verb: String, fields: NamedList<Element>, details: (any Sendable)? = nil) {
    self.verb = verb
    self.fields = fields
    self.details = details
  }

  /// What the picture needs, where the result has details of that sort: the one place where they get their type back.
  package func details<Details>(as type: Details.Type) -> Details? { details as? Details }
}
