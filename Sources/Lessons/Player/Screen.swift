import Documents
import Lab

/// The screen that a reader has.
package struct Screen: Hashable, Sendable {
  /// How documents are drawn on it.
  package var style: TerminalStyle
  package var rows: Int
  /// Whether each stop begins on an empty screen.
  package var clears: Bool

  package init(style: TerminalStyle, rows: Int, clears: Bool = false) {
    self.style = style
    self.rows = rows
    self.clears = clears
  }

  /// The least that lessons are written for.
  package static let ordinary = Screen(style: TerminalStyle(width: 80, height: 24), rows: 24)

  /// How many lines are printed between two prompts: the line typed, the prompt and two more are not among them.
  var room: Int { max(rows - 4, 4) }

  /// How many lines an output takes.
  func height(of output: Output) -> Int {
    var style = style
    style.rows = output.rows
    return output.document.terminalText(style).utf8.count { $0 == UInt8(ascii: "\n") }
  }

  func height(of outputs: [Output]) -> Int { outputs.reduce(0) { $0 + height(of: $1) } }
}
