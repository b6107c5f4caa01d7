import CEditline

extension LineEditor {
  func completeAtCursor() -> UInt8 {
    let text = String(scalars)
    let at = head.utf8.count
    guard let completion = policy.complete(text, at), !completion.candidates.isEmpty else { return Self.beep }
    let utf8 = Array(text.utf8)
    let typed = String(decoding: utf8[completion.range], as: UTF8.self)
    let common = completion.commonPrefix
    if completion.candidates.count == 1 || (common.count > typed.count && common.hasPrefix(typed)) {
      let before = String(decoding: utf8[..<completion.range.lowerBound], as: UTF8.self)
      let after = String(decoding: utf8[completion.range.upperBound...], as: UTF8.self)
      guard common != typed else { return Self.beep }
      replace(before + common + after, cursor: (before + common).unicodeScalars.count)
      return Self.refresh
    }
    editline_flush()
    leaveText(saying: "")
    showMenu(completion.candidates)
    if let editor { editline_redraw(editor) }
    return Self.done
  }

  /// The candidates with their descriptions, a screen at a time.
  func showMenu(_ candidates: [Completion.Candidate]) {
    let (columns, rows) = Terminal.size
    let widest = min(candidates.map { Layout.width(of: $0.text) }.max() ?? 0, columns / 2)
    var shown = 0
    for (index, candidate) in candidates.enumerated() {
      if shown == rows - 2 {
        Terminal.write("-- \(candidates.count - index) more: any key, q ends --")
        let event = keys.next()
        Terminal.write("\r\u{1B}[K")
        guard case .character(let key) = event, key != 0x71, key != 3, key != 27 else { return }
        shown = 0
      }
      let padding = String(repeating: " ", count: max(0, widest - Layout.width(of: candidate.text)) + 2)
      let line = clip("  " + candidate.text + padding, candidate.description, columns: columns)
      Terminal.write(line + "\n")
      shown += 1
    }
  }

  func clip(_ name: String, _ description: String, columns: Int) -> String {
    var line = name
    var width = Layout.width(of: name)
    if description.isEmpty { return name }
    if usesColor { line += "\u{1B}[90m" }
    for scalar in description.unicodeScalars {
      width += Layout.width(scalar.value)
      if width >= columns { break }
      line.unicodeScalars.append(scalar)
    }
    return usesColor ? line + "\u{1B}[0m" : line
  }
}
