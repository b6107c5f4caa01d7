/// Something in a lesson's file that its author has to mend, with its place.
public struct Problem: Error, Hashable, Sendable, Comparable, CustomStringConvertible {
  /// The file as the user named it.
  public var file: String
  /// From 1.
  public var line: Int
  /// In characters, from 1; `nil`: the whole line.
  public var column: Int?
  /// What is wrong and what to do, in a sentence or two.
  public var message: String

  public init(_ message: String, file: String, line: Int, column: Int? = nil) {
    self.message = message
    self.file = file
    self.line = line
    self.column = column
  }

  /// `lessons/en/03-activations.md:41:7: No key is called anser. Closest: answer.`
  public var description: String {
    "\(file):\(line)\(column.map { ":\($0)" } ?? ""): \(message)"
  }

  public static func < (left: Problem, right: Problem) -> Bool {
    (left.file, left.line, left.column ?? 0, left.message)
      < (right.file, right.line, right.column ?? 0, right.message)
  }
}
