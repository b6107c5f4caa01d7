/// Whether something that was claimed is so, with what it was found from.
public struct Verdict: Hashable, Sendable {
  public enum Outcome: String, Hashable, Sendable, CaseIterable {
    case holds
    /// Under a condition that the text names.
    case holdsIf
    case doesNotHold
    /// Not said outright, but taken for granted.
    case implied
    case undecided
  }

  public var outcome: Outcome
  public var text: Text
  public var checks: [Check]

  public init(_ outcome: Outcome, _ text: Text = Text(), checks: [Check] = []) {
    self.outcome = outcome
    self.text = text
    self.checks = checks
  }

  /// Holds if every check does.
  public init(_ checks: [Check], _ text: Text = Text()) {
    self.init(checks.allSatisfy(\.holds) ? .holds : .doesNotHold, text, checks: checks)
  }
}

/// One comparison with both of its sides: `✓ 0.0004 < 0.346`.
public struct Check: Hashable, Sendable {
  public var holds: Bool
  /// Both sides as found: "0.0004 < 0.346".
  public var statement: Text
  /// Which variant it is about: "act=relu".
  public var label: Text?
  /// What follows from it, where it fails.
  public var message: Text?

  public init(_ holds: Bool, _ statement: Text, label: Text? = nil, message: Text? = nil) {
    self.holds = holds
    self.statement = statement
    self.label = label
    self.message = message
  }
}
