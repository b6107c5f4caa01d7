import Parameters

/// What people type who come from elsewhere, and what says the same here.
package struct ForeignSpelling: Hashable, Sendable {
  /// The key or name as they type it: "lr".
  package var written: String
  /// What to type instead, `$` being the value given: "with=sgd($)".
  package var meant: String
  package var reason: ParameterMessage.OtherKey

  package init(_ written: String, _ meant: String, _ reason: ParameterMessage.OtherKey) {
    self.written = written
    self.meant = meant
    self.reason = reason
  }
}
