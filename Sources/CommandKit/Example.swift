/// A line to type and, where the tests shall hold it to that, what it prints.
package struct Example: Hashable, Sendable {
  package var line: String
  /// What the result shows, as one line, or nothing.
  package var output: String?
  /// Statements that come before it.
  package var setup: [String]

  package init(_ line: String, output: String? = nil, setup: [String] = []) {
    self.line = line
    self.output = output
    self.setup = setup
  }
}
