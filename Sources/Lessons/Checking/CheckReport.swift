import Documents
import Lab
import Messages

/// What a check of lessons has to say, as it comes.
package enum CheckReport: Message {
  case sound(file: String, Contents)
  case problem(Problem)
  /// By Ctrl-C.
  case stopped(file: String)
  case summary(Checker.Summary)

  package enum Contents: Hashable, Sendable {
    case lesson(cells: Int, seconds: Double)
    case claims(Int)
    case script
  }

  package func words(in language: DisplayLanguage) -> String {
    switch language {
    case .english: EnglishChecks.words(self)
    }
  }

  /// The same for other programs.
  package var json: JSON {
    switch self {
    case .sound(let file, let contents):
      ResultFormat.object("sound", [JSON.Member("file", .string(file))] + contents.members)
    case .problem(let problem): problem.json
    case .stopped(let file): ResultFormat.object("stopped", [JSON.Member("file", .string(file))])
    case .summary(let summary):
      ResultFormat.object(
        "summary",
        [
          JSON.Member("passed", .number(Double(summary.passed))),
          JSON.Member("failed", .number(Double(summary.failed))),
        ])
    }
  }
}

extension CheckReport.Contents {
  fileprivate var members: [JSON.Member] {
    switch self {
    case .lesson(let cells, let seconds):
      [
        JSON.Member("contents", "lesson"), JSON.Member("cells", .number(Double(cells))),
        JSON.Member("seconds", .number(seconds)),
      ]
    case .claims(let count):
      [JSON.Member("contents", "claims"), JSON.Member("claims", .number(Double(count)))]
    case .script: [JSON.Member("contents", "script")]
    }
  }
}
