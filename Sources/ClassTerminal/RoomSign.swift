import Classroom
import Documents
import LineEditor
import Messages

/// Where a class is to be found: its address and code, and both as a picture for phones.
struct RoomSign {
  /// With the code behind "#".
  let address: String
  /// Others at which the class is to be found too, without the code.
  var others: [String] = []
  let code: RoomCode
  /// Whether nobody but this machine gets in, and an address by which others would.
  let isLoopback: Bool
  var host: String?

  /// What one types of an address.
  static func typed(_ address: String) -> String { String(address.prefix { $0 != "#" }) }

  private var typed: String { Self.typed(address) }

  /// The lines, as many as stand on a screen with the prompt below.
  func lines(_ style: TerminalStyle) -> [TerminalText] {
    let picture = QRPicture(address)
    let height = style.height ?? .max
    guard let picture, let drawn = picture.lines(style), picture.rows + 3 <= height,
      picture.columns + 2 + typed.count <= style.width
    else { return words(style.width, style) }
    let beside = words(style.width - picture.columns - 2, style)
    let start = max((drawn.count - beside.count) / 2, 0)
    return (0..<max(drawn.count, beside.count)).map { row in
      let left =
        row < drawn.count ? drawn[row] : TerminalText(encoded: String(repeating: " ", count: picture.columns))
      let right = beside.indices.contains(row - start) ? beside[row - start] : ""
      return left + "  " + right
    }
  }

  private func words(_ width: Int, _ style: TerminalStyle) -> [TerminalText] {
    var blocks: [Block] = [
      .paragraph(Text(ClassMessage.sign(.follow).words(in: .current))),
      .paragraph(Text(typed, .strong)),
      .paragraph(Text(ClassMessage.sign(.code(code.spaced)).words(in: .current), .strong)),
    ]
    if !others.isEmpty {
      let all = ClassMessage.sign(.others(others)).words(in: .current)
      blocks.append(.paragraph(Text(all, .dim)))
    }
    if isLoopback {
      let alone = ClassMessage.sign(.loopback(host: host)).words(in: .current)
      blocks.append(.paragraph(Text(alone, .dim)))
    }
    if Terminal.inputIsTerminal {
      blocks.append(.paragraph(Text(ClassMessage.sign(.begins).words(in: .current), .dim)))
    }
    var style = style
    style.width = width
    return Document(blocks).terminalText(style).split(separator: "\n", omittingEmptySubsequences: false)
      .dropLast().map { TerminalText(encoded: String($0)) }
  }
}
