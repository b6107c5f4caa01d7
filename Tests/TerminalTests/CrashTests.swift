import Foundation
import Testing

/// What becomes of the terminal when the process dies of a fault.
@Suite(.serialized) struct CrashTests {
  /// Bracketed paste off: the terminal is as it was given.
  private static let pasteOff = "\u{1B}[?2004l"

  private static let crash = URL(fileURLWithPath: Screen.program).deletingLastPathComponent()
    .appendingPathComponent("crash-at-prompt").path

  @Test(
    "Without a terminal one line says what was being done, and that it is a defect; the exit code is 70",
    arguments: [
      ("trap", "Fatal error: Index out of range"), ("overflow", ""), ("abort", ""),
      ("memory", ""), ("overflow-in-thread", ""), ("trap-in-thread", "Fatal error: Index out of range"),
    ])
  func withoutTerminal(kind: String, reason: String) throws {
    let result = try Command.run([Self.crash, kind])
    #expect(result.status == 70)
    #expect(result.output.isEmpty)
    #expect(result.errors.hasPrefix("gradlab: a.gl:3: train deep: "))
    #expect(result.errors.hasSuffix("last words\n"))
    #expect(reason.isEmpty || result.errors.contains(reason))
    #expect(result.errors.count { $0 == "\n" } == 1, "\(result.errors)")
  }

  @Test(
    "The terminal is restored after a fault, at the prompt and while a statement runs",
    arguments: [SIGSEGV, SIGABRT, SIGBUS, SIGILL, SIGFPE], [false, true])
  func fault(signal: Int32, isRunning: Bool) throws {
    let terminal = try PseudoTerminal(folder: try Screen.newFolder())
    try #require(terminal.wait(for: "[1]"))
    terminal.type(isRunning ? "train 9 * dense(64, tanh) -> dense(1) epochs=1000000\r" : "half a li")
    if isRunning {
      try #require(terminal.wait(for: "training"))
    } else {
      try #require(terminal.wait(for: "half"))
    }
    #expect(terminal.modes != terminal.firstModes)
    kill(terminal.process, signal)
    #expect(terminal.end() == 70)
    #expect(terminal.modes == terminal.firstModes)
    #expect(terminal.output.contains(Self.pasteOff))
    #expect(terminal.output.contains("gradlab --resume brings back what was typed"))
    #expect(!terminal.output.contains("Backtrace"))
  }

  @Test(
    "So it is after a trap of Swift's, an overflow of the stack, and an abort",
    arguments: ["trap", "overflow", "abort"], [false, true])
  func trap(kind: String, isRunning: Bool) throws {
    let terminal = try PseudoTerminal(folder: try Screen.newFolder(), program: Self.crash)
    try #require(terminal.wait(for: ">"))
    terminal.type(kind + (isRunning ? "\r" : "!"))
    #expect(terminal.end() == 70)
    #expect(terminal.modes == terminal.firstModes)
    #expect(terminal.output.contains(Self.pasteOff))
    #expect(terminal.output.contains("last words"))
  }

  @Test("A request to leave while a statement runs is followed", arguments: [SIGTERM, SIGHUP])
  func leaving(signal: Int32) throws {
    let folder = try Screen.newFolder()
    let terminal = try PseudoTerminal(folder: folder)
    try #require(terminal.wait(for: "[1]"))
    terminal.type("n = 5 * dense(32, tanh) -> dense(1, sigmoid)\r")
    try #require(terminal.wait(for: "[2]"))
    terminal.type("train n epochs=1000000\r")
    try #require(terminal.wait(for: "training"))
    kill(terminal.process, signal)
    #expect(terminal.end() == 128 + signal)
    #expect(terminal.modes == terminal.firstModes)
    let next = try PseudoTerminal(["--resume"], folder: folder)
    try #require(next.wait(for: "2 statements brought back"))
  }

  @Test func `What nohup has switched off stays off`() throws {
    let folder = try Screen.newFolder()
    let terminal = try PseudoTerminal(
      ["-c", "trap '' HUP; exec '\(Screen.program)'"], folder: folder, program: "/bin/sh")
    try #require(terminal.wait(for: "[1]"))
    kill(terminal.process, SIGHUP)
    terminal.type("6 * 7\r")
    try #require(terminal.wait(for: "42"))
  }

  @Test func `A program that has the terminal after us keeps its modes`() throws {
    // As `gradlab run FILE | less`: the pager sets its modes while the script runs.
    let terminal = try PseudoTerminal(
      [
        "-c",
        "echo '6 * 7' > s; '\(Screen.program)' run s | (stty raw -echo < /dev/tty; cat; stty -a < /dev/tty; echo end)",
      ],
      folder: try Screen.newFolder(), directory: try Screen.newFolder(), program: "/bin/sh")
    try #require(terminal.wait(for: "42"))
    try #require(terminal.wait(for: " -echo "))
    try #require(terminal.wait(for: "end"))
  }
}
