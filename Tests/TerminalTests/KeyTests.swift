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
    // What is taken away in a row is one text, and Alt-Y goes through them.
    ("abc def \u{17}\u{17}\u{19}", "abc def "), ("1 2\u{17}4\u{17}\u{19}", "1 4"),
    ("5 \u{19}\u{1B}y", "5 2"), ("5 \u{19}\u{1B}y\u{1B}y6", "5 abc def 6"),
    ("ab cd\u{1B}[D\u{1B}[D\u{1B}[D\u{B}\u{15}\u{19}7", "ab cd7"),
    // The last argument: of the statement before, of the one before it.
    ("probe tower(3, relu)", "probe tower(3, relu)"), ("a = 'x y'", "a = 'x y'"),
    ("abs \u{1B}.", "abs 'x y'"), ("abs \u{1B}.\u{1B}.1", "abs tower(3, relu)1"),
    ("ab cd\u{1B}t1", "cd ab1"), ("8\u{1B}#", "# 8"),
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
    // In vi mode Alt is an Esc that leaves the typing.
    let sent = Self.sent.filter { mode == "emacs" || !Self.isForEmacs($0.0) }
    for (bytes, line) in sent {
      // Before the prompt the terminal itself would see to Ctrl-W.
      try #require(terminal.wait(for: "\u{1B}]133;B"))
      try #require(terminal.enter(bytes), "\(line)")
    }
    terminal.kill()
    let history = try String(
      contentsOf: folder.appendingPathComponent("state/gradlab/history"), encoding: .utf8)
    let lines = history.split(separator: "\n").map(String.init)
    // Those that failed are there once more, marked.
    #expect(lines.filter { !$0.hasPrefix("\\!") } == sent.map(\.1))
  }

  private static func isForEmacs(_ bytes: String) -> Bool {
    ["x", "y", ".", "t", "#"].contains { bytes.contains("\u{1B}\($0)") }
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

  /// An editor, a shell's line, and what comes of the text \"7 * 6\".
  static let editors = [
    ("sed -i 's/7/6/'", "6 * 6"), ("false", "ended with status 1"),
    ("nowhere-at-all", "can't be run"), ("", "No editor is named"),
  ]

  @Test("Ctrl-X Ctrl-E takes the text to an editor, and runs nothing", arguments: editors)
  func externalEditor(command: String, shown: String) throws {
    let folder = try Screen.newFolder()
    let temporary = folder.appendingPathComponent("its own, é")
    try FileManager.default.createDirectory(at: temporary, withIntermediateDirectories: true)
    let script = folder.appendingPathComponent("editor")
    try "#!/bin/sh\nstat -c %a \"$1\" > '\(folder.path)/mode'\n\(command) \"$1\"\n".write(
      to: script, atomically: true, encoding: .utf8)
    try FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: script.path)
    let editor = command.isEmpty || command == "nowhere-at-all" ? command : script.path
    let terminal = try PseudoTerminal(
      folder: folder, environment: ["EDITOR": editor, "VISUAL": "", "TMPDIR": temporary.path])
    try #require(terminal.wait(for: "\u{1B}]133;B"))
    let modes = terminal.modes
    terminal.type("7 * 6\u{18}\u{5}")
    try #require(terminal.wait(for: shown))
    terminal.type("\u{5} + 0")
    try #require(terminal.wait(for: "+ 0"))
    #expect(terminal.modes == modes)
    if editor == script.path {
      #expect(try String(contentsOfFile: folder.path + "/mode", encoding: .utf8) == "600\n")
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: temporary.path) == [])
    try #require(terminal.enter(""))
    #expect(terminal.passed.contains(shown == "6 * 6" ? "36" : "42"))
  }

  @Test func `What failed is not suggested, and the arrows bring it to be mended`() throws {
    let folder = try Screen.newFolder()
    for session in 1...2 {
      let screen = try Screen("--color always", folder: folder)
      try screen.wait(for: "[1]")
      if session == 1 {
        for line in ["max(1, 2)", "max(1, nothing)"] {
          try screen.type(line)
          try screen.press("Enter")
        }
        try screen.wait("an error") {
          $0.contains { $0.contains("nothing is called nothing") || $0.contains("Nothing is called nothing") }
        }
      }
      try screen.type("ma")
      try screen.wait("the other one") { $0.last?.hasSuffix("] max(1, 2)") == true }
      try screen.press("Up")
      try screen.wait("the line itself") { $0.last?.hasSuffix("] max(1, nothing)") == true }
      try screen.press("C-u", "C-d")
      try screen.wait(for: "left with 0")
    }
  }

  @Test func `File names that a terminal would obey never reach it`() throws {
    let folder = try Screen.newFolder()
    for name in [
      "n\u{1B}[31mRED.csv", "n\u{1B}]0;PWNED\u{7}.csv", "n\u{202E}vsc.csv", "n\"q.csv", "nice.csv",
      "nine.csv",
    ] {
      try "a,y\n1,0\n".write(to: folder.appendingPathComponent(name), atomically: true, encoding: .utf8)
    }
    let terminal = try PseudoTerminal(folder: folder, directory: folder)
    try #require(terminal.waitForPrompt())
    terminal.type("csv(\"n\t")
    terminal.type("\t")
    try #require(terminal.wait(for: "nine.csv"))
    let output = terminal.passed + terminal.drain()
    #expect(!output.contains("[31mRED") && !output.contains("PWNED") && !output.contains("\u{202E}"))
    terminal.type("c\t")
    try #require(terminal.wait(for: "e.csv\""))
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
