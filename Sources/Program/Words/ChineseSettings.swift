/// What is said of the settings, in Chinese.
enum ChineseSettings {
  static func words(_ message: SettingsMessage) -> String {
    switch message {
    case .unreadable(let failure): failure.words(in: .chinese)
    case .lineForm(let file, let line, let keys):
      "\(file):\(line): 每行写成“设置 = 值”，设置是 \(keys.joined(separator: "、")) 之一"
    case .wrongValue(let file, let line, let key, let takes, let written):
      "\(file):\(line): \(key) 要的是 \(noun(takes))，不是 \(written)"
    case .takes(let value): noun(value)
    case .takesFor(let value, let setting): "\(noun(value))：\(meaning(setting))"
    case .column(.key): "设置"
    case .column(.value): "值"
    case .column(.origin): "来自"
    case .column(.takes): "可取"
    case .origin(isFile: true): "文件"
    case .origin(isFile: false): "默认"
    case .setIn(let path): "写在 `\(path)` 里，每项一行：`keys = vi`。"
    case .noHome: "没有 HOME，也就没有文件可以写设置。"
    }
  }

  private static func noun(_ value: SettingsMessage.Value) -> String {
    switch value {
    case .color: "auto、always 或 never"
    case .keys: "emacs 或 vi"
    case .pager: "auto 或 never"
    case .language: "en 或 zh"
    case .theme: "auto、light 或 dark"
    case .flag: "on 或 off"
    case .number(let range): "\(range.lowerBound) 到 \(range.upperBound) 的数"
    }
  }

  private static func meaning(_ setting: Configuration.Setting) -> String {
    switch setting {
    case .color: "颜色"
    case .confidence: "课里问有多大把握"
    case .keys: "行编辑器的按键"
    case .language: "程序和课程的语言"
    case .pager: "长结果交给 PAGER 或 less"
    case .plain: "供屏幕阅读器用的文字"
    case .slides: "课的每个停顿处都从空屏幕开始"
    case .theme: "颜色适合哪种背景"
    case .threads: "最多用几个处理器"
    }
  }
}
