import CEditline
import Messages

/// What stands on the screen below the text while it is edited: the menu, what a search has found, or a hint.
extension LineEditor {
  func drawBelow() {
    let (columns, rows) = Terminal.size
    let layout = layout()
    let room = min(rows - layout.end.row - 1, max(6, rows / 2))
    guard room > 1, columns > 4 else { return }
    let lines: [String]
    if search != nil {
      lines = searchLines(columns: columns, rows: room)
    } else if var menu = openMenu {
      lines = menu.lines(columns: columns, rows: room, dimmed: usesColor ? dimmed : nil)
      menuState?.menu = menu
    } else {
      menuState = nil
      lines = hintLine(columns: columns).map { [$0] } ?? []
    }
    guard !lines.isEmpty else { return }
    let (down, back) = wayBelow(layout)
    var output = down > 0 ? "\u{1B}[\(down)B" : ""
    for line in lines { output += "\r\n\(line)\u{1B}[K" }
    Terminal.write(TerminalText(encoded: output + "\u{1B}[\(down + lines.count)A" + back))
    hasDrawnBelow = true
  }

  /// Takes it off the screen, before libedit draws again.
  func eraseBelow() {
    guard hasDrawnBelow else { return }
    hasDrawnBelow = false
    let (down, back) = wayBelow(layout())
    Terminal.write(TerminalText(encoded: "\u{1B}[\(down + 1)B\r\u{1B}[J\u{1B}[\(down + 1)A" + back))
  }

  /// How many rows below the cursor the text ends, and what brings the cursor back to its column.
  private func wayBelow(_ layout: Layout) -> (Int, String) {
    let at = layout.positions[min(cursor, layout.positions.count - 1)]
    return (layout.end.row - at.row, "\r" + (at.column > 0 ? "\u{1B}[\(at.column)C" : ""))
  }

  /// What is typed at the moment; none where it could not be told from the text.
  private func hintLine(columns: Int) -> String? {
    guard usesColor, columns >= 20, let hint = policy.hint(String(scalars), head.utf8.count) else {
      return nil
    }
    return hint.line(columns: columns, dimmed: dimmed)
  }
}

/// How something is written that is being typed: `dense(units, activation=identity)`, and what of it is at hand.
package struct Hint: Hashable {
  /// `dense(`
  package var before: String
  package var parts: [String]
  package var separator: String
  /// `)`
  package var after: String
  /// Which part is being typed.
  package var current: Int?

  package init(before: String, parts: [String], separator: String, after: String, current: Int?) {
    self.before = before
    self.parts = parts
    self.separator = separator
    self.after = after
    self.current = current
  }

  /// One dim line, in which the part at hand is bright and to be seen.
  func line(columns: Int, dimmed: String) -> String {
    let room = columns - 3
    var first = 0
    func width(through last: Int) -> Int {
      let skipped = first > 0 ? 1 + Layout.width(of: separator) : 0
      let shown = parts[first...last].map { Layout.width(of: $0) + Layout.width(of: separator) }.reduce(0, +)
      return Layout.width(of: before) + skipped + shown
    }
    if let current { while first < current, width(through: current) > room { first += 1 } }
    var pieces = [(before + (first > 0 ? "…" + separator : ""), false)]
    for index in parts.indices.dropFirst(first) {
      pieces.append((parts[index], index == current))
      pieces.append((index + 1 < parts.count ? separator : after, false))
    }
    if parts.isEmpty { pieces.append((after, false)) }
    var line = "  "
    var left = room
    for (text, isCurrent) in pieces {
      let width = Layout.width(of: text)
      let shown = Menu.clipped(text, to: left)
      line += isCurrent ? "\u{1B}[1m\(shown)\u{1B}[0m" : Menu.dim(shown, dimmed)
      left -= width
      if left <= 0 { break }
    }
    return line
  }
}
