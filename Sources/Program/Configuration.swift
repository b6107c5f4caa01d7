import Files
import LineEditor
import Messages
import Platform

/// What people change once and for all: a file of lines `key = value`, where "#" begins a comment.
struct Configuration {
  var color: ColorChoice?
  /// Whether lessons ask how sure one is of a guess.
  var confidence: Bool?
  var keys: LineEditor.KeyMode?
  var language: DisplayLanguage?
  var pager: PagerChoice?
  var plain: Bool?
  /// Whether each stop of a lesson begins on an empty screen.
  var slides: Bool?
  var theme: ThemeChoice?
  var threads: Int?
  /// What in the file can't be used, each with its line.
  var problems: [SettingsMessage] = []

  /// What can be set, by the name of its key.
  enum Setting: String, Hashable, Sendable, CaseIterable {
    case color, confidence, keys, language, pager, plain, slides, theme, threads
  }

  /// One key: what it takes, and how it is set and shown.
  struct Key: Sendable {
    let setting: Setting
    let takes: SettingsMessage.Value
    let set: @Sendable (inout Configuration, String) -> Bool
    let value: @Sendable (Configuration) -> String?
    let fallback: @Sendable () -> String

    var name: String { setting.rawValue }
  }

  private static let mostThreads = 1...256

  static let keys: [Key] = [
    Key(
      setting: .color, takes: .color,
      set: { configuration, text in
        configuration.color = ColorChoice(rawValue: text)
        return configuration.color != nil
      }, value: { $0.color?.rawValue }, fallback: { "auto" }),
    Key(
      setting: .confidence, takes: .flag,
      set: { configuration, text in
        configuration.confidence = flag(text)
        return configuration.confidence != nil
      }, value: { $0.confidence.map(word) }, fallback: { "on" }),
    Key(
      setting: .keys, takes: .keys,
      set: { configuration, text in
        configuration.keys = LineEditor.KeyMode(rawValue: text)
        return configuration.keys != nil
      }, value: { $0.keys?.rawValue }, fallback: { "emacs" }),
    Key(
      setting: .language, takes: .language,
      set: { configuration, text in
        configuration.language = DisplayLanguage(rawValue: text)
        return configuration.language != nil
      }, value: { $0.language?.rawValue },
      fallback: { DisplayLanguage.current.rawValue }),
    Key(
      setting: .pager, takes: .pager,
      set: { configuration, text in
        configuration.pager = PagerChoice(rawValue: text)
        return configuration.pager != nil
      }, value: { $0.pager?.rawValue }, fallback: { "auto" }),
    Key(
      setting: .plain, takes: .flag,
      set: { configuration, text in
        configuration.plain = flag(text)
        return configuration.plain != nil
      }, value: { $0.plain.map(word) }, fallback: { "off" }),
    Key(
      setting: .slides, takes: .flag,
      set: { configuration, text in
        configuration.slides = flag(text)
        return configuration.slides != nil
      }, value: { $0.slides.map(word) }, fallback: { "off" }),
    Key(
      setting: .theme, takes: .theme,
      set: { configuration, text in
        configuration.theme = ThemeChoice(rawValue: text)
        return configuration.theme != nil
      }, value: { $0.theme?.rawValue }, fallback: { "auto" }),
    Key(
      setting: .threads, takes: .number(mostThreads),
      set: { configuration, text in
        guard let threads = Int(text), mostThreads.contains(threads) else { return false }
        configuration.threads = threads
        return true
      }, value: { $0.threads.map(String.init) }, fallback: { String(processors) }),
  ]

  private static func flag(_ text: String) -> Bool? {
    switch text {
    case "on", "true": true
    case "off", "false": false
    default: nil
    }
  }

  private static func word(_ flag: Bool) -> String { flag ? "on" : "off" }

  static var path: String? { Folder.ofReader(.configuration).map { $0 + "/config" } }

  /// The file as it was at the start of the program; everything unset where there is none.
  static let ofReader = load()

  private static func load() -> Configuration {
    var configuration = Configuration()
    guard let path else { return configuration }
    do throws(FileFailure) {
      return Configuration(try File.readText(path, atMost: File.mostOfText), file: path)
    } catch {
      if !error.isMissing { configuration.problems = [.unreadable(error)] }
      return configuration
    }
  }

  init() {}

  init(_ text: String, file: String) {
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      let content = line.prefix { $0 != "#" }
      guard content.contains(where: { !$0.isWhitespace }) else { continue }
      let parts = content.split(separator: "=", maxSplits: 1).map { part in
        String(part.drop { $0.isWhitespace }.reversed().drop { $0.isWhitespace }.reversed())
      }
      guard parts.count == 2, let key = Self.keys.first(where: { $0.name == parts[0] }) else {
        problems.append(.lineForm(file: file, line: index + 1, keys: Self.keys.map(\.name)))
        continue
      }
      if !key.set(&self, parts[1]) {
        problems.append(
          .wrongValue(file: file, line: index + 1, key: key.name, takes: key.takes, written: parts[1]))
      }
    }
  }

  /// The processors that there are, up to sixteen.
  static var processors: Int { min(16, max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN)))) }
}
