import CommandKit
import Documents
import Engine

@testable import Lab
@testable import Verbs

/// What a session shows for statements typed one after the other.
struct Shown {
  let session = Session()

  /// The text that the last of the lines shows, without colours, wide enough that nothing is broken.
  @discardableResult
  func callAsFunction(_ lines: String...) throws -> String { try all(lines) }

  @discardableResult
  func all(_ lines: [String]) throws -> String {
    var last = ""
    for line in lines {
      try session.run(line) { _, outcome in
        last = outcome.document.terminalText(TerminalStyle(width: 240, color: .none, unicode: true))
      }
    }
    return last.split(separator: "\n").map {
      $0.reversed().drop { $0 == " " }.reversed().map(String.init).joined()
    }
    .joined(separator: "\n")
  }

  /// The failure of the last line, after the others went well.
  func failure(_ lines: String...) throws -> Failure? {
    try all(Array(lines.dropLast()))
    do throws(Failure) {
      try session.run(lines[lines.count - 1])
    } catch { return error }
    return nil
  }

  /// The number that an expression has.
  func number(_ text: String) throws -> Double? { try session.evaluate(text).single?.number }
}
