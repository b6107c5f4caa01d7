/// A half-open stretch of a source text, in UTF-8 offsets.
public struct Span: Hashable, Sendable {
  public var start: Int
  public var end: Int

  public init(_ start: Int, _ end: Int) {
    precondition(0 <= start && start <= end, "a span from \(start) to \(end)")
    self.start = start
    self.end = end
  }

  /// The smallest span that holds both.
  public func union(_ other: Span) -> Span { Span(min(start, other.start), max(end, other.end)) }
}

/// What a user did that can't be done: a sentence, the place in their text, and the line that would work.
public struct Failure: Error, Hashable, Sendable {
  public enum Kind: Hashable, Sendable {
    /// The text can't be read as a statement.
    case syntax
    /// The statement reads, but can't be carried out.
    case evaluation
    /// A claim that does not hold.
    case claim
    /// Stopped by Ctrl-C.
    case interrupted
  }

  public var kind: Kind
  /// One or two sentences, for the user.
  public var message: String
  /// The stretch of `source` at fault.
  public var span: Span?
  /// The text that `span` points into.
  public var source: String?
  /// The whole corrected line, where one is known: offered on ↑.
  public var correction: String?
  /// The line of the whole text that `source` begins on, from 1, where the text has several.
  public var line: Int?
  /// What would mend the text, for a failure whose `source` is not known yet.
  public var repair: Repair?

  /// A stretch of the text, and what should stand there.
  public struct Repair: Hashable, Sendable {
    public var span: Span
    public var text: String
  }

  public init(
    _ message: String, at span: Span? = nil, in source: String? = nil, correction: String? = nil,
    line: Int? = nil, kind: Kind = .evaluation
  ) {
    self.kind = kind
    self.message = message
    self.span = span
    self.source = source
    self.correction = correction
    self.line = line
  }
}
