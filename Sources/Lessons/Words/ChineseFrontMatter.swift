/// What is said of front matter, in Chinese.
enum ChineseFrontMatter {
  static func words(_ message: FrontMatterMessage) -> String {
    switch message {
    case .isMissing(let file, let keys):
      "\(noun(file)) begins with a line --- , its front matter (\(keys.joined(separator: ", "))) and a second ---."
    case .isNotClosed: "The front matter that begins here is not closed: put a line --- after its last key."
    case .takesLines: "The front matter takes lines of the form key: text."
    case .repeatedKey(let name): "\(name) stands twice in the front matter: keep one."
    case .unknownKey(let name, let keys):
      "The front matter has no key \(name). It has: \(keys.joined(separator: ", "))."
    case .wrongValue(let key, let takes): "\(key) takes \(noun(takes))."
    case .missingKey(let name, let takes): "\(name) is missing in the front matter: \(name): \(noun(takes))."
    }
  }

  private static func noun(_ file: FrontMatterMessage.File) -> String {
    switch file {
    case .lesson: "A lesson"
    case .claims: "A document of claims"
    }
  }

  private static func noun(_ value: FrontMatterMessage.Value) -> String {
    switch value {
    case .one: "the number 1"
    case .identifier: "small letters, digits and -"
    case .identifiers: "the id of a lesson, or a list of ids"
    case .line: "a line of text"
    case .section: "a section of the document, as in 3.1"
    case .number(let from, Int.max): "a whole number, \(from) or more"
    case .number(let from, let to): "a whole number from \(from) to \(to)"
    case .language: "the code of a language, as in en, de or zh-Hans"
    case .tries: "\"after N tries\", as in: after 2 tries"
    case .kind: "the word claims"
    }
  }
}
