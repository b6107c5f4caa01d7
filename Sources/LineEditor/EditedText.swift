import CEditline
import Messages

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

  /// Puts a text in the place of a stretch, and the cursor behind it; gives the stretch that it takes.
  func replace(_ range: Range<Int>, with text: String) -> Range<Int> {
    var scalars = self.scalars
    let new = text.unicodeScalars.map(\.value)
    scalars.replaceSubrange(range, with: new)
    let end = range.lowerBound + new.count
    replace(String(scalars), cursor: end)
    return range.lowerBound..<end
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
    Terminal.write((down > 0 ? "\u{1B}[\(down)B" : "") + "\(word)\r\n")
  }

  /// Shows lines below the text, and the text again under them.
  func show(below lines: String) {
    guard let editor else { return }
    editline_flush()
    leaveText(saying: "")
    Terminal.write(TerminalText(encoded: lines.hasSuffix("\n") || lines.isEmpty ? lines : lines + "\n"))
    editline_redraw(editor)
  }

  func recordForUndo() {
    guard search == nil else { return }
    let state = UndoState(text: scalars, cursor: cursor)
    guard let last = undoStates.last else { return undoStates.append(state) }
    guard last.text != state.text else {
      if last.cursor != state.cursor { undoStates[undoStates.count - 1] = state }
      return
    }
    // Letters typed in a row are one edit.
    if let letter = state.letter(after: last) {
      if last.isTyping, letter != 32 { undoStates.removeLast() }
      undoStates.append(UndoState(text: state.text, cursor: state.cursor, isTyping: letter != 32))
    } else {
      undoStates.append(state)
    }
  }

  struct UndoState {
    var text: [UInt32]
    var cursor: Int
    /// Whether it came about by typing a letter, to which more may be joined.
    var isTyping = false

    /// The one letter that was typed since an earlier state.
    func letter(after earlier: UndoState) -> UInt32? {
      guard text.count == earlier.text.count + 1, cursor == earlier.cursor + 1, cursor <= text.count,
        text[..<(cursor - 1)] == earlier.text[..<earlier.cursor],
        text[cursor...] == earlier.text[earlier.cursor...]
      else { return nil }
      return text[cursor - 1]
    }
  }
}

extension String {
  init(_ scalars: some Sequence<UInt32>) {
    self.init()
    for scalar in scalars { unicodeScalars.append(Unicode.Scalar(scalar) ?? "\u{FFFD}") }
  }
}
