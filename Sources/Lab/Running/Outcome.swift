import CommandKit
import Documents
import Messages

/// What a statement did.
public struct Outcome: Sendable {
  /// What there is to show; empty for a statement that has nothing to say.
  public var document: Document
  /// Makes the document anew, for who reads another language; `nil`: it is said once.
  var saysAgain: (@Sendable () -> Document)?
  /// The value shown or measured.
  public var value: Value?
  /// What `_` calls back: a value that stands on a line of its own, or was measured.
  package var shown: Value?
  /// How long it took, where that was asked for.
  package var timing: Timing?
  /// Sentences that were said beside the document's own; it begins with them.
  public internal(set) var remarks: [any Message] = []
  /// What was compared, where it checks a claim.
  package var checks: CheckedClaim?
  /// The statements of a file that it carried out, with what each did.
  package var statements: [(statement: Syntax.Statement, outcome: Outcome)] = []
  /// Names and settings that it changed, in words for `undo`.
  public var changes: [String]
  /// The statement asks to leave the session.
  public var quits: Bool
  /// How many statements it took back; `nil` where it is none that does.
  public var undone: Int?
  /// Whether training was stopped on the way, and keeps the epochs that it had finished.
  package var isCutShort = false
  /// Where training was cut short: how often it had reported progress before.
  public internal(set) var reportsBeforeStop: Int?

  /// What a statement showed, gave and changed; nothing of what is left out.
  public init(
    document: Document = Document([]), value: Value? = nil, changes: [String] = [], quits: Bool = false,
    undone: Int? = nil
  ) {
    self.document = document
    self.value = value
    self.changes = changes
    self.quits = quits
    self.undone = undone
  }

  /// What there is to show, in a language, as far as it can be said in another than it was said in.
  func document(in language: DisplayLanguage) -> Document {
    guard let saysAgain, language != .current else { return document }
    return language.spoken {
      Document(remarks.map { .paragraph(Text($0.words(in: language))) } + saysAgain().blocks)
    }
  }
}
