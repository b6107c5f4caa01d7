import CEditline
import Messages
import Platform

extension LineEditor {
  /// What libedit calls for each character: the line is drawn, and there is time for the rest.
  func readCharacter(into scalar: inout UInt32) -> Int32 {
    recordForUndo()
    while true {
      if !keys.hasInput {
        drawOverlay()
        drawMenu()
      }
      let event = keys.next()
      eraseMenu()
      Terminal.write(TerminalText(encoded: overlay.erase()))
      switch event {
      case .character(let character):
        // A Ctrl-D typed ahead, while a statement ran, arrives as a zero.
        scalar = character == 0 && !hasReadKey ? 4 : character
        hasReadKey = true
        return 1
      case .paste(let text):
        pasted = text
        scalar = PrivateKey.paste
        return 1
      case .help:
        scalar = PrivateKey.help
        return 1
      case .end:
        return 0
      case .signal:
        guard handleSignals() else {
          errno = EINTR
          return -1
        }
      }
    }
  }

  /// Takes care of the signals that came; false if reading ends.
  func handleSignals() -> Bool {
    guard let editor else { return false }
    if Terminal.termination != nil { return false }
    if signals_interrupt_requested() {
      signals_clear_interrupt()
      keys.discard()
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
      let row = layout().positions[cursor].row
      Terminal.write(row > 0 ? "\u{1B}[\(row)A\r\u{1B}[J" : "\r\u{1B}[J")
      editline_resize(editor)
      editline_redraw(editor)
    }
    return true
  }

  /// After a stop: others have used the terminal meanwhile, and its window may have another size.
  private func comeBack(_ editor: OpaquePointer) {
    _ = signals_take_continue()
    _ = signals_take_resize()
    editline_prepare_terminal(editor, true)
    editline_resize(editor)
    Terminal.write("\u{1B}[?2004h\r")
    editline_redraw(editor)
  }
}
