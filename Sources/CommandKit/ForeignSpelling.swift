/// What people type who come from elsewhere, and what says the same here.
public struct ForeignSpelling: Hashable, Sendable {
  /// The key or name as they type it: "lr".
  public var written: String
  /// What to type instead, `$` being the value given: "with=sgd($)".
  public var meant: String
  /// One sentence of why: "The rate belongs to the optimizer."
  public var message: String

  public init(_ written: String, _ meant: String, _ message: String) {
    self.written = written
    self.meant = meant
    self.message = message
  }
}
