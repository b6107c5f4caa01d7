import Foundation
import Testing

/// Keys at the prompt of the built program.
@Suite(.serialized) struct EditingTests {
  @Test func `A line is edited, run and found again`() throws {
    let screen = try Screen()
    try screen.wait(for: "[1]")
    try screen.type("0.25^2")
    try screen.press("Enter")
    try screen.wait(for: "[2]")
    try screen.press("Up")
    try screen.wait("the statement before") { $0.last?.hasSuffix("[2] 0.25^2") == true }
    try screen.press("C-u")
    try screen.wait("an empty line") { $0.last == "[2]" }
  }

  @Test func `Ctrl-C clears the line and Ctrl-D leaves`() throws {
    let screen = try Screen()
    try screen.wait(for: "[1]")
    try screen.type("probe")
    try screen.wait(for: "[1] probe")
    try screen.press("C-c")
    try screen.wait("a new prompt") { $0.last == "[1]" && $0.contains { $0.hasSuffix("probe^C") } }
    try screen.press("C-d")
    try screen.wait(for: "left with 0")
  }

  @Test func `The rest of an earlier line shows in grey and is taken by the right arrow`() throws {
    let screen = try Screen("--color always")
    try screen.wait(for: "[1]")
    try screen.type("abs(-3)")
    try screen.press("Enter")
    try screen.wait(for: "[2]")
    try screen.type("ab")
    try screen.wait("the suggestion") { $0.last == "[2] abs(-3)" }
    #expect(try screen.cursor().column == 6)
    #expect(try screen.lines(colors: true).last?.contains("\u{1B}[38;5;243ms(-3)") == true)
    try screen.press("Right")
    try screen.wait("the cursor at the end") { _ in try screen.cursor().column == 11 }
    // What is not taken leaves nothing behind.
    try screen.press("C-u")
    try screen.type("ab")
    try screen.press("x")
    try screen.wait("no suggestion") { $0.last == "[2] abx" }
  }

  @Test func `An unfinished statement goes on in a new line, indented, and is edited as one`() throws {
    let screen = try Screen()
    try screen.wait(for: "[1]")
    try screen.type("max(")
    try screen.press("Enter")
    try screen.type("2,")
    try screen.press("Enter")
    try screen.type("3)")
    try screen.wait("three lines") { $0.suffix(3) == ["[1] max(", "  2,", "  3)"] }
    try screen.press("Up")
    try screen.type("5,")
    try screen.wait("an edit in the middle") { $0.suffix(3) == ["[1] max(", "  2,5,", "  3)"] }
    try screen.press("Enter")
    try screen.wait(for: "[2]")
    try screen.press("Up")
    try screen.wait("all of it again") { $0.suffix(3) == ["[2] max(", "  2,5,", "  3)"] }
  }

  @Test func `An empty line ends an unfinished statement`() throws {
    let screen = try Screen()
    try screen.wait(for: "[1]")
    try screen.type("max(")
    try screen.press("Enter", "Enter")
    // What could not be carried out has no number.
    try screen.wait("the error, and a prompt") { $0.last == "[1]" }
  }

  @Test func `A pasted block does not run by itself`() throws {
    let screen = try Screen()
    try screen.wait(for: "[1]")
    try screen.paste("1 + 1\n2 + 2\n")
    try screen.wait("both lines") { $0.suffix(2) == ["[1] 1 + 1", "2 + 2"] }
    // What is typed next still belongs to them.
    try screen.type(" + 3")
    try screen.wait("both lines and more") { $0.suffix(2) == ["[1] 1 + 1", "2 + 2 + 3"] }
    try screen.press("Enter")
    try screen.wait(for: "[3]")
  }

  @Test func `Edits are undone`() throws {
    let screen = try Screen()
    try screen.wait(for: "[1]")
    try screen.type("abs exp")
    try screen.press("C-_")
    try screen.wait("the last word gone") { $0.last == "[1] abs" }
    try screen.press("C-u", "C-_")
    try screen.wait("the line back") { $0.last == "[1] abs" }
    // What is typed in a row in the middle is one edit too.
    try screen.press("Left", "Left", "Left")
    try screen.type("xyz")
    try screen.wait("an insertion") { $0.last == "[1] axyzbs" }
    try screen.press("C-_")
    try screen.wait("it gone") { $0.last == "[1] abs" }
  }

  @Test func `Wide characters never misplace the cursor`() throws {
    let screen = try Screen()
    try screen.wait(for: "[1]")
    try screen.type("中文 🙂 x")
    try screen.wait("the cursor behind") { _ in try screen.cursor().column == 13 }
    try screen.press("Left", "Left", "Left")
    try screen.type("深")
    try screen.wait("an insertion") { $0.last == "[1] 中文 深🙂 x" }
    #expect(try screen.cursor().column == 11)
  }

  @Test func `A new window size in the middle of a line loses nothing`() throws {
    let screen = try Screen(columns: 60)
    try screen.wait(for: "[1]")
    let text = String(repeating: "0.25 + ", count: 12) + "1"
    try screen.type(text)
    func rows(_ lines: [String]) -> [String] { Array(lines.drop { !$0.hasPrefix("[1]") }) }
    func holds(_ lines: [String], in count: Int) -> Bool {
      let shown = rows(lines)
      return shown.count == count
        && shown.joined().replacing(" ", with: "") == "[1]" + text.replacing(" ", with: "")
    }
    try screen.wait("two rows") { holds($0, in: 2) }
    try screen.resize(columns: 40, rows: 24)
    try screen.wait("three rows") { holds($0, in: 3) }
    // The terminal breaks the line anew by itself, before the program has heard of the new size.
    try screen.waitForSize(columns: 40)
    try screen.press("C-u")
    try screen.wait("an empty line") { rows($0) == ["[1]"] }
  }

  @Test func `Ctrl-R finds a line by what is in it`() throws {
    let screen = try Screen()
    try screen.wait(for: "[1]")
    for line in ["sqrt(2)", "exp(1)"] {
      try screen.type(line)
      try screen.press("Enter")
    }
    try screen.wait(for: "[3]")
    try screen.press("C-r")
    try screen.wait("all of them, the newest chosen") {
      $0.suffix(4).prefix(3) == ["[3]", "> exp(1)", "  sqrt(2)"]
    }
    try screen.type("QR")
    try screen.wait("capitals that count") { $0.last?.contains("nothing typed before") == true }
    try screen.press("BSpace", "BSpace")
    try screen.type("qr")
    try screen.wait("the one that has it") { $0.suffix(3).prefix(2) == ["[3] qr", "> sqrt(2)"] }
    // Enter takes it and runs nothing.
    try screen.press("Enter")
    try screen.wait("the line") { $0.last == "[3] sqrt(2)" }
    // Ctrl-G and Esc leave the line as it was, and nothing behind.
    for key in ["C-g", "Escape"] {
      try screen.press("C-r", "C-u")
      try screen.type("e")
      try screen.press("C-r")
      try screen.wait("a list") { $0.suffix(3).prefix(2) == ["[3] e", "> exp(1)"] }
      try screen.press(key)
      try screen.wait("the line again") { $0.last == "[3] sqrt(2)" }
    }
  }

  @Test func `What is searched for is marked, and failures are not found`() throws {
    let screen = try Screen("--color always")
    try screen.wait(for: "[1]")
    for line in ["sqrt(2)", "sqrt(nothing)"] {
      try screen.type(line)
      try screen.press("Enter")
    }
    try screen.wait("an error") { $0.contains { $0.contains("called nothing") } }
    try screen.press("C-r")
    try screen.type("rt")
    try screen.wait("the one that works, marked") { lines in
      try lines.suffix(2).first == "> sqrt(2)"
        && screen.lines(colors: true).suffix(2).first?.contains("\u{1B}[1;4mrt") == true
    }
  }

  @Test func `How a call is written shows below it, and goes with Enter`() throws {
    let screen = try Screen("--color always", columns: 60)
    try screen.wait(for: "[1]")
    try screen.type("a = dense(64, ")
    try screen.wait("the call") {
      $0.suffix(2) == ["[1] a = dense(64,", "  dense(units, activation=identity, init=none, bias=true)"]
    }
    #expect(
      try screen.lines(colors: true).last?.contains(#/\u{1B}\[1m(\u{1B}\[39m)?activation=identity/#) == true)
    try screen.type("tanh)")
    try screen.wait("no call") { $0.last == "[1] a = dense(64, tanh)" }
    try screen.press("Enter")
    try screen.wait(for: "[2]")
    // On a narrow screen the parameter at hand is in sight.
    try screen.type("train a loss=")
    try screen.wait("the verb") { $0.last?.contains("[loss=LOSS]") == true }
    let lines = try screen.lines()
    #expect(lines.last?.hasPrefix("  train … ") == true && lines.last?.hasSuffix("…") == true)
    try screen.press("C-c")
    try screen.wait("nothing left") { $0.last == "[2]" }
  }

  @Test func `The vi keys work for those who choose them in their editrc`() throws {
    let folder = try Screen.newFolder()
    try "bind -v\n".write(to: folder.appendingPathComponent(".editrc"), atomically: true, encoding: .utf8)
    let screen = try Screen(folder: folder)
    try screen.wait(for: "[1]")
    try screen.type("abs(-12)")
    try screen.press("Escape")
    try screen.wait("the cursor on the last character") { _ in try screen.cursor().column == 11 }
    try screen.type("0x")
    try screen.wait("a character deleted") { $0.last == "[1] bs(-12)" }
    try screen.type("ia")
    try screen.press("Enter")
    try screen.wait(for: "[2]")
    try screen.paste("1 + 1\n2 + 2")
    try screen.wait("a paste") { $0.suffix(2) == ["[2] 1 + 1", "2 + 2"] }
  }
}
