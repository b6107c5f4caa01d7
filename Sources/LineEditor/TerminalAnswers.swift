/// What a terminal says of itself, taken out of what else comes from it.
package struct TerminalAnswers: Hashable, Sendable {
  /// `0xRRGGBB`; `nil` where it doesn't tell.
  package private(set) var background: Int?
  /// Whether it knows synchronized output (mode 2026): it shows what is written between two marks at once.
  package private(set) var synchronizes = false
  /// Whether the last answer has come, by which one knows that there will be no other.
  private(set) var isComplete = false
  /// What was typed meanwhile.
  private(set) var typed: [UInt8] = []
  private var rest: [UInt8] = []

  package init() {}

  /// The background (OSC 11), whether mode 2026 is known (DECRQM), and what every terminal answers (DA1).
  static let questions = "\u{1B}]11;?\u{1B}\\\u{1B}[?2026$p\u{1B}[c"

  private static let escape: UInt8 = 0x1B
  /// An answer that goes on for longer is none.
  private static let longest = 256

  mutating func read(_ bytes: some Sequence<UInt8>) {
    rest += bytes
    while !rest.isEmpty {
      guard let length = answerLength() else { return }
      if length == 0 {
        typed.append(rest.removeFirst())
      } else {
        take(Array(rest[..<length]))
        rest.removeFirst(length)
      }
    }
  }

  /// Nothing more comes: an answer that has begun is dropped, and a key that has begun stays one.
  mutating func end() {
    if !Self.beginsAnswer(rest) { typed += rest }
    rest = []
  }

  private static func beginsAnswer(_ bytes: [UInt8]) -> Bool {
    bytes.starts(with: "\u{1B}]".utf8) || bytes.starts(with: "\u{1B}[?".utf8)
  }

  /// How many bytes of `rest` are an answer; 0 where the first one is none's, `nil` where that isn't known yet.
  private func answerLength() -> Int? {
    guard rest[0] == Self.escape else { return 0 }
    if rest.count < 2 || (rest.count == 2 && rest[1] == UInt8(ascii: "[")) { return nil }
    guard Self.beginsAnswer(rest), rest.count <= Self.longest else { return 0 }
    let isCommand = rest[1] == UInt8(ascii: "]")
    for index in 2..<rest.count {
      let byte = rest[index]
      if isCommand {
        if byte == 7 { return index + 1 }
        if byte == UInt8(ascii: "\\"), rest[index - 1] == Self.escape { return index + 1 }
      } else if index > 2, (0x40...0x7E).contains(byte) {
        return index + 1
      }
    }
    return nil
  }

  private mutating func take(_ answer: [UInt8]) {
    let text = String(decoding: answer.filter { $0 >= 0x20 }, as: UTF8.self)
    if text.hasPrefix("]11;") {
      var color = text.dropFirst(4)
      if color.hasSuffix("\\") { color = color.dropLast() }
      background = Self.color(color) ?? background
    } else if text.hasSuffix("c") {
      isComplete = true
    } else if text.hasPrefix("[?2026;"), text.hasSuffix("$y") {
      // 0: not known; 4: never to be had.
      synchronizes = ["1", "2", "3"].contains(text.dropFirst(7).dropLast(2))
    }
  }

  /// `rgb:ffff/ffff/ffff`, with one to four digits each, an alpha behind it, or `#ffffff`.
  private static func color(_ text: Substring) -> Int? {
    let channels: [Substring]
    if text.hasPrefix("#"), (text.count - 1) % 3 == 0 {
      let digits = Array(text.dropFirst())
      let width = digits.count / 3
      channels = (0..<3).map { Substring(String(digits[$0 * width..<($0 + 1) * width])) }
    } else if let colon = text.firstIndex(of: ":"), text.hasPrefix("rgb") {
      channels = Array(text[text.index(after: colon)...].split(separator: "/").prefix(3))
    } else {
      return nil
    }
    guard channels.count == 3 else { return nil }
    var color = 0
    for channel in channels {
      guard (1...4).contains(channel.count), let value = Int(channel, radix: 16), value >= 0 else {
        return nil
      }
      color = color << 8 | value * 255 / (1 << (4 * channel.count) - 1)
    }
    return color
  }
}
