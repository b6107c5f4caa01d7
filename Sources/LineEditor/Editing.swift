import CEditline
import Messages

extension LineEditor {
  static let done = UInt8(editline_done.rawValue)
  static let refresh = UInt8(editline_refresh.rawValue)
  static let beep = UInt8(editline_beep.rawValue)
  static let moved = UInt8(editline_cursor_moved.rawValue)

  func enter() -> UInt8 {
    if takeFound() { return Self.refresh }
    // What is chosen in the menu is taken, and not run yet.
    if openMenu?.selected != nil {
      menuState = nil
      return Self.done
    }
    let text = String(scalars)
    if case .question = lastAction {
      offered = text
      replace("")
      return Self.refresh
    }
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let endsWithEmptyLine = lines.count > 1 && lines[lines.count - 1].allSatisfy(\.isWhitespace)
    return policy.isComplete(text) || endsWithEmptyLine ? accept() : openLine()
  }

  private func accept() -> UInt8 {
    guard let editor else { return Self.beep }
    editline_flush()
    drawOverlay()
    Terminal.write(TerminalText(encoded: overlay.erase()))
    editline_push(editor, String(privateKey: PrivateKey.accept).wide)
    return Self.done
  }

  func openLine() -> UInt8 {
    insert("\n" + String(repeating: " ", count: policy.indentation(head)))
    return Self.refresh
  }

  /// The text as comments, which is taken and does nothing; the arrows bring it back.
  func comment() -> UInt8 {
    let lines = String(scalars).split(separator: "\n", omittingEmptySubsequences: false)
    replace(lines.map { "# " + $0 }.joined(separator: "\n"))
    if let editor { editline_push(editor, String(privateKey: PrivateKey.accept).wide) }
    return Self.refresh
  }

  func insertPasted() -> UInt8 {
    insert(pasted)
    pasted = ""
    return Self.refresh
  }

  func undo() -> UInt8 {
    guard undoStates.count > 1 else { return Self.beep }
    undoStates.removeLast()
    undoStates[undoStates.count - 1].isTyping = false
    let state = undoStates[undoStates.count - 1]
    replace(String(state.text), cursor: state.cursor)
    return Self.refresh
  }

  func moveRight() -> UInt8 {
    guard let editor else { return Self.beep }
    if cursor < scalars.count {
      editline_move_cursor(editor, 1)
      return Self.moved
    }
    if takeFound() { return Self.refresh }
    let rest = suggestion(String(scalars))
    guard !rest.isEmpty else { return Self.beep }
    insert(rest)
    return Self.refresh
  }

  func moveLeft() -> UInt8 {
    guard let editor, cursor > 0 else { return Self.beep }
    editline_move_cursor(editor, -1)
    return Self.moved
  }

  func moveUp() -> UInt8 { choose(by: -1) ? Self.refresh : moveLine(by: -1) ?? browse(back: true) }
  func moveDown() -> UInt8 { choose(by: 1) ? Self.refresh : moveLine(by: 1) ?? browse(back: false) }

  /// To the same column of the line above or below, if there is one.
  func moveLine(by step: Int) -> UInt8? {
    guard let editor else { return nil }
    let scalars = self.scalars
    let cursor = self.cursor
    var starts = [0]
    for (index, scalar) in scalars.enumerated() where scalar == 10 { starts.append(index + 1) }
    let line = starts.lastIndex { $0 <= cursor } ?? 0
    let target = line + step
    guard starts.indices.contains(target) else { return nil }
    // A statement fetched from the history is left for its neighbour, until the cursor goes into it.
    if let browsing, browsing.text == String(scalars), cursor == scalars.count { return nil }
    let end = target + 1 < starts.count ? starts[target + 1] - 1 : scalars.count
    let wanted = min(starts[target] + cursor - starts[line], end)
    editline_move_cursor(editor, wanted - cursor)
    return Self.moved
  }

  func browse(back: Bool) -> UInt8 {
    let current = String(scalars)
    if browsing == nil || browsing?.text != current {
      guard back else { return Self.beep }
      browsing = (history.entries.count + 1, head, current)
    }
    guard let (index, prefix, _) = browsing else { return Self.beep }
    if let offered, back, index > history.entries.count, prefix.isEmpty || offered.hasPrefix(prefix) {
      browsing = (history.entries.count, prefix, offered)
      replace(offered)
      return Self.refresh
    }
    let found =
      back
      ? history.previous(before: index, prefix: prefix, unlike: current)
      : history.next(after: index, prefix: prefix, unlike: current)
    guard let found else {
      guard !back, index < history.entries.count else { return Self.beep }
      let text = offered ?? prefix
      browsing = offered == nil ? nil : (history.entries.count, prefix, text)
      replace(text)
      return Self.refresh
    }
    browsing = (found, prefix, history.entries[found])
    replace(history.entries[found])
    return Self.refresh
  }

  /// Help on the name before the cursor, else the character.
  ///
  /// Who types "?" mostly types Enter as well: that only leaves the question then, and ↑ brings the line back.
  func question() -> UInt8 {
    if policy.asksForHelp(String(scalars), head.utf8.count) {
      action = .question
      return showHelp()
    }
    insert("?")
    return Self.refresh
  }

  func showHelp() -> UInt8 {
    guard let help = policy.help(String(scalars), head.utf8.count) else { return Self.beep }
    show(below: help)
    return Self.done
  }
}
