import Messages

/// Whether something that was claimed is so, with what it was found from.
public struct Verdict: Hashable, Sendable {
  /// What became of the claim.
  public enum Outcome: String, Hashable, Sendable, CaseIterable {
    case holds
    /// Under a condition that the text names.
    case holdsIf
    case doesNotHold
    /// Not said outright, but taken for granted.
    case implied
    case undecided
  }

  /// Whether it is so.
  package var outcome: Outcome
  /// What was found, in a sentence; empty where the checks say it all.
  package var text: Text
  /// What it was found from.
  package var checks: [Check]

  package init(_ outcome: Outcome, _ text: Text = Text(), checks: [Check] = []) {
    self.outcome = outcome
    self.text = text
    self.checks = checks
  }

  /// Holds if every check does.
  package init(_ checks: [Check], _ text: Text = Text()) {
    self.init(checks.allSatisfy(\.holds) ? .holds : .doesNotHold, text, checks: checks)
  }
}

/// One comparison with both of its sides: `✓ 0.0004 < 0.346`.
package struct Check: Hashable, Sendable {
  package var holds: Bool
  /// Both sides as found: "0.0004 < 0.346".
  package var statement: Text
  /// Which variant it is about: "act=relu".
  package var label: Text?
  /// What follows from it, where it fails.
  package var message: Text?

  package init(_ holds: Bool, _ statement: Text, label: Text? = nil, message: Text? = nil) {
    self.holds = holds
    self.statement = statement
    self.label = label
    self.message = message
  }
}

extension Verdict.Outcome {
  /// What it is called: "does not hold".
  package func words(in language: DisplayLanguage) -> String {
    switch language {
    case .english: EnglishDocuments.words(self)
    case .chinese: ChineseDocuments.words(self)
    }
  }

  /// The sign that stands for it: "✓".
  var mark: String {
    switch self {
    case .holds: "✓"
    case .holdsIf: "◐"
    case .doesNotHold: "✗"
    case .implied: "→"
    case .undecided: "?"
    }
  }
}
