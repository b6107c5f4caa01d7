import Foundation
import Testing

/// Completion at the prompt of the built program.
@Suite(.serialized) struct MenuTests {
  @Test func `What can stand is shown below the line, a window of it, and Tab goes through it`() throws {
    let screen = try Screen()
    try screen.wait(for: "[1]")
    try screen.press("Tab")
    let first = try screen.wait("a menu") { $0.last?.contains("1–11 of ") == true }
    #expect(first.contains { $0.hasPrefix("  probe ") && $0.contains("Sends the data forward") })
    #expect(try screen.cursor().column == 4)
    try screen.press("Tab")
    try screen.wait("the first one chosen") { lines in
      lines.contains("[1] probe") && lines.contains { $0.hasPrefix("> probe ") }
    }
    try screen.press("BTab", "BTab", "BTab")
    try screen.wait("the window at the end") { $0.last?.contains("–119 of 119") == true || $0.count > 10 }
    for _ in 0..<15 { try screen.press("Tab") }
    try screen.wait("a window further on") { lines in
      lines.contains { $0.hasPrefix("> ") } && !lines.contains { $0.hasPrefix("  probe ") }
    }
    // Enter takes what is chosen and runs nothing; the menu leaves nothing behind.
    try screen.press("Enter")
    let line = try screen.wait("the line alone") { $0.last?.hasPrefix("[1] ") == true }.last
    try screen.type("x")
    try screen.wait("the line goes on") { $0.last?.hasPrefix(line ?? "-") == true && $0.last != line }
  }

  @Test func `Arrows choose too, and what is typed goes on from there`() throws {
    let screen = try Screen(columns: 100, rows: 12)
    try screen.wait(for: "[1]")
    // At the lower edge of the screen, in the middle of a statement of two lines.
    try screen.press("Enter", "Enter", "Enter", "Enter", "Enter", "Enter", "Enter", "Enter")
    try screen.type("max(")
    try screen.press("Enter")
    try screen.type("abs(-2), s")
    try screen.press("Tab")
    let menu = try screen.wait("a menu") { lines in lines.contains { $0.hasPrefix("  sqrt(") } }
    let line = try #require(menu.firstIndex { $0.hasPrefix("  abs(-2), s") })
    let place = try #require(menu.firstIndex { $0.hasPrefix("  sqrt(") })
    // The keys are counted, and what is chosen on the way is not looked at: a screen may be seen half drawn.
    for _ in line..<place { try screen.press("Down") }
    try screen.wait("it chosen") { lines in lines.contains { $0.hasPrefix("> sqrt(") } }
    try screen.type("16))")
    try screen.wait("the text alone") { $0.suffix(2) == ["[1] max(", "  abs(-2), sqrt(16))"] }
    try screen.press("Enter")
    try screen.wait("its value") { $0.suffix(2) == ["4", "[2]"] }
  }

  /// Typed, and the line after Tab.
  static let completed: [(String, String)] = [
    ("theo", "[3] theory"),
    ("gradch", "[3] gradcheck"),
    ("train tower(3) ep", "[3] train tower(3) epochs="),
    ("train tower(3) with=nad", "[3] train tower(3) with=nadam"),
    ("probe tow", "[3] probe tower("),
    ("it.fac", "[3] it.factor"),
    ("data = csv(\"meas", "[3] data = csv(\"measured.csv\""),
    ("data = csv(\"sub", "[3] data = csv(\"sub/"),
    ("data = csv(\"sub/in", "[3] data = csv(\"sub/inner.csv\""),
    ("learn act", "[3] learn activations"),
    ("precision float3", "[3] precision float32"),
    ("help over", "[3] help overfitting"),
    ("help qwat", "[3] help qwat"),
    ("# theo", "[3] # theo"),
  ]

  @Test func `Verbs, keys, values, names, fields, files and lessons are completed where they can stand`()
    throws
  {
    let folder = try Screen.newFolder()
    let files = FileManager.default
    try files.createDirectory(
      at: folder.appendingPathComponent("sub"), withIntermediateDirectories: true)
    for name in ["measured.csv", "sub/inner.csv"] {
      try "a,y\n1,0\n".write(to: folder.appendingPathComponent(name), atomically: true, encoding: .utf8)
    }
    // Without colour, so that no grey suggestion stands behind the line.
    let screen = try Screen(environment: ["NO_COLOR": "1"], folder: folder)
    try screen.wait(for: "[1]")
    for line in ["tower(depth) = depth * dense(4, tanh) -> dense(1)", "probe tower(2)"] {
      try screen.type(line)
      try screen.press("Enter")
    }
    try screen.wait("a third prompt") { $0.last == "[3]" }
    for (typed, expected) in Self.completed {
      try screen.type(typed)
      try screen.press("Tab")
      // Where nothing is completed, a letter behind it shows that Tab has been dealt with.
      let letter = expected.hasSuffix(typed) ? "x" : ""
      try screen.type(letter)
      try screen.wait("\(expected) after \(typed)", seconds: 5) { $0.last == expected + letter }
      try screen.press("C-e", "C-u")
      try screen.wait("an empty line") { $0.last == "[3]" }
    }
  }

  @Test func `In a lesson goto knows steps, cells and lessons`() throws {
    let screen = try Screen("learn core-concept", rows: 60)
    try screen.wait("a prompt", seconds: 40) { $0.last?.hasPrefix("[1]") == true }
    try screen.type("goto ")
    try screen.press("Tab")
    let lines = try screen.wait("the places") { lines in lines.contains { $0.hasPrefix("  1 ") } }
    #expect(lines.contains { $0.hasPrefix("  2 ") })
    #expect(lines.contains { $0.contains("in ") })
    try screen.type("activ")
    try screen.press("Tab")
    try screen.wait("a lesson") { $0.last?.contains("goto activations") == true }
  }
}
