import CommandKit
import Documents
import Lab
import Messages

/// Something in a file of lessons or claims that its author has to mend, with its place.
package struct Problem: Error, Sendable, CustomStringConvertible {
  /// The file as the user named it.
  package var file: String
  /// From 1.
  package var line: Int
  /// In characters, from 1; `nil`: the whole line.
  package var column: Int?
  /// The seed that shows it, where that is another than the lesson's own.
  package var seed: Int?
  /// What is wrong and what to do, as data.
  package var reason: any Message

  package init(_ reason: any Message, file: String, line: Int, column: Int? = nil) {
    self.reason = reason
    self.file = file
    self.line = line
    self.column = column
  }

  /// What is wrong and what to do, in a sentence or two.
  package var message: String { reason.words(in: .current).shortened }

  /// `lessons/en/03-activations.md:41:7: No key is called anser. Closest: answer.`
  package var description: String {
    let seed = seed.map { "With seed \($0): " } ?? ""
    return "\(file):\(line)\(column.map { ":\($0)" } ?? ""): \(seed)\(message)"
  }

  /// Its place, code, arguments and words.
  var json: JSON {
    func number(_ value: Int?) -> JSON { value.map { .number(Double($0)) } ?? .null }
    return ResultFormat.object(
      "problem",
      [
        JSON.Member("file", .string(file)), JSON.Member("line", number(line)),
        JSON.Member("column", number(column)), JSON.Member("seed", number(seed)),
      ] + JSON.members(reason))
  }
}

extension Problem: Hashable, Comparable {
  package static func == (left: Problem, right: Problem) -> Bool {
    left.file == right.file && left.line == right.line && left.column == right.column
      && left.seed == right.seed && left.reason.isEqual(to: right.reason)
  }

  package func hash(into hasher: inout Hasher) {
    hasher.combine(file)
    hasher.combine(line)
    hasher.combine(reason)
  }

  package static func < (left: Problem, right: Problem) -> Bool {
    (left.file, left.line, left.column ?? 0, left.message)
      < (right.file, right.line, right.column ?? 0, right.message)
  }
}
