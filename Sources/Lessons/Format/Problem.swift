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
    return "\(file):\(line)\(column.map { ":\($0)" } ?? ""): \(message)"
  }

  /// Its place, code, arguments and words.
  func json(_ kind: String) -> JSON {
    func number(_ value: Int?) -> JSON { value.map { .number(Double($0)) } ?? .null }
    return ResultFormat.object(
      kind,
      [
        JSON.Member("file", .string(file)), JSON.Member("line", number(line)),
        JSON.Member("column", number(column)),
      ] + JSON.members(reason))
  }
}

extension Problem: Hashable, Comparable {
  package static func == (left: Problem, right: Problem) -> Bool {
    left.file == right.file && left.line == right.line && left.column == right.column
      && left.reason.isEqual(to: right.reason)
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
