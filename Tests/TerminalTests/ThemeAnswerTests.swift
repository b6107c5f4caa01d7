import Foundation
import Testing

/// What the program asks the terminal before the first prompt, and what it does with the answers.
@Suite struct ThemeAnswerTests {
  static let question = "\u{1B}]11;?\u{1B}\\\u{1B}[?2026$p\u{1B}[c"

  private func start(_ environment: [String: String] = [:], settings: String = "") throws -> PseudoTerminal {
    let folder = try Screen.newFolder()
    let config = folder.appendingPathComponent("config/gradlab")
    try FileManager.default.createDirectory(at: config, withIntermediateDirectories: true)
    try settings.write(to: config.appendingPathComponent("config"), atomically: true, encoding: .utf8)
    let variables = ["TERM": "xterm-256color", "XDG_CONFIG_HOME": folder.path + "/config"]
    return try PseudoTerminal(folder: folder, environment: variables.merging(environment) { $1 })
  }

  /// Settings, what the terminal answers, COLORFGBG, and the colour of the prompt.
  static let cases: [(String, String, String, String)] = [
    ("", "\u{1B}]11;rgb:ffff/ffff/ffff\u{1B}\\\u{1B}[?1;2c", "", "1;38;5;24"),
    ("", "\u{1B}]11;rgb:0000/0000/0000\u{7}\u{1B}[?2026;2$y\u{1B}[?1;2c", "0;15", "1;38;5;80"),
    ("", "\u{1B}[?1;2c", "", "1;38;5;29"), ("", "\u{1B}[?1;2c", "0;15", "1;38;5;24"),
    ("", "", "", "1;38;5;29"),
    ("theme = dark", "\u{1B}]11;rgb:ffff/ffff/ffff\u{1B}\\\u{1B}[?1;2c", "0;15", "1;38;5;80"),
    ("theme = light", "\u{1B}[?1;2c", "", "1;38;5;24"),
  ]

  @Test(
    "Colours are for the background that the settings, the terminal or the environment tell of",
    arguments: cases)
  func background(settings: String, answer: String, variable: String, attributes: String) throws {
    let terminal = try start(["COLORFGBG": variable], settings: settings)
    try #require(terminal.wait(for: Self.question))
    terminal.type("6 * 7\r" + answer)
    #expect(terminal.wait(for: "\u{1B}[\(attributes)m"), "\(terminal.output)")
    // What was typed ahead is the first line, and no part of an answer is.
    #expect(terminal.wait(for: "42"))
    #expect(terminal.waitForPrompt())
    #expect(!terminal.passed.contains("rgb") && !terminal.passed.contains("2c"))
  }

  @Test("It asks nobody where there is no colour, no cursor and no terminal")
  func asksNobody() throws {
    for environment in [["TERM": "dumb"], ["NO_COLOR": "1"], ["TERM": "linux"]] {
      let terminal = try start(environment)
      terminal.type("6 * 7\r")
      #expect(terminal.wait(for: "42"))
      #expect(!terminal.passed.contains("\u{1B}]11") && !terminal.passed.contains("2026"))
    }
    let plain = try start(settings: "plain = true")
    plain.type("6 * 7\r")
    #expect(plain.wait(for: "42"))
    #expect(!plain.passed.contains("\u{1B}]11"))
    let piped = try Command.run([Screen.program, "--color", "always"], input: "1 + 1\n")
    #expect(!piped.output.contains("\u{1B}]11"))
  }

  @Test(
    "Pictures that are drawn again appear at once where the terminal knows how", arguments: [true, false])
  func synchronized(knows: Bool) throws {
    let terminal = try start()
    try #require(terminal.wait(for: Self.question))
    terminal.type("\u{1B}[?2026;\(knows ? 2 : 0)$y\u{1B}[?1;2c")
    try #require(terminal.waitForPrompt())
    terminal.type("train 20 * dense(64, tanh) -> dense(1, sigmoid) epochs=3000 watch=gradients\r")
    #expect(terminal.wait(for: "A\r\u{1B}[J", seconds: 60))
    #expect(terminal.passed.contains("\u{1B}[?2026") == knows)
    terminal.type("\u{3}")
    #expect(terminal.wait(for: PseudoTerminal.lineIsDone, seconds: 60))
    // Each beginning has its end.
    #expect(
      terminal.passed.components(separatedBy: "\u{1B}[?2026h").count <= terminal.passed.components(
        separatedBy: "\u{1B}[?2026l"
      ).count + 1)
  }
}
