import Classroom
import Documents
import LineEditor
import Messages

/// Where a class is to be found: its address and code, and both as a picture for phones.
struct RoomSign {
  /// With the code behind "#".
  let address: String
  let code: RoomCode
  /// Whether nobody but this machine gets in.
  let isLoopback: Bool

  /// What one types.
  private var typed: String { String(address.prefix { $0 != "#" }) }

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
    if isLoopback { blocks.append(.paragraph(Text(ClassMessage.sign(.loopback).words(in: .current), .dim))) }
    if Terminal.inputIsTerminal {
      blocks.append(.paragraph(Text(ClassMessage.sign(.begins).words(in: .current), .dim)))
    }
    var style = style
    style.width = width
    return Document(blocks).terminalText(style).split(separator: "\n", omittingEmptySubsequences: false)
      .dropLast().map { TerminalText(encoded: String($0)) }
  }
}
