import Documents

/// Something that the article says, how it is measured, and what has to come out for which verdict.
public struct Claim: Sendable {
  public var number: Int
  /// Of the article.
  public var section: String
  /// In our words.
  public var sentence: String
  /// The lesson and its cell that show it.
  public var lesson: String
  public var cell: String
  /// Statements, run in a fresh session with seed 1; what they measure they measure over five seeds.
  public var measurement: String
  /// What the ledger prints of it.
  public var figures: [Figure]
  /// The first whose conditions all hold gives the verdict.
  public var rules: [Rule]

  public struct Figure: Sendable {
    public var label: String
    /// An expression with one value a seed.
    public var expression: String

    init(_ label: String, _ expression: String) {
      self.label = label
      self.expression = expression
    }
  }

  public struct Rule: Sendable {
    public var outcome: Verdict.Outcome
    /// The condition under which it holds, or why it does not.
    public var text: String
    /// Claims as `expect` takes them.
    public var conditions: [String]

    init(_ outcome: Verdict.Outcome, _ text: String = "", when conditions: [String]) {
      self.outcome = outcome
      self.text = text
      self.conditions = conditions
    }
  }
}
