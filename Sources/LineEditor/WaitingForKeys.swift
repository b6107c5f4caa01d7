import CEditline
import Messages
import Platform

extension LineEditor {
  /// What libedit calls for each character: the line is drawn, and there is time for the rest.
  func readCharacter(into scalar: inout UInt32) -> Int32 {
    while true {
      if let next = undelivered.popFirst() {
        scalar = next
        return 1
      }
      recordForUndo()
      completeDrawing()
      if !keys.hasInput {
        drawOverlay()
        drawBelow()
      }
      let event = keys.next(escapeLimit: escapeHasUse ? 50 : 1000)
      eraseBelow()
      Terminal.write(TerminalText(encoded: overlay.erase()))
      switch event {
      case .key(let key):
        lastAction = action
        action = .other
        undelivered = characters(for: key)[...]
        if changesWithin(key) { forgetDrawing() }
      case .end: return 0
      case .signal:
        guard handleSignals() else {
          errno = EINTR
          return -1
        }
      }
    }
  }

  /// Whether Esc by itself does something; elsewhere it may be the beginning of a key that takes its time.
  private var escapeHasUse: Bool { search != nil || openMenu != nil || isVi }

  private var isVi: Bool { editor.map { editline_is_vi($0) } ?? false }

  /// What libedit gets for a key: its character, one that has our command run, or nothing.
  private func characters(for key: Key) -> [UInt32] {
    switch key {
    // Ctrl-Space.
    case .character(0): return []
    // libedit's short way for a character that is typed at the end counts a column for one that takes none.
    case .character(let scalar) where scalar > 127 && Layout.width(scalar) == 0:
      let text = String([scalar])
      return insertion(of: scalar == 0x200D ? text : text.showingHidden)
    case .character(let scalar) where startsRowAtEnd(scalar): return insertion(of: String([scalar]))
    case .character(let scalar): return [scalar]
    case .paste(let text): return insertion(of: text)
    case .named(.escape, _):
      if search != nil || openMenu != nil {
        pressed = .named("gl-cancel")
        return [PrivateKey.command]
      }
      return isVi ? [27] : []
    case .alt, .named:
      if let sequence = key.sequence, let editor, editline_binds(editor, sequence.wide) {
        return sequence.unicodeScalars.map(\.value)
      }
      if let command = EditCommand.of(key) {
        pressed = command
        return [PrivateKey.command]
      }
      if case .alt(let scalar) = key { return [27, scalar] }
      return []
    }
  }

  /// Whether a character at the end of the text begins a row of the screen, or has the next one begin it. libedit's short
  /// way for it counts rows from where it last put the cursor, which is not the end if the text is higher than the
  /// screen, and writes beyond its rows.
  private func startsRowAtEnd(_ scalar: UInt32) -> Bool {
    let text = scalars
    // The command mode of vi, in which a character is a command, never leaves the cursor behind a text.
    guard scalar >= 32, scalar != 127, cursor == text.count, !(isVi && text.isEmpty) else { return false }
    let columns = Terminal.size.columns
    return layout().end.column + Layout.width(scalar) >= columns
  }

  private func insertion(of text: String) -> [UInt32] {
    pasted = text
    pressed = .named("gl-paste")
    return [PrivateKey.command]
  }

  /// The command of the key that was pressed, called by libedit in its place.
  func runPressed() -> UInt8 {
    defer { pressed = nil }
    return pressed?.run(self) ?? Self.beep
  }

  /// Takes care of the signals that came; false if reading ends.
  func handleSignals() -> Bool {
    guard let editor else { return false }
    if Terminal.termination != nil { return false }
    if signals_interrupt_requested() {
      signals_clear_interrupt()
      keys.discard()
      undelivered = []
      outcome = .interrupted
      return false
    }
    if signals_take_stop() {
      Terminal.write("\u{1B}[?2004l")
      leaveText(saying: "")
      editline_prepare_terminal(editor, false)
      signals_stop()
      comeBack(editor)
    } else if signals_take_continue() {
      editline_prepare_terminal(editor, false)
      comeBack(editor)
    }
    if signals_take_resize() {
      // The terminal has wrapped the text for its new width already.
      goToPrompt(layout())
      editline_resize(editor)
      editline_redraw(editor)
    }
    renewRightPrompt(editor)
    return true
  }

  /// Draws the line anew where what stands beside the prompt has changed since; what is typed stays as it is.
  private func renewRightPrompt(_ editor: OpaquePointer) {
    guard let now = policy.rightPrompt(), now != rightPrompt else { return }
    let layout = layout()
    // Of a text that has scrolled the first row is gone, and its right prompt with it.
    guard layout.end.row < Terminal.size.rows - 1 else { return }
    setRightPrompt(now, editor)
    goToPrompt(layout)
    editline_redraw(editor)
  }

  /// After a stop: others have used the terminal meanwhile, and its window may have another size.
  func comeBack(_ editor: OpaquePointer) {
    _ = signals_take_continue()
    _ = signals_take_resize()
    editline_prepare_terminal(editor, true)
    editline_resize(editor)
    Terminal.write("\u{1B}[?2004h\r")
    editline_redraw(editor)
  }
}
