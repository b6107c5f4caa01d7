import CommandKit
import Messages

/// For how many draws of a lesson each of its assertions holds.
struct SeedShares {
  /// What did not hold somewhere.
  private struct Failing {
    var file: String
    var line: Int
    var failures = 0
    /// The number of the first draw for which it does not hold, and what is said there.
    var first: (draw: Int, reason: any Message)
  }

  private struct Key: Hashable {
    var line: Int
    var code: String
  }

  private var draws = 0
  private var failing: [Key: Failing] = [:]

  /// Counts what one more draw has found.
  mutating func add(_ problems: [Problem]) {
    draws += 1
    var counted: Set<Key> = []
    for problem in problems {
      let key = Key(line: problem.line, code: problem.reason.code)
      guard counted.insert(key).inserted else { continue }
      var entry =
        failing[key]
        ?? Failing(file: problem.file, line: problem.line, first: (draw: draws, reason: problem.reason))
      entry.failures += 1
      failing[key] = entry
    }
  }

  /// Those that hold for fewer than 99 of 100, the worst first.
  var problems: [Problem] { shares { !Self.isEnough($0.failures, of: draws) } }
  /// Those that fail more seldom.
  var remarks: [Problem] { shares { Self.isEnough($0.failures, of: draws) } }

  private static func isEnough(_ failures: Int, of draws: Int) -> Bool { failures * 100 <= draws }

  private func shares(where isWanted: (Failing) -> Bool) -> [Problem] {
    failing.values.filter(isWanted).sorted { ($1.failures, $0.line) < ($0.failures, $1.line) }.map { entry in
      let message = CheckMessage.holdsForSeeds(
        held: draws - entry.failures, of: draws, first: entry.first.draw, reason: Failure(entry.first.reason))
      return Problem(message, file: entry.file, line: entry.line)
    }
  }
}
