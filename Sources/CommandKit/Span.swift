/// A half-open stretch of a source text, in UTF-8 offsets.
public struct Span: Hashable, Sendable {
  /// The offset of its first byte.
  public var start: Int
  /// The offset behind its last byte.
  public var end: Int

  /// A span from one offset to another, which is not before it.
  public init(_ start: Int, _ end: Int) {
    precondition(0 <= start && start <= end, "a span from \(start) to \(end)")
    self.start = start
    self.end = end
  }

  /// The smallest span that holds both.
  public func union(_ other: Span) -> Span { Span(min(start, other.start), max(end, other.end)) }
}
