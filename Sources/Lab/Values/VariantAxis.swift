import CommandKit

/// One list or range that was written.
public struct VariantAxis: Sendable {
  /// Where a list was written: it tells axes apart, and the same list is the same axis wherever its value is used.
  struct Identity: Hashable, Sendable {
    /// Which statement of the session it is in.
    let statement: Int
    /// Where the families are called in whose text it stands, the outermost first.
    let path: [Span]
    /// Its place in the text of the statement, or of the innermost family.
    let span: Span
  }

  let identity: Identity
  /// The parameter, key or name that it was given to first.
  public internal(set) var name: String?
  /// Whether the values that carry it were given as seeds: what differs along it was drawn anew, and is the same else.
  package internal(set) var isSeeds = false
  /// What was listed, each as written.
  public let labels: [String]
  /// What was listed, one element a label.
  public let values: [Element]

  init(identity: Identity, labels: [String], values: [Element]) {
    self.identity = identity
    self.labels = labels
    self.values = values
  }

  /// How many variants it makes.
  public var count: Int { labels.count }

  /// The numbers along the axis, where all of its values are numbers.
  public var numbers: [Double]? {
    let numbers = values.compactMap(\.number)
    return numbers.count == values.count ? numbers : nil
  }
}
