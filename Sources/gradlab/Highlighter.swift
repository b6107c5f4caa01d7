import CommandKit
import LineEditor

/// The colours of a statement: its verb, the words of the language, texts, numbers and comments.
struct Highlighter {
  let vocabulary: Vocabulary

  func highlights(_ text: String) -> [Highlight] {
    let bytes = Array(text.utf8)
    var result: [Highlight] = []
    var index = 0
    func scan(from start: Int, while condition: (UInt8) -> Bool) -> Int {
      var end = start
      while end < bytes.count, condition(bytes[end]) { end += 1 }
      return end
    }
    while index < bytes.count {
      let byte = bytes[index]
      let start = index
      if byte == UInt8(ascii: "#") {
        index = scan(from: index) { $0 != 10 }
        result.append(Highlight(start..<index, "90"))
      } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        index = min(bytes.count, scan(from: index + 1) { $0 != byte && $0 != 10 } + 1)
        result.append(Highlight(start..<index, "32"))
      } else if Self.isLetter(byte) {
        index = scan(from: index) { Self.isLetter($0) || Self.isDigit($0) }
        let word = String(decoding: bytes[start..<index], as: UTF8.self)
        if let declaration = vocabulary[word] {
          result.append(Highlight(start..<index, declaration.role == .verb ? "1;34" : "36"))
        } else if vocabulary.words.contains(word) {
          result.append(Highlight(start..<index, "35"))
        }
      } else if Self.isDigit(byte) {
        index = scan(from: index) { Self.isDigit($0) || $0 == UInt8(ascii: "_") }
        result.append(Highlight(start..<index, "33"))
      } else {
        index += 1
      }
    }
    return result
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "_") || byte >= 0x80
      || (byte | 0x20 >= UInt8(ascii: "a") && byte | 0x20 <= UInt8(ascii: "z"))
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9")
  }
}
