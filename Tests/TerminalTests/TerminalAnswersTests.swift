import Testing

@testable import LineEditor

@Suite struct TerminalAnswersTests {
  static let esc = "\u{1B}"

  /// What comes from the terminal; the background, whether output is synchronized, whether all was said, what was typed.
  static let table: [(String, Int?, Bool, Bool, String)] = [
    ("", nil, false, false, ""),
    // xterm, kitty, foot: all three.
    ("\(esc)]11;rgb:1e1e/2828/ffff\(esc)\\\(esc)[?2026;2$y\(esc)[?64;1;2c", 0x1E28FF, true, true, ""),
    ("\(esc)]11;rgb:ff/ff/ff\u{7}\(esc)[?2026;0$y\(esc)[?1;2c", 0xFFFFFF, false, true, ""),
    ("\(esc)]11;rgba:0000/8000/ffff/ffff\u{7}\(esc)[?1;2c", 0x007FFF, false, true, ""),
    ("\(esc)]11;#fdf6e3\u{7}\(esc)[?6c", 0xFDF6E3, false, true, ""),
    ("\(esc)]11;rgb:f/0/8\u{7}\(esc)[?6c", 0xFF0088, false, true, ""),
    // tmux and the like: the last one alone.
    ("\(esc)[?1;2;4c", nil, false, true, ""), ("\(esc)[?2026;4$y\(esc)[?1c", nil, false, true, ""),
    ("\(esc)[?2026;1$y\(esc)[?1c", nil, true, true, ""), ("\(esc)[?2026;3$y\(esc)[?1c", nil, true, true, ""),
    // Typed ahead, before, between and behind.
    ("1 + 1\n\(esc)]11;rgb:00/00/00\(esc)\\x\(esc)[?1;2cé", 0, false, true, "1 + 1\nxé"),
    ("\(esc)[A\(esc)[?1;2c\(esc)OP", nil, false, true, "\(esc)[A\(esc)OP"),
    ("\(esc)", nil, false, false, "\(esc)"),
    ("\(esc)b\(esc)[?1c", nil, false, true, "\(esc)b"), ("\(esc)\(esc)[?1c", nil, false, true, "\(esc)"),
    // An answer that is cut off is no text.
    ("a\(esc)]11;rgb:ff", nil, false, false, "a"), ("a\(esc)[?20", nil, false, false, "a"),
    // What makes no sense is dropped.
    ("\(esc)]11;rgb:zz/00/00\u{7}\(esc)[?1c", nil, false, true, ""),
    ("\(esc)]11;rgb:00/00\u{7}\(esc)[?1c", nil, false, true, ""),
    ("\(esc)]52;c;eA==\u{7}\(esc)[?1c", nil, false, true, ""),
    ("\(esc)]11;rgb:-1/00/00\u{7}\(esc)[?1c", nil, false, true, ""),
  ]

  @Test("Answers are taken out of what comes, and what was typed stays", arguments: table.indices)
  func areTakenOut(row: Int) {
    let (text, background, synchronizes, isComplete, typed) = Self.table[row]
    for piece in [1, 2, 3, 1000] {
      let bytes = Array(text.utf8)
      var answers = TerminalAnswers()
      for start in stride(from: 0, to: bytes.count, by: piece) {
        answers.read(bytes[start..<min(start + piece, bytes.count)])
      }
      answers.end()
      #expect(answers.background == background)
      #expect(answers.synchronizes == synchronizes)
      #expect(answers.isComplete == isComplete)
      #expect(String(decoding: answers.typed, as: UTF8.self) == typed)
    }
  }
}
