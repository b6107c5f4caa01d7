import CommandKit
import Documents

extension Failure {
  /// The failure as a notebook shows it below a cell: the place, the sentence, and what would work; no trace of a program.
  package var notebookError: JSON {
    var lines = document.terminalText(TerminalStyle(width: 100)).split(
      separator: "\n", omittingEmptySubsequences: false)
    while lines.last?.isEmpty == true { lines.removeLast() }
    return [
      "ename": .string(kind.rawValue), "evalue": .string(message.showingHidden),
      "traceback": .strings(lines.map(String.init)),
    ]
  }
}
