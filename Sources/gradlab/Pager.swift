import LineEditor
import Messages
import Platform

/// Long help, a screen at a time, through the program that PAGER names.
enum Pager {
  /// `nil` where there is no terminal or no such program is wished.
  static var command: String? {
    guard Terminal.canEdit, let command = Terminal.environment("PAGER"), !command.isEmpty else { return nil }
    return command
  }

  static func show(_ text: String, _ command: String) {
    let lines = text.utf8.count { $0 == UInt8(ascii: "\n") }
    // less shows colours only when it is asked to.
    setenv("LESS", "FRX", 0)
    guard lines >= Terminal.size.rows, let pipe = popen(command, "w") else {
      return Terminal.write(TerminalText(encoded: text))
    }
    fputs(text, pipe)
    pclose(pipe)
  }
}
