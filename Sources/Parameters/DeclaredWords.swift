/// What help says of something declared, in a language other than the one in which it is declared.
///
/// English stands where a thing is declared. Another language is a catalog of these by name for each group, in the
/// `Words` of the module that declares it: a vocabulary is made in one language, and everything that reads it (help,
/// completion, the reference and the manual page) needs no second way.
public struct DeclaredWords: Sendable {
  /// One sentence of what it gives.
  public let summary: String
  /// As many paragraphs as the declaration has.
  public let discussion: [String]
  /// The formula; `nil` where that has no words in it.
  public let formula: String?
  /// Where it comes from; `nil` where that is names and numbers alone.
  public let source: String?
  /// What each parameter means, by its name.
  public let parameters: [String: String]
  /// In what those count that have a unit, by their names.
  public let units: [String: String]
  /// What each field of its result means, by its name.
  public let fields: [String: String]

  /// What help says of one thing.
  public init(
    _ summary: String, _ discussion: [String] = [], formula: String? = nil, source: String? = nil,
    parameters: [String: String] = [:], units: [String: String] = [:],
    fields: [String: String] = [:]
  ) {
    self.summary = summary
    self.discussion = discussion
    self.formula = formula
    self.source = source
    self.parameters = parameters
    self.units = units
    self.fields = fields
  }
}
