import Messages

/// What a user did that can't be done: what is wrong, the place in their text, and the line that would work.
public struct Failure: Error, Sendable {
  /// What sort of failure it is: who shows it needs no more.
  public enum Kind: String, Hashable, Sendable {
    /// The text can't be read as a statement.
    case syntax
    /// The statement reads, but can't be carried out.
    case evaluation
    /// A claim that does not hold.
    case claim
    /// Stopped by Ctrl-C.
    case interrupted
    /// The reader was asked, and has said no.
    case declined
  }

  /// What sort of failure it is.
  public var kind: Kind
  /// What is wrong, as data.
  public var reason: any Message
  /// The stretch of `source` at fault.
  public var span: Span?
  /// The text that `span` points into.
  public var source: String?
  /// The whole corrected line, where one is known: offered on ↑.
  public var correction: String?
  /// The line of the whole text that `source` begins on, from 1, where the text has several.
  public var line: Int?
  /// What would mend the text, for a failure whose `source` is not known yet.
  package var repair: Repair?

  /// A stretch of the text, and what should stand there.
  package struct Repair: Hashable, Sendable {
    package var span: Span
    package var text: String
  }

  package init(
    _ reason: any Message, at span: Span? = nil, in source: String? = nil, correction: String? = nil,
    line: Int? = nil, kind: Kind = .evaluation
  ) {
    self.kind = kind
    self.reason = reason
    self.span = span
    self.source = source
    self.correction = correction
    self.line = line
  }

  /// One or two sentences, for the user.
  public var message: String { reason.words(in: .current).shortened }
}

extension Failure {
  /// The failure with the text that its span points into, where it has none yet.
  package func placed(in text: String) -> Failure {
    guard source == nil else { return self }
    var failure = self
    failure.source = text
    guard let repair else { return failure }
    failure.repair = nil
    return failure.replacing(repair.span, with: repair.text)
  }

  /// The same failure, whose correction is its source with a stretch replaced; where the source is not known yet, once
  /// it is placed.
  package func replacing(_ span: Span, with text: String) -> Failure {
    var failure = self
    guard let source else {
      failure.repair = Repair(span: span, text: text)
      return failure
    }
    guard span.end <= source.utf8.count else { return self }
    let bytes = Array(source.utf8)
    failure.correction =
      String(decoding: bytes[..<span.start], as: UTF8.self) + text
      + String(decoding: bytes[span.end...], as: UTF8.self)
    return failure
  }
}

extension Failure: Hashable {
  /// Whether two say the same of the same place.
  public static func == (a: Self, b: Self) -> Bool {
    a.reason.isEqual(to: b.reason) && a.kind == b.kind && a.span == b.span && a.source == b.source
      && a.correction == b.correction && a.line == b.line && a.repair == b.repair
  }

  /// By reason, place and text.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(reason)
    hasher.combine(span)
    hasher.combine(source)
  }
}
