import Documents

/// Something that a document says, how it is measured, and what has to come out for which verdict.
public struct Claim: Sendable, Hashable {
  public var number: Int
  /// Where the document says it: "3.1".
  public var section: String
  /// In our words.
  public var sentence: String
  /// Where a lesson shows it.
  public var place: Place?
  /// Statements, run in a fresh session in which `draws` is the list of seeds.
  public var measurement: String
  /// What is printed of it.
  public var figures: [Figure]
  /// The first whose conditions all hold gives the verdict; where none does it is undecided.
  public var rules: [Rule]
  /// The verdict that the measurement is expected to give.
  public var verdict: Verdict.Outcome
  public var lines = Lines()

  /// A cell of a lesson.
  public struct Place: Sendable, Hashable {
    /// The lesson's file, beside that of the claims.
    public var file: String
    /// The id of the cell.
    public var cell: String

    /// The id of the lesson, by the name of its file.
    public var lesson: String { LessonTemplate.identifier(from: file) }
  }

  public struct Figure: Sendable, Hashable {
    public var label: String
    /// An expression with one value a seed.
    public var expression: String
    /// Its line in the file.
    public var line = 0
  }

  public struct Rule: Sendable, Hashable {
    public var outcome: Verdict.Outcome
    /// The condition under which it holds, or why it does not.
    public var text: String
    /// Claims as `expect` takes them, at least one.
    public var conditions: [Condition]
  }

  public struct Condition: Sendable, Hashable {
    public var text: String
    /// Its line in the file.
    public var line = 0
  }

  /// Where its parts stand in the file, from 1.
  public struct Lines: Sendable, Hashable {
    public var heading = 0
    public var place = 0
    /// Of the fence; the first statement is one below.
    public var measurement = 0
  }
}

extension Claim {
  /// What is the same in every language: all but words and lines.
  var code: [String] {
    [String(number), place.map { "\($0.file)#\($0.cell)" } ?? "", measurement, verdict.rawValue]
      + figures.map(\.expression)
      + rules.flatMap { [$0.outcome.rawValue] + $0.conditions.map(\.text) }
  }
}
