import Files
import Foundation
import Testing

@testable import Lab

/// The journals that the built program keeps below a home.
enum Journals {
  static func folder(_ home: URL) -> String { home.path + "/state/gradlab/journal" }

  /// The newest session that nobody has open.
  static func newest(_ home: URL) throws -> PastSession {
    // A process that another test is just starting holds every lock of this one until it has become its program.
    for _ in 0..<50 {
      if let found = PastSession.newest(in: folder(home)) { return found }
      usleep(20_000)
    }
    return try #require(PastSession.newest(in: folder(home)))
  }

  /// Waits until a training runs, by what the journal has of it.
  static func waitForTraining(_ home: URL, _ terminal: PseudoTerminal) throws {
    let end = Date().addingTimeInterval(20)
    while Date() < end {
      _ = terminal.wait(for: "\u{0}", seconds: 0.02)
      let past = try Journal.files(in: folder(home)).last.flatMap {
        PastSession(path: $0, try File.read($0))
      }
      if past?.statements.last?.text.contains("train") == true, past?.statements.last?.outcome == nil {
        return
      }
    }
    Issue.record("no training began: \(terminal.output)")
  }
}
