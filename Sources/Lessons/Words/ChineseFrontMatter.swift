/// What is said of front matter, in Chinese.
enum ChineseFrontMatter {
  static func words(_ message: FrontMatterMessage) -> String {
    switch message {
    case .isMissing(let file, let keys):
      "\(noun(file))的开头是一行 ---、文件头（\(keys.joined(separator: "、"))）和第二行 ---。"
    case .isNotClosed: "从这里开始的文件头没有关上：在最后一个键后面写一行 ---。"
    case .takesLines: "文件头由 key: text 这样的行组成。"
    case .repeatedKey(let name): "文件头里 \(name) 写了两次：只留一个。"
    case .unknownKey(let name, let keys):
      "文件头里没有“\(name)”这一项。它有：\(keys.joined(separator: "、"))。"
    case .wrongValue(let key, let takes): "\(key) 要的是\(noun(takes))。"
    case .missingKey(let name, let takes): "文件头里缺 \(name)：它写的是\(noun(takes))。"
    }
  }

  private static func noun(_ file: FrontMatterMessage.File) -> String {
    switch file {
    case .lesson: "课"
    case .claims: "论断文件"
    }
  }

  private static func noun(_ value: FrontMatterMessage.Value) -> String {
    switch value {
    case .one: "数字 1"
    case .identifier: "汉字、小写字母、数字和 -"
    case .identifiers: "一课的 id，或者一列 id"
    case .line: "一行文字"
    case .section: "文章的节号，例如 3.1"
    case .number(let from, Int.max): "不小于 \(from) 的整数"
    case .number(let from, let to): " \(from) 到 \(to) 的整数"
    case .language: "语言代码，例如 en、de 或 zh-Hans"
    case .tries: "“after N tries”，例如 after 2 tries"
    case .kind: "单词 claims"
    }
  }
}
