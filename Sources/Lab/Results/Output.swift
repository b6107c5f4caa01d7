import CommandKit
import Documents
import Messages

/// Something to show: a document for who reads it, lines of data for other programs.
public struct Output: Sendable {
  public var document: Document
  /// In how many lines a terminal shows it, as far as its tables and charts can be made lower; `nil`: as it likes.
  package var rows: Int?
  private let content: Content
  /// Where what it is of stands, if that is a file.
  private let place: Place?

  /// A line of a file.
  public struct Place: Hashable, Sendable {
    public let file: String
    /// From 1.
    public let line: Int

    public init(file: String, line: Int) {
      self.file = file
      self.line = line
    }
  }

  private enum Content: Sendable {
    case text
    case outcome(Syntax.Statement, Outcome)
    case failure(Failure)
    case data([JSON])
  }

  private init(_ document: Document, _ content: Content, at place: Place? = nil) {
    self.document = document
    self.content = content
    self.place = place
  }

  /// Prose, headings: what no statement gave.
  public init(_ document: Document) { self.init(document, .text) }

  /// A document that has its data in objects of its own.
  ///
  /// - Parameter data: made by `ResultFormat.object`.
  package init(_ document: Document, data: [JSON]) { self.init(document, .data(data)) }

  /// What a statement did.
  public init(_ statement: Syntax.Statement, _ outcome: Outcome, at place: Place? = nil) {
    self.init(outcome.document, .outcome(statement, outcome), at: place)
  }

  /// What could not be done.
  ///
  /// - Parameter document: in place of the failure's own.
  public init(_ failure: Failure, document: Document? = nil, at place: Place? = nil) {
    var failure = failure
    failure.line = failure.line ?? place?.line
    self.init(document ?? failure.document, .failure(failure), at: place)
  }

  /// Why a statement could not be carried out, where it is that.
  package var failure: Failure? { if case .failure(let failure) = content { failure } else { nil } }

  /// What there is to show, in a language, as far as it can be said in another than it was said in.
  package func document(in language: DisplayLanguage) -> Document {
    switch content {
    // Claims that hold are told together.
    case .outcome(_, let outcome) where outcome.checks == nil && document == outcome.document:
      outcome.document(in: language)
    case .failure(let failure) where language != .current && document == failure.document:
      language.spoken { failure.document }
    default: document
    }
  }

  /// The same with nothing for who reads it.
  package var unseen: Output {
    var output = self
    output.document = Document([])
    return output
  }

  /// The same for other programs, an object a line; none where there is nothing but empty space.
  package var lines: [JSON] {
    switch content {
    case .text:
      return document.textForPrograms.map { [ResultFormat.object("text", [JSON.Member("markdown", $0)])] }
        ?? []
    case .outcome(let statement, let outcome): return [statement.json(outcome, at: place)]
    case .failure(let failure): return [failure.line(at: place)]
    case .data(let lines): return lines
    }
  }
}

extension Syntax.Statement {
  /// What the statement did: its value, the names and settings that it changed, what was remarked beside it.
  fileprivate func json(_ outcome: Outcome, at place: Output.Place?) -> JSON {
    var members = [JSON.Member("statement", .string(text))]
    if let place { members.append(JSON.Member("file", .string(place.file))) }
    members += [
      JSON.Member("line", .number(Double(place?.line ?? line))),
      JSON.Member("status", outcome.isCutShort ? "stopped" : "done"),
      JSON.Member("changes", .strings(outcome.changes)),
      JSON.Member("remarks", .strings(outcome.remarks.map { $0.words(in: .current) })),
    ]
    members += outcome.timing?.members ?? []
    if let value = outcome.value {
      members.append(JSON.Member("value", value.json))
      if let checks = outcome.checks { members.append(JSON.Member("checks", checks.json)) }
    } else if !outcome.statements.isEmpty {
      let inner = outcome.statements.map { $0.statement.json($0.outcome, at: nil) }
      members.append(JSON.Member("statements", .array(inner)))
    } else {
      let own = Document(Array(outcome.document.blocks.dropFirst(outcome.remarks.count)))
      if let text = own.textForPrograms { members.append(JSON.Member("text", text)) }
    }
    return ResultFormat.object("statement", members)
  }
}

extension Document {
  /// Its Markdown; `nil` where it is nothing but empty space.
  fileprivate var textForPrograms: JSON? {
    blocks.contains { $0 != .gap } ? .string(markdown) : nil
  }
}

extension Failure {
  fileprivate func line(at place: Output.Place?) -> JSON {
    var members: [JSON.Member] = []
    if let source { members.append(JSON.Member("statement", .string(source))) }
    if let place { members.append(JSON.Member("file", .string(place.file))) }
    members += [
      JSON.Member("line", .number(Double(place?.line ?? self.place?.line ?? line ?? 1))),
      JSON.Member("status", kind == .interrupted ? "interrupted" : "failed"), JSON.Member("failure", json),
    ]
    if case .doesNotHold(let checks, _)? = reason as? ExpectMessage {
      members.append(JSON.Member("checks", checks.json))
    }
    return ResultFormat.object("statement", members)
  }
}
