import Foundation
import Testing

@testable import Lab

/// Kills at random moments: what was answered before is never lost.
@Suite(.serialized) struct FaultTests {
  /// How often; GRADLAB_KILLS asks for more.
  static let kills = ProcessInfo.processInfo.environment["GRADLAB_KILLS"].flatMap(Int.init) ?? 12

  @Test func `Killed again and again, a session loses nothing that it has answered`() throws {
    let folder = try Screen.newFolder()
    let journals = folder.path + "/state/gradlab/journal"
    var random = SystemRandomNumberGenerator()
    var answered: [String] = []
    var sent = 0
    for round in 0..<Self.kills {
      let terminal = try PseudoTerminal(round == 0 ? [] : ["--resume"], folder: folder)
      // A session that has been brought back is numbered from 1 again.
      guard terminal.wait(for: "[1]", seconds: 60) else {
        Issue.record("round \(round) did not come to the prompt: \(terminal.output)")
        return
      }
      for number in 1...Int.random(in: 1...4, using: &random) {
        sent += 1
        let statement = "a\(sent) = \(sent)"
        terminal.type(statement + "\r")
        guard terminal.wait(for: "[\(number + 1)]") else {
          Issue.record("no answer to \(statement)")
          return
        }
        answered.append(statement)
      }
      // The next one is in the middle of whatever happens now.
      sent += 1
      terminal.type("a\(sent) = \(sent)\r")
      usleep(UInt32.random(in: 0...15_000, using: &random))
      kill(terminal.process, SIGKILL)
      withExtendedLifetime(terminal) {}
    }
    let past = try #require(PastSession.newest(in: journals))
    let done = past.statements.filter { $0.outcome == .done }.map(\.text)
    #expect(Set(answered).isSubset(of: done))
    #expect(
      done
        == done.sorted { Int($0.drop { $0 != "=" }.dropFirst(2))! < Int($1.drop { $0 != "=" }.dropFirst(2))! }
    )
    #expect(past.statements.count <= sent)
    let session = Session(seed: past.header.seed)
    #expect(session.replay(past, Conduct()) == [])
    for statement in answered {
      let name = String(statement.prefix { $0 != " " })
      #expect(session.state.bindings[name] != nil)
    }
  }

  @Test func `Two sessions at once do not mix`() throws {
    let folder = try Screen.newFolder()
    let one = try PseudoTerminal(folder: folder)
    let other = try PseudoTerminal(folder: folder)
    #expect(one.wait(for: "[1]") && other.wait(for: "[1]"))
    for number in 1...5 {
      one.type("mine\(number) = 1\r")
      other.type("yours\(number) = 2\r")
      #expect(one.wait(for: "[\(number + 1)]") && other.wait(for: "[\(number + 1)]"))
    }
    kill(one.process, SIGKILL)
    kill(other.process, SIGKILL)
    usleep(200_000)
    let journals = folder.path + "/state/gradlab/journal"
    let sessions = try Journal.files(in: journals).map { path in
      try #require(PastSession(path: path, try TextFile.bytes(path))).statements.map {
        String($0.text.prefix(4))
      }
    }
    #expect(Set(sessions) == [Array(repeating: "mine", count: 5), Array(repeating: "your", count: 5)])
    withExtendedLifetime((one, other)) {}
  }
}
