import CommandKit

/// What stands after a fence: a word and keys with values, read by the language's own parser.
struct InfoString {
  struct Value: Hashable {
    /// As written.
    var text: String
    var isList = false
    /// The number, or those in the list; `nil`: not all of it is whole numbers.
    var wholeNumbers: [Int]?

    var identifier: String? {
      let isName =
        !text.isEmpty
        && text.unicodeScalars.allSatisfy {
          $0.properties.isAlphabetic || $0.properties.numericType != nil || $0 == "-" || $0 == "_"
        }
      return isName ? text : nil
    }

    var flag: Bool? { text == "true" ? true : text == "false" ? false : nil }
  }

  struct Argument: Hashable {
    var key: String
    var value: Value
    /// Where the key begins, in UTF-8 from the start of the info string.
    var offset: Int
  }

  var arguments: [Argument] = []

  init(_ info: String) throws(Failure) {
    let bytes = Array(info.utf8)
    var at = bytes.firstIndex(of: UInt8(ascii: " ")) ?? bytes.count
    while at < bytes.count {
      if bytes[at] == UInt8(ascii: " ") || bytes[at] == UInt8(ascii: "\t") {
        at += 1
        continue
      }
      let start = at
      var depth = 0
      while at < bytes.count, depth > 0 || (bytes[at] != UInt8(ascii: " ") && bytes[at] != UInt8(ascii: "\t"))
      {
        if "([".utf8.contains(bytes[at]) { depth += 1 }
        if ")]".utf8.contains(bytes[at]) { depth -= 1 }
        at += 1
      }
      let word = String(decoding: bytes[start..<at], as: UTF8.self)
      guard let equals = word.firstIndex(of: "="), equals != word.startIndex else {
        throw Failure("A key takes \"=\" and a value, as in id=slope.", at: Span(start, at), in: info)
      }
      let key = String(word[..<equals])
      if arguments.contains(where: { $0.key == key }) {
        throw Failure("\(key) stands twice: keep one.", at: Span(start, at), in: info)
      }
      arguments.append(
        Argument(key: key, value: Value(String(word[word.index(after: equals)...])), offset: start))
    }
  }
}

extension InfoString.Value {
  init(_ text: String) {
    self.text = text
    isList = text.hasPrefix("[") && text.hasSuffix("]")
    let items = (isList ? text.dropFirst().dropLast() : text[...]).split(separator: ",")
    let numbers = items.map { Int($0.trimmed) }
    wholeNumbers = numbers.isEmpty || numbers.contains(nil) ? nil : numbers.compactMap(\.self)
  }
}
