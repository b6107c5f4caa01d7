import Foundation
import Testing

/// Bytes of keys at the prompt of the built program, and the statement that comes of them.
@Suite(.serialized) struct KeyTests {
  /// Sent, and what the history then has.
  static let sent: [(String, String)] = [
    ("1\u{1B}[5~1", "11"), ("1\u{1B}[24~2", "12"), ("1\u{1B}[M !!3", "13"), ("1\u{1B}[<0;10;10M4", "14"),
    ("1\u{1B}]11;rgb:0000/0000/0000\u{1B}\\5", "15"), ("1\u{1B}[24;80R6", "16"), ("1\u{0}7", "17"),
    ("\u{0}18", "18"), ("1\u{9B}A9", "1A9"), ("2\u{1B}[H1", "12"), ("32\u{1B}[1;2D1", "312"),
    ("max(1,\u{1B}\r2)", #"max(1,\n  2)"#), ("max(1,\u{1B}\n3)", #"max(1,\n  3)"#),
    ("max(1,\u{1B}[13;2u4)", #"max(1,\n  4)"#), ("12 345\u{1B}[1;5D9", "12 9345"),
    ("12 345\u{1B}[1;3D\u{1B}[1;3D\u{1B}[1;5C8", "128 345"), ("127\u{1B}[D\u{1B}[3~3", "123"),
    ("12 345\u{1B}[1;5D\u{1B}[3;5~6", "12 6"), ("7\u{16}\u{1B}[D8", "87"), ("1\u{1B}x0", "10"),
    ("e\u{301}x\u{1B}[H\u{1B}[3~", "x"),
  ]

  @Test(arguments: ["emacs", "vi"])
  func `What a key sends never becomes text`(mode: String) throws {
    let folder = try Screen.newFolder()
    let settings = folder.appendingPathComponent("config/gradlab")
    try FileManager.default.createDirectory(at: settings, withIntermediateDirectories: true)
    try "keys = \(mode)\n".write(
      to: settings.appendingPathComponent("config"), atomically: true, encoding: .utf8)
    let terminal = try PseudoTerminal(
      folder: folder, environment: ["XDG_CONFIG_HOME": folder.path + "/config"])
    try #require(terminal.waitForPrompt(seconds: 60))
    // In vi mode Alt is an Esc that leaves the typing.
    let sent = Self.sent.filter { mode == "emacs" || !$0.0.contains("\u{1B}x") }
    for (bytes, line) in sent { try #require(terminal.enter(bytes), "\(line)") }
    terminal.kill()
    let history = try String(
      contentsOf: folder.appendingPathComponent("state/gradlab/history"), encoding: .utf8)
    #expect(history.split(separator: "\n").map(String.init) == sent.map(\.1))
  }

  @Test func `Keys in the editrc hold against those that are known`() throws {
    let folder = try Screen.newFolder()
    try "bind \"\\e[5~\" ed-move-to-beg\nbind \"\\e[1;5D\" ed-delete-prev-char\n".write(
      to: folder.appendingPathComponent(".editrc"), atomically: true, encoding: .utf8)
    let screen = try Screen(folder: folder)
    try screen.wait(for: "[1]")
    try screen.type("234")
    try screen.press("C-Left", "PageUp")
    try screen.type("1")
    try screen.wait("both keys") { $0.last == "[1] 123" }
  }

  @Test func `A lone Esc closes the menu, and the keys after it are themselves`() throws {
    let screen = try Screen()
    try screen.wait(for: "[1]")
    try screen.type("pr")
    try screen.press("Tab")
    try screen.wait("a menu") { lines in lines.contains { $0.hasPrefix("  probe ") } }
    try screen.press("Escape")
    try screen.wait("no menu") { $0.last == "[1] pr" }
    try screen.type("x")
    try screen.wait("a letter") { $0.last == "[1] prx" }
  }

  @Test func `A question mark shows help, and Enter after it only leaves the question`() throws {
    let screen = try Screen()
    try screen.wait(for: "[1]")
    try screen.type("a = 3")
    try screen.press("Enter")
    try screen.wait(for: "[2]")
    for word in ["reset", "quit", "train dense(1, sigmoid) with=adam"] {
      try screen.type(word + "?")
      let name = word.split(whereSeparator: { !$0.isLetter }).last ?? ""
      try screen.wait("help on \(name)") { $0.last == "[2] \(word)" && $0.contains { $0.hasSuffix(name) } }
      try screen.press("Enter")
      try screen.wait("an empty line") { $0.last == "[2]" }
    }
    try screen.press("Up")
    try screen.wait("the line") { $0.last == "[2] train dense(1, sigmoid) with=adam" }
    try screen.press("C-u")
    try screen.type("a + 4")
    try screen.press("Enter")
    try screen.wait("what was there before") { $0.suffix(2) == ["7", "[3]"] }
  }

  /// Columns, and rows.
  static let sizes = [(2, 60), (1, 24), (3, 24), (4, 24), (2, 1), (10, 3)]

  @Test("A terminal of a few columns is enough to live", arguments: sizes)
  func narrow(columns: Int, rows: Int) throws {
    let terminal = try PseudoTerminal.atPrompt(folder: try Screen.newFolder())
    let text = "e\u{301}深\u{301}🙂(" + String(repeating: "x", count: 130)
    for size in [(columns, rows), (80, 24), (columns, rows)] {
      terminal.resize(columns: size.0, rows: size.1)
      terminal.type("\u{10}\u{B}" + text + "\u{1B}>yy\u{1B}<深\u{9}\u{1B}[A\u{1B}[B\u{1B}>e\u{301}\u{15}")
    }
    try #require(terminal.enter("\u{15}7 * 6"))
    #expect(terminal.wait(for: ";0"))
  }

  @Test func `A storm of sizes leaves the line as it was`() throws {
    let folder = try Screen.newFolder()
    let terminal = try PseudoTerminal.atPrompt(folder: folder)
    let text = "x = \"e\u{301}深🙂" + String(repeating: "e\u{301}深", count: 30) + "\""
    for (index, character) in text.unicodeScalars.enumerated() {
      terminal.resize(columns: 1 + index * 7 % 23, rows: 1 + index % 5)
      terminal.type(String(character))
    }
    terminal.resize(columns: 80, rows: 24)
    try #require(terminal.enter(""))
    terminal.kill()
    let history = try String(
      contentsOf: folder.appendingPathComponent("state/gradlab/history"), encoding: .utf8)
    #expect(history == text + "\n")
  }
}
