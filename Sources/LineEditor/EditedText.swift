import CEditline

extension LineEditor {
  var scalars: [UInt32] {
    guard let editor else { return [] }
    var length = 0
    var cursor = 0
    guard let start = editline_text(editor, &length, &cursor) else { return [] }
    return Array(UnsafeBufferPointer(start: start, count: length))
  }

  var cursor: Int {
    guard let editor else { return 0 }
    var length = 0
    var cursor = 0
    _ = editline_text(editor, &length, &cursor)
    return cursor
  }

  func layout() -> Layout {
    Layout(scalars[...], startColumn: promptWidth, columns: Terminal.size.columns)
  }

  func replace(_ text: String, cursor: Int? = nil) {
    guard let editor else { return }
    editline_replace_text(editor, text.wide, cursor ?? text.unicodeScalars.count)
  }

  func insert(_ text: String) {
    if let editor, !text.isEmpty { editline_insert(editor, text.wide) }
  }

  /// The text up to the cursor.
  var head: String { String(scalars.prefix(cursor)) }

  /// Puts the cursor below the text.
  func leaveText(saying word: String) {
    let layout = layout()
    let down = layout.end.row - layout.positions[min(cursor, layout.positions.count - 1)].row
    Terminal.write((down > 0 ? "\u{1B}[\(down)B" : "") + word + "\r\n")
  }

  /// Shows lines below the text, and the text again under them.
  func show(below lines: String) {
    guard let editor else { return }
    editline_flush()
    leaveText(saying: "")
    Terminal.write(lines.hasSuffix("\n") || lines.isEmpty ? lines : lines + "\n")
    editline_redraw(editor)
  }

  func recordForUndo() {
    guard !isSearching else { return }
    let now = scalars
    if let last = undoStates.last {
      guard last.text != now else { return }
      // Letters typed in a row are one edit.
      let isTyping =
        undoStates.count > 1 && now.count == last.text.count + 1 && now.starts(with: last.text)
        && now.last != 32
      if isTyping {
        let before = undoStates[undoStates.count - 2].text
        if last.text.starts(with: before), last.text.count > before.count, last.text.last != 32 {
          undoStates[undoStates.count - 1] = (now, cursor)
          return
        }
      }
    }
    undoStates.append((now, cursor))
  }
}

extension String {
  init(_ scalars: some Sequence<UInt32>) {
    self.init()
    for scalar in scalars { unicodeScalars.append(Unicode.Scalar(scalar) ?? "\u{FFFD}") }
  }
}
