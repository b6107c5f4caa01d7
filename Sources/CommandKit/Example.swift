/// A line to type and, where the tests shall hold it to that, what it prints.
public struct Example: Hashable, Sendable {
  public var line: String
  /// What the result shows, as one line, or nothing.
  public var output: String?
  /// Statements that come before it.
  public var setup: [String]

  public init(_ line: String, output: String? = nil, setup: [String] = []) {
    self.line = line
    self.output = output
    self.setup = setup
  }
}
