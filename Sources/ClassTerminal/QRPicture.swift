import CQRCode
import Documents
import Messages

/// A text as a QR code, drawn with half-blocks: two rows of it in a line.
struct QRPicture {
  /// The light rim that a reader needs around it (ISO/IEC 18004), in modules.
  static let rim = 4
  /// Whether each module is dark, row by row, with the rim.
  let isDark: [[Bool]]

  /// - Returns: `nil` where the text is too long.
  init?(_ text: String) {
    guard let code = QRcode_encodeString8bit(text, 0, QR_ECLEVEL_L) else { return nil }
    defer { QRcode_free(code) }
    let size = Int(code.pointee.width)
    var rows = [[Bool]](
      repeating: [Bool](repeating: false, count: size + 2 * Self.rim), count: size + 2 * Self.rim)
    for row in 0..<size {
      for column in 0..<size {
        // The lowest bit is the module; the others say what it is for.
        rows[row + Self.rim][column + Self.rim] = code.pointee.data[row * size + column] & 1 == 1
      }
    }
    isDark = rows
  }

  var columns: Int { isDark.count }
  var rows: Int { (isDark.count + 1) / 2 }

  /// The lines, dark on light whatever the terminal's own colours are; `nil` where it can't be drawn so that it is read.
  func lines(_ style: TerminalStyle) -> [TerminalText]? {
    guard style.unicode, !style.plain else { return nil }
    let ink: Bool
    var (begin, end): (TerminalText, TerminalText) = ("", "")
    switch (style.color, style.background) {
    case (.none, .dark): ink = false
    case (.none, .light): ink = true
    // Whether ink is dark or light is not known, and not every reader takes both.
    case (.none, .unknown): return nil
    case (.ansi16, _): (ink, begin, end) = (true, "\u{1B}[30;107m", "\u{1B}[0m")
    // Black and white of the cube, which no palette changes.
    case (.indexed256, _), (.truecolor, _):
      (ink, begin, end) = (true, "\u{1B}[38;5;16;48;5;231m", "\u{1B}[0m")
    }
    return stride(from: 0, to: isDark.count, by: 2).map { row in
      let upper = isDark[row]
      let lower = row + 1 < isDark.count ? isDark[row + 1] : upper.map { _ in false }
      let blocks = zip(upper, lower).map { upper, lower in
        switch (upper == ink, lower == ink) {
        case (true, true): "█"
        case (true, false): "▀"
        case (false, true): "▄"
        case (false, false): " "
        }
      }
      return begin + TerminalText(encoded: blocks.joined()) + end
    }
  }
}
