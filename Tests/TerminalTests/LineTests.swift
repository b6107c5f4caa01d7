import Foundation
import Testing

/// Keys, colours and marks of the line editor, in the built program.
@Suite(.serialized) struct LineTests {
  private func enter(_ lines: [String], _ screen: Screen) throws {
    for line in lines {
      try screen.type(line)
      try screen.press("Enter")
    }
    try screen.wait("the next prompt") { $0.last == "[\(lines.count + 1)]" }
  }

  @Test func `The arrows look for what begins alike`() throws {
    let screen = try Screen()
    try screen.wait(for: "[1]")
    try enter(["abs(-3)", "sqrt(2)", "abs(-4)", "exp(1)"], screen)
    try screen.type("abs")
    for (key, line) in [("Up", "abs(-4)"), ("Up", "abs(-3)"), ("Down", "abs(-4)"), ("Down", "abs")] {
      try screen.press(key)
      try screen.wait(line) { $0.last?.hasPrefix("[5] \(line)") == true }
    }
  }

  @Test func `Ctrl-F takes the suggestion, and Ctrl-U goes to the start of the line alone`() throws {
    let screen = try Screen("--color always")
    try screen.wait(for: "[1]")
    try enter(["max(1, 2)"], screen)
    try screen.type("ma")
    try screen.wait("the suggestion") { $0.last == "[2] max(1, 2)" }
    try screen.press("C-f")
    try screen.wait("it taken") { _ in try screen.cursor().column == 13 }
    try screen.press("Left", "Left", "Left", "C-u")
    try screen.wait("the rest") { $0.last == "[2]  2)" }
    try screen.press("C-e", "C-y")
    try screen.wait("it put back") { $0.suffix(2).first == "[2]  2)max(1," }
  }

  @Test func `Without colour nothing is suggested, and so nothing unseen is taken`() throws {
    let screen = try Screen(environment: ["NO_COLOR": "1"])
    try screen.wait(for: "[1]")
    try enter(["max(1, 2)"], screen)
    try screen.type("ma")
    try screen.press("Right", "Right")
    try screen.type("x(3)")
    try screen.wait("what was typed") { $0.last == "[2] max(3)" }
  }

  @Test func `The line is coloured while it is typed and after Enter, and brackets show their partner`()
    throws
  {
    let screen = try Screen("--color always")
    try screen.wait(for: "[1]")
    func colored(_ text: String) throws -> Bool {
      try screen.lines(colors: true).contains { $0.contains(text) }
    }
    try screen.type("seed 7")
    try screen.wait("a coloured verb") { _ in try colored("63mseed") }
    try screen.press("Enter")
    try screen.wait(for: "[2]")
    #expect(try colored("63mseed"))
    try screen.type("(1)")
    try screen.wait("both brackets") { _ in
      try colored("4m(") && (colored("4m)") || colored("4m\u{1B}[39m)"))
    }
  }

  @Test func `Wide characters stay in place where the line wraps`() throws {
    let screen = try Screen(columns: 21)
    try screen.wait(for: "[1]")
    let text = "x = \"深度学习梯度消失深度学习梯度消失\""
    try screen.type(text)
    func rows(_ lines: [String]) -> [String] { Array(lines.drop { !$0.hasPrefix("[1]") }) }
    // 4 + 5 columns, then six characters; the second row is full to its last column.
    let expected = ["[1] x = \"深度学习梯度", "消失深度学习梯度消失\""]
    try screen.wait("two full rows") { rows($0) == expected }
    #expect(try screen.cursor().column == 0)
    try screen.press("C-a")
    try screen.type("yy")
    try screen.wait("an insertion") {
      rows($0) == ["[1] yyx = \"深度学习梯", "度消失深度学习梯度消", "失\""]
    }
    #expect(try screen.cursor().column == 6)
    try screen.press("C-e", "BSpace", "BSpace", "BSpace")
    try screen.wait("two rows") { rows($0) == ["[1] yyx = \"深度学习梯", "度消失深度学习梯度"] }
    #expect(try screen.cursor().column == 18)
  }

  @Test("Keys of one's own in the editrc hold", arguments: ["", "bind -v\n", "gradlab:bind -v\n"])
  func ownKeys(mode: String) throws {
    let folder = try Screen.newFolder()
    try "# mine\nbind \"^G\" ed-move-to-beg\n\(mode)bind \"^T\" ed-delete-prev-char\n".write(
      to: folder.appendingPathComponent(".editrc"), atomically: true, encoding: .utf8)
    let screen = try Screen(folder: folder)
    try screen.wait(for: "[1]")
    try screen.type("23")
    try screen.press("C-g")
    try screen.type("19")
    try screen.press("C-t")
    try screen.wait("both keys") { $0.last == "[1] 123" }
    try screen.press("Enter")
    try screen.wait(for: "[2]")
  }

  @Test func `Marks tell the terminal where prompt, line and output begin, and how it ended`() throws {
    let terminal = try PseudoTerminal(folder: try Screen.newFolder())
    for (line, status) in [("seed 7", 0), ("nowhere", 1)] {
      try #require(terminal.wait(for: "\u{1B}]133;A\u{7}"))
      try #require(terminal.wait(for: "\u{1B}]133;B\u{7}"))
      terminal.type(line + "\r")
      try #require(terminal.wait(for: "\u{1B}]133;C\u{7}"))
      try #require(terminal.wait(for: "\u{1B}]133;D;\(status)\u{7}"))
    }
  }

  @Test func `Links are for terminals that can follow them`() throws {
    let link = "\u{1B}]8;;https://arxiv.org/abs/1606.05340"
    let able = try PseudoTerminal(
      folder: try Screen.newFolder(), environment: ["TERM_PROGRAM": "WezTerm"])
    try #require(able.wait(for: "[1]"))
    able.type("help theory\r")
    try #require(able.wait(for: link))
    let other = try PseudoTerminal(folder: try Screen.newFolder())
    try #require(other.wait(for: "[1]"))
    other.type("help theory\r")
    try #require(other.wait(for: "https://arxiv.org/abs/1606.05340"))
    #expect(!other.output.contains("\u{1B}]8;"))
  }

  @Test func `A long paste is edited as one statement and its lines stay`() throws {
    let screen = try Screen()
    try screen.wait(for: "[1]")
    try screen.paste("max(\n  1,\n  2,\n  3)")
    try screen.wait("four lines") { $0.suffix(4) == ["[1] max(", "  1,", "  2,", "  3)"] }
    // The ends of a line, and what is taken away, are those of the line that the cursor is in.
    try screen.press("Up", "Up", "C-e", "C-w")
    try screen.type("7,")
    try screen.wait("a line changed") { $0.suffix(4) == ["[1] max(", "  7,", "  2,", "  3)"] }
    try screen.press("Down", "C-a", "C-k")
    try screen.wait("a line emptied") { $0.suffix(3) == ["  7,", "", "  3)"] }
    try screen.press("C-u")
    try screen.wait("two lines joined") { $0.suffix(3) == ["[1] max(", "  7,", "  3)"] }
    try screen.press("M-<")
    try screen.wait("the start of all") { _ in try screen.cursor().column == 4 }
    try screen.press("Enter")
    try screen.wait("its value") { $0.suffix(2) == ["7", "[2]"] }
  }
}
