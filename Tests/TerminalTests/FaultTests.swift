import Files
import Foundation
import Testing
import Verbs

@testable import Lab

/// Kills at random moments: what was answered before is never lost, and comes back to the bit.
@Suite(.serialized) struct FaultTests {
  // MARK: Kills

  @Test func `Killed again and again at work, a session loses nothing that it has answered`() throws {
    let folder = try Screen.newFolder()
    var random = SystemRandomNumberGenerator()
    var answered: [String] = []
    var sent = 0
    var working = 0
    let times = FaultTable.times(200, orElse: 8)
    for round in 0..<times {
      let terminal = try PseudoTerminal(
        round == 0 ? [] : ["--resume"], folder: folder)
      if round % 5 == 4 {
        // In the middle of being brought back.
        terminal.kill(within: 400_000, using: &random)
        continue
      }
      guard terminal.waitForPrompt(seconds: 120) else {
        Issue.record("round \(round) did not come to the prompt: \(terminal.output)")
        return
      }
      for _ in 0..<Int.random(in: 0...2, using: &random) + (round == 0 ? 1 : 0) {
        sent += 1
        let statement =
          sent == 1
          ? "deep = 2 * dense(6, tanh) -> dense(1, sigmoid)"
          : sent % 3 == 0 ? "train deep epochs=\(1 + sent % 5)" : "a\(sent) = \(sent)"
        guard terminal.enter(statement, seconds: 60) else {
          Issue.record("no answer to \(statement): \(terminal.output)")
          return
        }
        answered.append(statement)
      }
      // The next one is in the middle of whatever happens now.
      sent += 1
      terminal.type(round.isMultiple(of: 2) ? "x = train(deep, epochs=1000000)\r" : "b\(sent) = \(sent)\r")
      terminal.kill(within: 40_000, using: &random)
      if try Journals.newest(folder).statements.last?.outcome == nil { working += 1 }
    }
    let past = try Journals.newest(folder)
    // In the order in which they were answered, and each once.
    let done = past.statements.filter { $0.outcome == .done && !$0.text.hasPrefix("b") }.map(\.text)
    let same = try Self.weightsAreTheSame(past, folder)
    #expect(done == answered && same)
    FaultTable.row(
      "kill −9 at a random moment of work, then --resume (\(working) times while a statement ran, each fifth while it was brought back)",
      times: times,
      lost: done == answered && same ? "nothing; the weights are the same bits" : "\(answered) \(done)")
  }

  /// Whether the program brings back the weights that the statements make when they run in one go.
  private static func weightsAreTheSame(_ past: PastSession, _ folder: URL) throws -> Bool {
    let file = folder.path + "/deep.safetensors"
    let terminal = try PseudoTerminal.atPrompt(["--resume"], folder: folder)
    try #require(terminal.enter("save \"\(file)\" of=deep"))
    terminal.kill()
    let session = Session(seed: past.header.seed)
    for statement in past.statements where statement.outcome == .done { try session.run(statement.text) }
    let own = folder.path + "/own.safetensors"
    try session.run("save \"\(own)\" of=deep")
    return try File.read(file) == File.read(own)
  }

  @Test func `Stopped by Ctrl-C at any moment and then killed, training comes back to the same bits`() throws
  {
    var random = SystemRandomNumberGenerator()
    let times = FaultTable.times(50, orElse: 3)
    var lost = 0
    for round in 0..<times {
      let folder = try Screen.newFolder()
      let terminal = try PseudoTerminal.atPrompt(folder: folder)
      try #require(terminal.enter("deep = 2 * dense(16, tanh) -> dense(1, sigmoid)"))
      let options = [
        "", " batch=32", " validation=0.9", " batch=100 validation=0.5 with=adam(plateau(0.1, patience=1))",
      ]
      terminal.type("train deep epochs=10000000\(options[round % 4])\r")
      PseudoTerminal.pause(within: 500_000, after: 30_000, using: &random)
      terminal.type("\u{3}")
      try #require(terminal.wait(for: PseudoTerminal.lineIsDone))
      let files = ["then", "now"].map { "\(folder.path)/\($0).safetensors" }
      try #require(terminal.enter("save \"\(files[0])\" of=deep"))
      terminal.kill()
      let again = try PseudoTerminal.atPrompt(["--resume"], folder: folder)
      try #require(again.enter("save \"\(files[1])\" of=deep"))
      again.kill()
      if try File.read(files[0]) != File.read(files[1]) { lost += 1 }
    }
    #expect(lost == 0)
    FaultTable.row(
      "Ctrl-C at a random moment of training, kill −9, then --resume", times: times,
      lost: lost == 0 ? "nothing; the weights are the same bits" : "\(lost) times something")
  }

  @Test func `Killed while it writes its journal, a session keeps all but the last`() throws {
    var random = SystemRandomNumberGenerator()
    var lost = 0
    var torn = 0
    let times = FaultTable.times(50, orElse: 4)
    let statements =
      ["deep = dense(6, tanh) -> dense(1, sigmoid)"]
      + (1...40).map { $0 % 2 == 0 ? "train deep epochs=1" : "a\($0) = \($0)" }
    for _ in 0..<times {
      let folder = try Screen.newFolder()
      let terminal = try PseudoTerminal.atPrompt(folder: folder)
      try #require(terminal.enter(statements[0]))
      terminal.type(statements.dropFirst().joined(separator: "\r") + "\r")
      terminal.kill(within: 400_000, using: &random)
      let answered = 1 + terminal.drain().components(separatedBy: PseudoTerminal.lineIsDone).count - 1
      let past = try Journals.newest(folder)
      let done = past.statements.prefix { $0.outcome == .done }
      if done.map(\.text) != Array(statements.prefix(done.count)) || done.count < answered
        || past.statements.count > done.count + 1
      {
        lost += 1
      }
      let bytes = try File.read(past.path)
      if bytes.suffix(2) != [10, 10] || past.statements.count > done.count { torn += 1 }
      let session = Session(seed: past.header.seed)
      let again = Session(from: session)
      #expect(try session.bring(back: past) == [])
      for statement in done { try again.run(statement.text) }
      #expect(difference(session, again) == nil)
    }
    #expect(lost == 0)
    FaultTable.row(
      "kill −9 while the journal is written (\(torn) times in the middle of a statement)",
      times: times, lost: FaultTable.lost(lost, "sessions"))
  }
}
