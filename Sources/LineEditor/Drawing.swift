import CEditline
import Messages

extension LineEditor {
  func drawOverlay() {
    guard usesColor else { return }
    let scalars = self.scalars
    let text = String(scalars)
    var attributes = [String?](repeating: nil, count: scalars.count)
    let highlights = search == nil ? policy.highlight(text) : []
    if !highlights.isEmpty {
      var indexOfByte = [Int](repeating: 0, count: text.utf8.count + 1)
      var byte = 0
      for (index, scalar) in text.unicodeScalars.enumerated() {
        for _ in 0..<scalar.utf8.count {
          indexOfByte[byte] = index
          byte += 1
        }
      }
      indexOfByte[byte] = scalars.count
      for highlight in highlights where highlight.range.upperBound < indexOfByte.count {
        for index in indexOfByte[highlight.range.lowerBound]..<indexOfByte[highlight.range.upperBound] {
          attributes[index] = highlight.attributes
        }
      }
    }
    if let (one, other) = bracketPartner(in: scalars, cursor: cursor) {
      for index in [one, other] { attributes[index] = "1;4" }
    }
    let size = Terminal.size
    let drawn = overlay.draw(
      Overlay.Scene(
        text: scalars, cursor: cursor, promptWidth: promptWidth, rightPromptWidth: rightPromptWidth,
        columns: size.columns, rows: size.rows, attributes: attributes, ghost: suggestion(text),
        dimmed: dimmed))
    Terminal.write(TerminalText(encoded: drawn))
  }

  /// The rest of the newest statement that begins with all of the text; none where grey can't be shown.
  func suggestion(_ text: String) -> String {
    guard usesColor, search == nil, !text.isEmpty, cursor == scalars.count,
      let entry = history.offers.first(where: { $0.count > text.count && $0.hasPrefix(text) })
    else { return "" }
    return String(entry.dropFirst(text.count))
  }
}
