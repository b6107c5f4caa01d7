import Foundation
import Testing

/// What is kept of a session, and signals, in the built program on a terminal.
@Suite(.serialized) struct SessionTests {
  private func enter(_ line: String, _ screen: Screen) throws {
    try screen.type(line)
    try screen.press("Enter")
  }

  @Test func `A killed session is brought back, and what had not ended is offered`() throws {
    let folder = try Screen.newFolder()
    let first = try Screen(folder: folder)
    try first.wait(for: "[1]")
    try enter("a = 6 * 7", first)
    try first.wait(for: "[2]")
    try enter("seed 9", first)
    try first.wait(for: "[3]")
    kill(try first.processID(), SIGKILL)
    try first.wait(for: "left with 137")

    let next = try Screen(folder: folder)
    try next.wait(for: "--resume brings back its 2 statements")
    try next.press("C-d")
    let second = try Screen("--resume", folder: folder)
    try second.wait(for: "2 statements brought back")
    try enter("a", second)
    try second.wait(for: "42")
  }

  @Test func `Ctrl-C stops training, keeps its epochs, and they come back to the bit after a kill`() throws {
    let folder = try Screen.newFolder()
    let first = try Screen(folder: folder)
    try first.wait(for: "[1]")
    try enter("deep = 6 * dense(16, tanh) -> dense(1, sigmoid)", first)
    try first.wait(for: "[2]")
    try enter("train deep epochs=1000000", first)
    try first.wait(for: "training")
    // Twice a Ctrl-C, and the session is still there.
    try first.press("C-c", "C-c")
    try first.wait(for: "[3]")
    try enter("evaluate(deep).loss", first)
    let loss = try first.wait("a loss") { $0.last == "[4]" }.dropLast().last
    kill(try first.processID(), SIGKILL)
    try first.wait(for: "left with 137")
    let second = try Screen("--resume", folder: folder)
    try second.wait(for: "brought back", seconds: 60)
    try enter("evaluate(deep).loss", second)
    let again = try second.wait("the same loss") { $0.last == "[5]" }.dropLast().last
    #expect(loss == again)
  }

  @Test func `What is typed while a statement runs shows once, at the next prompt`() throws {
    let screen = try Screen()
    try screen.wait(for: "[1]")
    try enter("train dense(8, tanh) -> dense(1, sigmoid) epochs=1000000", screen)
    try screen.wait(for: "training")
    try screen.type("6 * 7")
    try screen.waitForProgress()
    #expect(try !screen.lines().contains { $0.contains("6 * 7") })
    kill(try screen.processID(), SIGINT)
    try screen.wait("the line, once") { lines in lines.filter { $0.contains("6 * 7") } == ["[1] 6 * 7"] }
  }

  @Test func `A home that can't be written to is told once, and the session goes on`() throws {
    let nowhere = [
      "HOME": "/proc/nowhere", "XDG_STATE_HOME": "/proc/nowhere", "XDG_DATA_HOME": "/proc/nowhere",
    ]
    let screen = try Screen(environment: nowhere)
    try screen.wait(for: "[1]")
    for number in 1...3 { try enter("\(number)00 + 1", screen) }
    let lines = try screen.wait("three results") { $0.last == "[4]" }
    #expect(["101", "201", "301"].allSatisfy(lines.contains))
    #expect(lines.count { $0.contains("session can't be kept") } == 1)
    #expect(lines.count { $0.contains("history can't be kept") } == 1)
  }

  @Test func `Long help goes through the pager that is set, and short help does not`() throws {
    let screen = try Screen(environment: ["PAGER": "sed 's/^/paged: /' | tail -n 3"])
    try screen.wait(for: "[1]")
    try enter("help quit", screen)
    let short = try screen.wait(for: "[2]")
    #expect(!short.contains { $0.hasPrefix("paged:") })
    try enter("help", screen)
    try screen.wait(for: "[3]")
    try screen.wait(for: "paged: ")
  }

  @Test func `Long results go through less, which leaves them on the screen, and short ones do not`() throws {
    let screen = try Screen(environment: ["PAGER": "less"])
    try screen.wait(for: "[1]")
    try enter("1 + 1", screen)
    try screen.wait(for: "[2]")
    try enter("probe 40 * dense(4, tanh) -> dense(1, sigmoid)", screen)
    // The whole table, no part of it left out.
    try screen.wait("the pager") { $0.last == ":" }
    try screen.press("Space")
    try screen.wait(for: "26  dense 4 tanh")
    // Ctrl-C is less's own, which drops what is typed with it; gradlab waits for the q that leaves less.
    kill(try screen.processID(), SIGINT)
    try screen.press("q")
    let lines = try screen.wait("the prompt") { $0.last == "[3]" }
    #expect(lines.contains { $0.contains("26  dense 4 tanh") })
    try enter("6 * 7", screen)
    try screen.wait(for: "42")
  }

  @Test(
    "Without a pager that can be run, what is long is shown as it is",
    arguments: ["", "cat", "no-such-pager"])
  func withoutPager(pager: String) throws {
    let screen = try Screen(environment: ["PAGER": pager])
    try screen.wait(for: "[1]")
    try enter("help", screen)
    try screen.wait("the prompt") { $0.last == "[2]" }
    try enter("probe 40 * dense(4, tanh) -> dense(1, sigmoid)", screen)
    let lines = try screen.wait("the result") { $0.last == "[3]" }
    #expect(lines.contains { $0.contains("more") })
  }

  @Test func `Without anything to bring back it says so`() throws {
    let screen = try Screen("--resume")
    try screen.wait(for: "there is no session to bring back")
    try screen.wait(for: "left with 2")
  }

  @Test func `The history outlives the session`() throws {
    let folder = try Screen.newFolder()
    let first = try Screen(folder: folder)
    try first.wait(for: "[1]")
    try enter("6 * 7", first)
    try first.wait(for: "42")
    try first.press("C-d")
    try first.wait(for: "left with 0")
    let second = try Screen(folder: folder)
    try second.wait(for: "[1]")
    try second.press("Up")
    try second.wait("the line of the first session") { $0.last?.hasSuffix("[1] 6 * 7") == true }
  }

  @Test(arguments: [(SIGTERM, 143), (SIGHUP, 129)] as [(Int32, Int)])
  func `A request to leave is followed, and the terminal is as before`(signal: Int32, status: Int) throws {
    let screen = try Screen()
    try screen.wait(for: "[1]")
    try screen.type("half a li")
    kill(try screen.processID(), signal)
    try screen.wait(for: "left with \(status)")
  }

  @Test func `A stopped session comes back with its line`() throws {
    let screen = try Screen()
    try screen.wait(for: "[1]")
    try screen.type("6 * 7")
    let process = try RunningProcess(screen.processID())
    kill(process.id, SIGSTOP)
    try screen.wait("a stop") { _ in try process.state() == "T" }
    kill(process.id, SIGCONT)
    try screen.type(" + 1")
    try screen.press("Enter")
    try screen.wait(for: "43")
  }

  @Test func `What is pasted while a statement runs does not run by itself either`() throws {
    let screen = try Screen()
    try screen.wait(for: "[1]")
    try enter("train dense(8, tanh) -> dense(1, sigmoid) epochs=1000000", screen)
    try screen.wait(for: "training")
    try screen.paste("1 + 1\n2 + 2\n")
    try screen.waitForProgress()
    kill(try screen.processID(), SIGINT)
    try screen.wait("both lines") { $0.suffix(2) == ["[1] 1 + 1", "2 + 2"] }
    // What is typed next still belongs to them.
    try screen.type(" + 3")
    try screen.wait("both lines and more") { $0.suffix(2) == ["[1] 1 + 1", "2 + 2 + 3"] }
  }

  @Test func `A Ctrl-C that has stopped a statement leaves the next line alone`() throws {
    let screen = try Screen()
    try screen.wait(for: "[1]")
    try enter("train dense(8, tanh) -> dense(1, sigmoid) epochs=1000000", screen)
    try screen.wait(for: "training")
    try screen.press("C-c")
    try screen.wait("a prompt") { $0.last == "[1]" }
    try screen.type("6 * 7")
    // Signals that come now find no old one.
    kill(try screen.processID(), SIGWINCH)
    try screen.resize(columns: 70, rows: 24)
    try screen.waitForSize(columns: 70)
    try screen.type(" + 1")
    try screen.press("Enter")
    try screen.wait(for: "43")
  }

  @Test func `A mistake is shown under the line, and its correction comes with the first key up`() throws {
    let screen = try Screen()
    try screen.wait(for: "[1]")
    try enter("sqr(2)", screen)
    try screen.wait("a caret under the place") { $0.contains("    ^^^") }
    try screen.press("Up")
    try screen.wait("the correction") { $0.last?.hasSuffix("[1] sqrt(2)") == true }
  }

  @Test func `Completion names what can stand, and completes what is certain`() throws {
    let screen = try Screen()
    try screen.wait(for: "[1]")
    try screen.type("pre")
    try screen.press("Tab")
    try screen.wait("both verbs") { lines in
      ["precision", "predict"].allSatisfy { name in lines.contains { $0.hasPrefix("  \(name)") } }
    }
    try screen.type("c")
    try screen.press("Tab")
    try screen.wait("the verb") { $0.last?.hasPrefix("[1] precision") == true }
  }

  @Test func `F1 and a question mark show help and leave the line alone`() throws {
    let screen = try Screen()
    try screen.wait(for: "[1]")
    try screen.type("probe")
    try screen.press("F1")
    let lines = try screen.wait("help and the line") { $0.count > 4 && $0.last == "[1] probe" }
    #expect(lines.count { $0.contains("probe") } > 2)
    try screen.press("C-u")
    try screen.type("quit")
    let before = try screen.wait("a short word") { $0.last == "[1] quit" }
    try screen.type("?")
    try screen.wait("its help") { $0.last == "[1] quit" && $0.count > 4 && $0 != before }
    try screen.press("C-u")
    try screen.type("save \"what?")
    try screen.wait("a question mark in a text") { $0.last == "[1] save \"what?" }
    for text in ["save 'quit?", "# quit?", "save \"a\" # quit?"] {
      try screen.press("C-u")
      try screen.type(text)
      try screen.wait(text) { $0.last == "[1] " + text }
    }
  }

  @Test func `A terminal that can't move its cursor gets plain lines`() throws {
    let screen = try Screen(environment: ["TERM": "dumb"])
    try screen.wait(for: "[1]")
    try enter("6 * 7", screen)
    try screen.wait(for: "42")
    try screen.type("half a li")
    try screen.wait(for: "half a li")
    try screen.press("C-c")
    try screen.wait("a new prompt") { $0.last == "[2]" && $0.contains("[2] half a li^C") }
    try enter("train dense(8, tanh) -> dense(1, sigmoid) epochs=1000000", screen)
    try screen.wait("a statement that runs") { _ in try screen.runsStatement() }
    try screen.press("C-c")
    try screen.wait("the same prompt again") { $0.last == "[2]" }
    try screen.press("C-d")
    try screen.wait(for: "left with 0")
  }

  @Test func `It gets no escape sequences either, not even from the progress bar`() throws {
    let terminal = try PseudoTerminal(folder: try Screen.newFolder(), environment: ["TERM": "dumb"])
    terminal.type("1\rtrain dense(8, tanh) -> dense(1, sigmoid) epochs=1000000\r")
    try #require(terminal.wait(for: "[2]"))
    // On a thread or two: for longer than the bar waits before it shows.
    try #require(try terminal.waitForWork(seconds: 1.5, before: "[2]"))
    terminal.type("\u{3}")
    // What was stopped has no number.
    try #require(terminal.wait(for: "[2]"))
    #expect(!terminal.passed.contains("\u{1B}"))
  }

  @Test func `In a locale without UTF-8 the prompt still works`() throws {
    let screen = try Screen(environment: ["LC_ALL": "POSIX"])
    try screen.wait(for: "[1]")
    try enter("6 * 7", screen)
    try screen.wait(for: "42")
  }
}
