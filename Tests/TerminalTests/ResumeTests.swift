import Files
import Foundation
import Testing

@testable import Lab

/// `--resume` in the built program.
@Suite struct ResumeTests {
  /// A session in which these lines were dealt with, killed.
  private func session(_ lines: [String], then unfinished: String? = nil) throws -> URL {
    let folder = try Screen.newFolder()
    let terminal = try PseudoTerminal.atPrompt(folder: folder)
    for line in lines { try #require(terminal.enter(line)) }
    if let unfinished {
      let lines = unfinished.split(separator: "\n")
      terminal.type(lines.count == 1 ? unfinished + "\r" : "\u{1B}[200~\(unfinished)\u{1B}[201~\r")
      // The one that takes for ever runs.
      try Journals.waitForTraining(folder, terminal)
    }
    terminal.kill()
    return folder
  }

  @Test func `Two sessions at once do not mix, and each comes back by itself`() throws {
    let folder = try Screen.newFolder()
    let one = try PseudoTerminal.atPrompt(folder: folder)
    try #require(one.enter("mine0 = 1"))
    let other = try PseudoTerminal.atPrompt(folder: folder)
    for number in 1...4 {
      one.type("mine\(number) = 1\r")
      other.type("yours\(number) = 2\r")
      try #require(one.wait(for: PseudoTerminal.lineIsDone) && other.wait(for: PseudoTerminal.lineIsDone))
    }
    one.kill()
    other.kill()
    let sessions = try Journal.files(in: Journals.folder(folder)).map { path in
      try JournalTests.past(path).statements.map { String($0.text.prefix(4)) }
    }
    #expect(sessions == [Array(repeating: "mine", count: 5), Array(repeating: "your", count: 4)])
    // Two that bring back at the same time get one each.
    let first = try PseudoTerminal.atPrompt(["--resume"], folder: folder)
    try #require(first.enter("yours4") && first.passed.contains("2"))
    let second = try PseudoTerminal.atPrompt(["--resume"], folder: folder)
    try #require(second.enter("mine4") && second.passed.contains("1"))
    let third = try PseudoTerminal(["--resume"], folder: folder)
    #expect(third.end() == 2)
    first.kill()
    second.kill()
  }

  @Test func `A statement that had not ended is offered, and not run`() throws {
    let folder = try session(["deep = dense(4, tanh) -> dense(1)"], then: "train deep epochs=100000000")
    let terminal = try PseudoTerminal.atPrompt(["--resume"], folder: folder)
    #expect(terminal.passed.contains("The last one had not ended and was not run"))
    try #require(terminal.enter("deep") && terminal.passed.contains("untrained"))
    terminal.kill()
    let again = try PseudoTerminal.atPrompt(["--resume"], folder: folder)
    // It is offered to whoever brings the session back next, and not after something else was typed.
    #expect(!again.passed.contains("had not ended"))
    again.kill()
    let offered = try session(["a = 1"], then: "train dense(3, tanh) -> dense(1) epochs=100000000")
    let screen = try Screen("--resume", folder: offered)
    try screen.wait(for: "had not ended")
    try screen.press("Up")
    try screen.wait("the statement") { $0.last?.contains("] train dense(3, tanh)") == true }
  }

  @Test func `Of statements pasted together those that had ended come back, and the rest is offered`() throws
  {
    let rest = "train dense(3, tanh) -> dense(1) epochs=100000000"
    let folder = try session([], then: "a = 6 * 7\n\(rest)\nb = 1")
    let terminal = try PseudoTerminal.atPrompt(["--resume"], folder: folder)
    #expect(terminal.passed.contains("brings it: train dense"))
    try #require(terminal.enter("a") && terminal.passed.contains("42"))
    terminal.kill()
  }

  @Test func `A script that goes on from a session sees it, and leaves it as it was`() throws {
    let folder = try session(["a = 6 * 7"])
    let path = try Journals.newest(folder).path
    let before = try File.read(path)
    let result = try Command.run(
      [Screen.program, "--resume"],
      environment: ["HOME": folder.path, "XDG_STATE_HOME": folder.path + "/state"], input: "b = a + 1\nb\n")
    #expect(result.status == 0 && result.output.contains("43"))
    #expect(try File.read(path) == before)
  }

  @Test func `It says when the program or the processor is another`() throws {
    let folder = try session(["a = 1"])
    let past = try Journals.newest(folder)
    let text = String(decoding: try File.read(past.path), as: UTF8.self)
    let header = JournalHeader(
      seed: 1, precision: "float32", program: "another", processor: "Another Processor")
    let line = JournalRecord.session(header).text(number: 0)
    // The old first record is damaged, the new one comes after it.
    let changed = text.replacing("\t0\tsession\t", with: "\t0\tnothing\t") + line
    try File.write(Array(changed.utf8), to: past.path)
    let terminal = try PseudoTerminal.atPrompt(["--resume"], folder: folder)
    let said = terminal.passed.replacing("\r\n", with: " ")
    #expect(
      said.contains("another build of gradlab") && said.contains("another processor (Another Processor)"))
    try #require(terminal.enter("a") && terminal.passed.contains("1"))
    terminal.kill()
    let same = try PseudoTerminal.atPrompt(["--resume"], folder: try session(["a = 1"]))
    #expect(!same.passed.contains("another"))
    same.kill()
  }

  @Test func `Ctrl-C while a session is brought back leaves it for another time`() throws {
    let folder = try session(["deep = 20 * dense(64, tanh) -> dense(1)"])
    // As if a statement that takes long had been done, and nothing of it kept.
    do {
      let journal = try #require(try Journal.takeUp(in: Journals.folder(folder))).journal
      journal.write(.statement("train deep epochs=1000000"))
      journal.write(.done)
    }
    let before = try File.read(Journals.newest(folder).path)
    let terminal = try PseudoTerminal(["--resume"], folder: folder)
    try #require(terminal.wait(for: "training"))
    terminal.type("\u{3}")
    #expect(terminal.end() == 130)
    #expect(try File.read(Journals.newest(folder).path) == before)
  }

  @Test func `A hint tells of a session that broke off, and not of one that was left`() throws {
    let folder = try session(["a = 1", "b = 2"])
    let next = try PseudoTerminal.atPrompt(folder: folder)
    #expect(next.passed.contains("brings back its 2 statements"))
    try #require(next.enter("c = 3"))
    next.type("\u{4}")
    #expect(next.end() == 0)
    let last = try PseudoTerminal.atPrompt(folder: folder)
    #expect(!last.passed.contains("--resume"))
    last.kill()
  }
}
