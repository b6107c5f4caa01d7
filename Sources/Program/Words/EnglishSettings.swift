/// What is said of the settings, in English.
enum EnglishSettings {
  static func words(_ message: SettingsMessage) -> String {
    switch message {
    case .unreadable(let failure): failure.words(in: .english)
    case .lineForm(let file, let line, let keys):
      "\(file):\(line): a line is KEY = VALUE, with one of the keys \(keys.joined(separator: ", "))"
    case .wrongValue(let file, let line, let key, let takes, let written):
      "\(file):\(line): \(key) takes \(noun(takes)), not \(written)"
    case .takes(let value): noun(value)
    case .takesFor(let value, let setting): "\(noun(value)): \(meaning(setting))"
    case .column(.key): "key"
    case .column(.value): "value"
    case .column(.origin): "from"
    case .column(.takes): "takes"
    case .origin(isFile: true): "file"
    case .origin(isFile: false): "default"
    case .setIn(let path): "Set in `\(path)`, a line for each: `keys = vi`."
    case .noHome: "Without HOME there is no file to set them in."
    }
  }

  private static func noun(_ value: SettingsMessage.Value) -> String {
    switch value {
    case .color: "auto, always or never"
    case .keys: "emacs or vi"
    case .pager: "auto or never"
    case .language: "en or zh"
    case .theme: "auto, light or dark"
    case .flag: "on or off"
    case .number(let range): "a number from \(range.lowerBound) to \(range.upperBound)"
    }
  }

  private static func meaning(_ setting: Configuration.Setting) -> String {
    switch setting {
    case .color: "colour"
    case .confidence: "lessons ask how sure you are"
    case .keys: "the keys of the line editor"
    case .language: "the language of the program and its lessons"
    case .pager: "long results through PAGER or less"
    case .plain: "text for a screen reader"
    case .slides: "each stop of a lesson on an empty screen"
    case .theme: "the background that colours are for"
    case .threads: "how many processors the work may use"
    }
  }
}
