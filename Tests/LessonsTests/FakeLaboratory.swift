import CommandKit
import Documents

@testable import Lessons

/// A session that knows numbers by names: `a = 1`, `b = a`, `show a`, `expect a > 1`, `undo`.
final class FakeLaboratory: Laboratory {
  var values: [String: Double] = [:]
  var log: [String] = []
  /// Stops the next statement, as Ctrl-C would.
  var interrupts = false

  var snapshot: any Sendable { values }

  private var past: [[String: Double]] = []

  func restore(_ snapshot: any Sendable) {
    values = snapshot as? [String: Double] ?? [:]
    past = []
  }

  func begin(seed: Int) { values = ["seed": Double(seed)] }

  func isVerb(_ word: String) -> Bool {
    ["show", "expect", "help", "quit"].contains(word) || LessonVerb.named(word) != nil
  }

  func evaluate(_ expression: String) throws(Failure) -> Double {
    let text = expression.trimmed
    guard let value = Double(text) ?? values[text] else { throw Failure("\(text) is unknown") }
    return value
  }

  func runAside(_ text: String, show: (Document) -> Void) throws(Failure) {
    let before = (values, past)
    defer { (values, past) = before }
    _ = try run(text, show: show)
  }

  func parse(_ text: String) throws(Failure) -> [Syntax.Statement] {
    try statements(of: text).map { statement in
      Syntax.Statement(
        .value(Syntax.Expression(.blank, Span(0, 0))), text: statement.text, span: Span(0, 0),
        line: statement.line)
    }
  }

  func statements(of text: String) throws(Failure) -> [(text: String, line: Int)] {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
    return lines.filter { !$0.element.trimmed.isEmpty }.map { (String($0.element), $0.offset + 1) }
  }

  func run(_ text: String, show: (Document) -> Void) throws(Failure) -> [String] {
    var changed: [String] = []
    for line in text.split(separator: "\n").map(\.trimmed) where !line.isEmpty {
      if interrupts {
        interrupts = false
        throw Failure("Stopped.", kind: .interrupted)
      }
      log.append(line)
      let words = line.split(separator: " ").map(String.init)
      if words.first == "undo" {
        let count = min(past.count, words.count > 1 ? Int(words[1]) ?? 1 : 1)
        if count > 0 { values = past[past.count - count] }
        past.removeLast(count)
        changed.append("undo")
      } else if words.count == 3, words[1] == "=" {
        past.append(values)
        values[words[0]] = try evaluate(words[2])
        changed.append(words[0])
      } else if words.count == 2, words[0] == "show" {
        let value = try evaluate(words[1])
        show([.paragraph("\(words[1]) is \(value)")])
      } else if words.count >= 4, words[0] == "expect", words[2] == ">" {
        let (left, right) = (try evaluate(words[1]), try evaluate(words[3]))
        guard left > right else { throw Failure("\(left) is not above \(right)", kind: .claim) }
        show([.verdict(Verdict([Check(true, "\(left) > \(right)")]))])
      } else {
        throw Failure("\(line) can't be read", kind: .syntax)
      }
    }
    return changed
  }
}
