import Messages
import Testing
import Twins

@testable import Program

/// What the command line says of itself, each case once in both languages.
@Suite struct UsageWordsTests {
  static let usage: [UsageMessage] =
    UsageMessage.CommandName.allCases.flatMap { [.abstract($0), .discussion($0)] }
    + UsageMessage.Option.allCases.map { .option($0) } + UsageMessage.Value.allCases.map { .value($0) }
    + [.usage, .ofRuns]

  static let settings: [(SettingsMessage, chinese: String)] =
    [
      (.takes(.theme), "auto、light 或 dark"), (.column(.key), "设置"), (.column(.value), "值"),
      (.column(.origin), "来自"), (.column(.takes), "可取"), (.origin(isFile: true), "文件"),
      (.origin(isFile: false), "默认"), (.setIn(path: "/a"), "写在 `/a` 里，每项一行：`keys = vi`。"),
      (.noHome, "没有 HOME，也就没有文件可以写设置。"),
      (.takesFor(.number(1...256), .threads), "1 到 256 的数：最多用几个处理器"),
      (
        .wrongValue(file: "config", line: 2, key: "threads", takes: .number(1...256), written: "0"),
        "config:2: threads 要的是 1 到 256 的数，不是 0"
      ),
    ]

  @Test func `Everything has words in both languages, or in neither`() {
    for message in Self.usage {
      let (english, chinese) = (message.words(in: .english), message.words(in: .chinese))
      #expect(english.isEmpty == chinese.isEmpty, "\(message)")
      #expect(chinese.isEmpty || Twins.faults(of: message) == [])
    }
    for message in ManualMessage.allCases { #expect(Twins.faults(of: message) == []) }
  }

  /// Options, files, exit codes and numbers are no words, and the same in both.
  @Test func `What one types or sees is the same in both languages`() {
    for message in Self.usage {
      func names(_ text: String) -> Set<String> {
        Set(text.matches(of: /--[a-z-]+|[0-9][0-9.]*[0-9]|[a-z_]+\.(?:md|csv|py|jsonl)/).map { String($0.0) })
      }
      let (english, chinese) = (names(message.words(in: .english)), names(message.words(in: .chinese)))
      #expect(english == chinese, "\(message)")
    }
  }

  @Test func `Settings have their words`() {
    for (message, words) in Self.settings { #expect(message.words(in: .chinese) == words) }
    #expect(Configuration.keys.map(\.setting) == Configuration.Setting.allCases)
  }
}
