import Documents
import Lab
import Messages

/// What a check of lessons has to say, as it comes.
package enum CheckReport: Message {
  case sound(file: String, Contents)
  case problem(Problem)
  /// An assertion that fails so seldom that it may.
  case remark(Problem)
  /// By Ctrl-C.
  case stopped(file: String)
  case summary(Checker.Summary)

  package enum Contents: Hashable, Sendable {
    /// `seeds`: with how many other draws it was run as well.
    case lesson(cells: Int, seconds: Double, seeds: Int)
    case claims(Int)
    case script
  }

  package func words(in language: DisplayLanguage) -> String {
    switch language {
    case .english: EnglishChecks.words(self)
    case .chinese: ChineseChecks.words(self)
    }
  }

  /// The same for other programs.
  package var json: JSON {
    switch self {
    case .sound(let file, let contents):
      ResultFormat.object("sound", [JSON.Member("file", .string(file))] + contents.members)
    case .problem(let problem): problem.json("problem")
    case .remark(let problem): problem.json("remark")
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
    case .lesson(let cells, let seconds, let seeds):
      [
        JSON.Member("contents", "lesson"), JSON.Member("cells", .number(Double(cells))),
        JSON.Member("seconds", .number(seconds)), JSON.Member("seeds", .number(Double(seeds))),
      ]
    case .claims(let count):
      [JSON.Member("contents", "claims"), JSON.Member("claims", .number(Double(count)))]
    case .script: [JSON.Member("contents", "script")]
    }
  }
}
