/// What is written to a terminal: a literal stands as it is, with its escape sequences, and text that is interpolated
/// has its hidden characters shown.
///
/// `"\u{1B}[1m\(name)\u{1B}[0m"` is bold whatever the name holds. Text alone, `"\(text)"`, is safe; there is no way to
/// pass a `String` on as it is but `init(encoded:)`, for what a renderer has made.
public struct TerminalText: Hashable, Sendable, ExpressibleByStringInterpolation {
  /// The text with its sequences.
  public private(set) var string: String

  /// Text whose escape sequences are the program's own: a renderer has shown what was hidden in the rest.
  public init(encoded string: String) { self.string = string }

  /// What the program itself has to say.
  public init(stringLiteral value: String) { string = value }

  /// `"\u{1B}[1m\(name)\u{1B}[0m"`
  public init(stringInterpolation: Interpolation) { string = stringInterpolation.string }

  /// One behind the other.
  public static func + (a: TerminalText, b: TerminalText) -> TerminalText {
    TerminalText(encoded: a.string + b.string)
  }

  /// Adds text at the end.
  public static func += (a: inout TerminalText, b: TerminalText) { a.string += b.string }

  /// Shows what is hidden in the parts that come from elsewhere.
  public struct Interpolation: StringInterpolationProtocol {
    fileprivate var string = ""

    /// Nothing yet.
    public init(literalCapacity: Int, interpolationCount: Int) { string.reserveCapacity(literalCapacity) }

    /// Characters of the literal, as they are.
    public mutating func appendLiteral(_ literal: String) { string += literal }

    /// Text of whatever origin.
    public mutating func appendInterpolation(_ value: some CustomStringConvertible) {
      string += value.description.showingHidden
    }

    /// Text that is one already.
    public mutating func appendInterpolation(_ text: TerminalText) { string += text.string }
  }
}
