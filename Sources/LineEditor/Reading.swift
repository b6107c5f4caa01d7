/// What came of asking for a line.
package enum Reading: Hashable {
  case line(String)
  /// Ctrl-C: the line is dropped.
  case interrupted
  /// Ctrl-D, the end of a pipe, or a signal that asks to leave.
  case endOfInput
}
