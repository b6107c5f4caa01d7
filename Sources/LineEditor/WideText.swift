import CEditline

/// Edits within a text that has wide characters.
///
/// libedit 3.1 draws the difference between what stands there and what shall, column by column. The second columns of all
/// wide characters are alike to it, so that it writes one and counts half of it: from then on its cursor, and in a text of
/// several rows its picture, are wrong. Before such an edit it is made to believe that nothing but the prompt stands there.
/// Where it moves right over such a second column, it does not move: what it believes of the column is made true.
extension LineEditor {
  /// Whether the text has wide characters and a key may change it elsewhere than by adding to its end.
  func changesWithin(_ key: Key) -> Bool {
    switch key {
    // What ends or leaves the text, shows something below it or draws everything anew.
    case .character(3), .character(4), .character(10), .character(12), .character(13), .character(18),
      .character(24), .character(63):
      return false
    case .character(let scalar) where scalar >= 32 && scalar != 127:
      guard cursor < scalars.count else { return false }
    case .named(.left, _), .named(.right, _), .named(.home, _), .named(.end, _), .named(.enter, _),
      .named(.escape, _), .named(.function, _):
      return false
    case .character, .named, .alt, .paste: break
    }
    return scalars.contains { Layout.width($0) == 2 }
  }

  /// Takes the text from the screen, for libedit to draw the whole of it after the key.
  func forgetDrawing() {
    let layout = layout()
    // Of a text that has scrolled the first row is not to be reached.
    guard let editor, layout.end.row < Terminal.size.rows - 1 else { return }
    let (text, place) = (String(scalars), cursor)
    goToPrompt(layout)
    replace("")
    editline_redraw(editor)
    replace(text, cursor: place)
    forgotten = text
  }

  /// Draws the text where the key has left it as it was, so that libedit has drawn nothing, and puts the cursor in its
  /// column.
  func completeDrawing() {
    guard let editor, forgotten != nil || scalars.contains(where: { Layout.width($0) == 2 }) else { return }
    let layout = layout()
    if let text = forgotten, text == String(scalars) {
      goToPrompt(layout)
      editline_redraw(editor)
    }
    forgotten = nil
    let column = layout.positions[cursor].column
    Terminal.write(column > 0 ? "\r\u{1B}[\(column)C" : "\r")
  }

  /// Clears the rows of the text, and leaves the cursor where the prompt begins.
  func goToPrompt(_ layout: Layout) {
    let row = layout.positions[cursor].row
    Terminal.write(row > 0 ? "\u{1B}[\(row)A\r\u{1B}[J" : "\r\u{1B}[J")
  }
}
