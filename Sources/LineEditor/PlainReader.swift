import Messages
import Platform

/// Reads lines where there is nothing to edit with: from a pipe, a file, or a terminal that can't move its cursor.
final class PlainReader {
  private var pending: [UInt8] = []
  private var hasEnded = false

  /// Lines up to a statement's end; `prompt` is shown on a terminal.
  func read(prompt: String, isComplete: (String) -> Bool) -> Reading {
    if Terminal.inputIsTerminal { Terminal.write(TerminalText(encoded: prompt)) }
    var text = ""
    while true {
      guard let line = readLine() else {
        if Terminal.interruptRequested(), Terminal.termination == nil {
          // The terminal has shown ^C where the line stood.
          if Terminal.inputIsTerminal { Terminal.write("\n") }
          pending = []
          return .interrupted
        }
        return text.isEmpty ? .endOfInput : .line(text)
      }
      text += text.isEmpty ? line : "\n" + line
      if isComplete(text) || line.allSatisfy(\.isWhitespace) { return .line(text) }
    }
  }

  private func readLine() -> String? {
    while true {
      if let newline = pending.firstIndex(of: UInt8(ascii: "\n")) {
        var line = pending[..<newline]
        if line.last == UInt8(ascii: "\r") { line.removeLast() }
        pending.removeFirst(newline + 1)
        return String(decoding: line, as: UTF8.self)
      }
      if hasEnded {
        guard !pending.isEmpty else { return nil }
        defer { pending = [] }
        return String(decoding: pending, as: UTF8.self)
      }
      var chunk = [UInt8](repeating: 0, count: 4096)
      let count = Platform.read(STDIN_FILENO, &chunk, chunk.count)
      if count > 0 {
        pending += chunk[..<count]
      } else if count < 0, errno == EINTR {
        if Terminal.interruptRequested() { return nil }
      } else {
        hasEnded = true
      }
    }
  }
}
