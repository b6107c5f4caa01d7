import Documents

/// Something that a document says, how it is measured, and what has to come out for which verdict.
package struct Claim: Sendable, Hashable {
  package var number: Int
  /// Where the document says it: "3.1".
  package var section: String
  /// In our words.
  package var sentence: String
  /// Where a lesson shows it.
  package var place: Place?
  /// Statements, run in a fresh session in which `draws` is the list of seeds.
  package var measurement: String
  /// What is printed of it.
  package var figures: [Figure]
  /// The first whose conditions all hold gives the verdict; where none does it is undecided.
  package var rules: [Rule]
  /// The verdict that the measurement is expected to give.
  package var verdict: Verdict.Outcome
  package var lines = Lines()

  /// A cell of a lesson.
  package struct Place: Sendable, Hashable {
    /// The lesson's file, beside that of the claims.
    package var file: String
    /// The id of the cell.
    package var cell: String

    /// The id of the lesson, by the name of its file.
    package var lesson: String { LessonTemplate.identifier(from: file) }
  }

  package struct Figure: Sendable, Hashable {
    package var label: String
    /// An expression with one value a seed.
    package var expression: String
    /// Its line in the file.
    package var line = 0
  }

  package struct Rule: Sendable, Hashable {
    package var outcome: Verdict.Outcome
    /// The condition under which it holds, or why it does not.
    package var text: String
    /// Claims as `expect` takes them, at least one.
    package var conditions: [Condition]
  }

  package struct Condition: Sendable, Hashable {
    package var text: String
    /// Its line in the file.
    package var line = 0
  }

  /// Where its parts stand in the file, from 1.
  package struct Lines: Sendable, Hashable {
    package var heading = 0
    package var place = 0
    /// Of the fence; the first statement is one below.
    package var measurement = 0
  }
}

extension Claim {
  /// What is the same in every language: all but words and lines.
  var code: [String] {
    var parts = [String(number), place.map { "\($0.file)#\($0.cell)" } ?? "", measurement, verdict.rawValue]
    parts += figures.map(\.expression)
    for rule in rules {
      parts.append(rule.outcome.rawValue)
      parts += rule.conditions.map(\.text)
    }
    return parts
  }
}
