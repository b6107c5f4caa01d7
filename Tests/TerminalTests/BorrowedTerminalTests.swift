import Foundation
import Testing

/// Signals that come while another program has the terminal, or while the program waits for its input from one.
@Suite(.serialized) struct BorrowedTerminalTests {
  /// A shell's script as a file that can be run.
  private func script(_ text: String, in folder: URL) throws -> String {
    let file = folder.appendingPathComponent("script")
    try "#!/bin/sh\n\(text)\n".write(to: file, atomically: true, encoding: .utf8)
    try FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: file.path)
    return file.path
  }

  /// Waits until a process has heard of all signals and waits again.
  private func waitUntilQuiet(_ process: RunningProcess, in state: String = "S") throws {
    let end = Date().addingTimeInterval(20)
    while try process.hasSignalToHandle() || process.state() != state {
      try #require(Date() < end, "signals that are not heard")
      usleep(1000)
    }
  }

  @Test func `While a pager is open signals neither cut the text off nor change the terminal`() throws {
    let folder = try Screen.newFolder()
    // It begins to read at a key only: longer than the pipe, the text is still being written until then.
    let pager = try script(
      """
      stty -icanon -echo < /dev/tty
      echo is open
      head -c 1 < /dev/tty > /dev/null
      stty -a < /dev/tty | tr ' ' '\\n' | grep 'icanon'
      tail -n 1
      """, in: folder)
    let terminal = try PseudoTerminal(folder: folder, environment: ["PAGER": pager])
    try #require(terminal.waitForPrompt() && terminal.waitForEditor())
    terminal.type("1..9000\r")
    try #require(terminal.wait(for: "is open"))
    let process = RunningProcess(terminal.process)
    for size in [30, 20, 24] {
      try waitUntilQuiet(process)
      terminal.resize(columns: 80, rows: size)
      kill(terminal.process, SIGINT)
      kill(terminal.process, SIGCONT)
    }
    try waitUntilQuiet(process)
    terminal.type("q")
    try #require(terminal.waitForPrompt())
    #expect(terminal.passed.contains("-icanon") && terminal.passed.contains("9000"))
    try #require(terminal.waitForEditor() && terminal.enter("6 * 7"))
    #expect(terminal.passed.contains("42"))
  }

  /// What an editor does when Ctrl-C comes, and what is in the line then.
  static let editors = [
    ("", "ended with status 130", "42"),
    ("trap \"echo '6 * 6' > '$1'; exit 0\" INT", "6 * 6", "36"),
  ]

  @Test("Ctrl-C in an editor is the editor's, and what it has saved comes back", arguments: editors)
  func editor(at interrupt: String, shown: String, value: String) throws {
    let folder = try Screen.newFolder()
    let editor = try script("\(interrupt)\necho is open\nread key < /dev/tty", in: folder)
    let terminal = try PseudoTerminal(folder: folder, environment: ["EDITOR": editor, "VISUAL": ""])
    try #require(terminal.waitForPrompt() && terminal.waitForEditor())
    terminal.type("7 * 6\u{18}\u{5}")
    try #require(terminal.wait(for: "is open"))
    terminal.type("\u{3}")
    try #require(terminal.wait(for: shown) && terminal.enter(""))
    #expect(terminal.passed.contains(value))
  }

  @Test func `Signals that come before the input of a script does change nothing`() throws {
    let terminal = try PseudoTerminal(
      ["-mc", #"cat | sh -c 'echo "it is $$."; exec "$0" run -' "$0"; echo left with $?"#, Screen.program],
      folder: try Screen.newFolder(), program: "/bin/bash")
    try #require(terminal.wait(for: "it is ") && terminal.wait(for: "."))
    let process = RunningProcess(try #require(Int32(terminal.passed)))
    let end = Date().addingTimeInterval(20)
    while try !process.catches(SIGWINCH) {
      try #require(Date() < end, "no program that catches signals")
      usleep(1000)
    }
    for (signal, state) in [(SIGWINCH, "S"), (SIGTSTP, "T"), (SIGCONT, "S"), (SIGWINCH, "S")] {
      kill(process.id, signal)
      try waitUntilQuiet(process, in: state)
    }
    terminal.type("6 * 7\r\u{4}")
    try #require(terminal.wait(for: "left with 0"))
    #expect(terminal.passed.contains("42"))
  }
}
