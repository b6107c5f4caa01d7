import CommandKit
import Documents
import Engine
import Messages

/// A verb: its declaration, and what it does.
package struct Verb: Sendable {
  package private(set) var declaration: Declaration
  /// The fields of its results, those that only some have included.
  package var fields: [String] { declaration.fields.keys }
  package let action: Action

  fileprivate func also(_ words: [DisplayLanguage: DeclaredWords]) -> Verb {
    var verb = self
    verb.declaration.inOtherLanguages = words
    return verb
  }

  /// The same, its declaration told in a language.
  fileprivate func told(in language: DisplayLanguage) -> Verb {
    var verb = self
    verb.declaration = declaration.told(in: language)
    return verb
  }

  package enum Action: Sendable {
    /// Measures, variant by variant; changes nothing by itself, and may stand in an expression.
    case measure(AnyMeasuring)
    /// Changes the session, or shows something of it.
    case change(@Sendable (inout StatementExecution, Invocation) throws(Failure) -> Outcome)
    /// Stands before a whole statement, which it has carried out.
    case prefix(@Sendable (inout StatementExecution, CarryOut) throws(Failure) -> Outcome)
  }

  /// Carries out the statement behind a verb.
  package typealias CarryOut = (inout StatementExecution) throws(Failure) -> Outcome

  package init<Details>(_ declaration: Declaration, measuring: Measuring<Details>, fields: NamedList<String>)
  {
    var declaration = declaration
    declaration.fields = fields
    declaration.makes = [.result(of: declaration.name)]
    self.declaration = declaration
    action = .measure(AnyMeasuring(measuring, verb: declaration.name))
  }

  /// A verb that measures networks, and in another way runs.
  package init<Details, RunDetails>(
    _ declaration: Declaration, measuring: Measuring<Details>, ofRuns: Measuring<RunDetails>,
    fields: NamedList<String>
  ) {
    var declaration = declaration
    declaration.fields = fields
    declaration.makes = [.result(of: declaration.name)]
    let subject = declaration.subject?.name ?? ""
    self.declaration = declaration
    action = .measure(
      AnyMeasuring(
        AnyMeasuring(measuring, verb: declaration.name), ofRuns: AnyMeasuring(ofRuns, verb: declaration.name),
        subject: subject))
  }

  package init(
    _ declaration: Declaration,
    change: @escaping @Sendable (inout StatementExecution, Invocation) throws(Failure) -> Outcome
  ) {
    self.declaration = declaration
    action = .change(change)
  }
}

extension Verb {
  package init(
    prefix declaration: Declaration,
    _ prefix: @escaping @Sendable (inout StatementExecution, CarryOut) throws(Failure) -> Outcome
  ) {
    self.declaration = declaration
    action = .prefix(prefix)
  }
}

/// All verbs of the lab, in the order in which help lists them.
package struct VerbCatalog: Sendable {
  package let all: [Verb]
  private let byName: [String: Verb]

  /// - Parameter words: what help says of them in other languages than that of their declarations, by their names.
  package init(_ verbs: [Verb], words: [DisplayLanguage: [String: DeclaredWords]]) {
    self.init(
      all: verbs.map { verb in verb.also(words.compactMapValues { $0[verb.declaration.name] }) })
  }

  private init(all verbs: [Verb]) {
    all = verbs
    byName = Dictionary(verbs.map { ($0.declaration.name, $0) }, uniquingKeysWith: { first, _ in first })
  }

  package subscript(name: String) -> Verb? { byName[name] }

  /// `nil` where the verb is carried out elsewhere.
  package subscript(declaration: Declaration) -> Verb? { byName[declaration.name] }

  /// The same, told in a language.
  func told(in language: DisplayLanguage) -> VerbCatalog {
    VerbCatalog(all: all.map { $0.told(in: language) })
  }

  package var declarations: [Declaration] { all.map(\.declaration) }
}

extension Evaluator {
  /// Carries out a measuring verb and gives its results; the session does not change.
  ///
  /// - Parameter isCommand: whether it stands as a statement, whose name keeps what is finished when it is stopped.
  func measure(
    _ command: Syntax.Command, isCommand: Bool = false
  ) throws(Failure) -> (value: Value, invocation: Invocation) {
    guard let verb = language.verbs[command.declaration] else {
      throw Failure(VerbMessage.notAValue(verb: command.verb.text), at: command.verb.span)
    }
    guard case .measure(let measuring) = verb.action else {
      let message: VerbMessage =
        if case .prefix = verb.action { .standsFirst(verb: command.verb.text) } else {
          .changesSession(verb: command.verb.text)
        }
      throw Failure(message, at: command.verb.span)
    }
    let invocation = try invocation(of: command)
    let grid: Grid
    do throws(Failure) { grid = try Grid(Array(invocation.values.values)) } catch {
      throw Failure(error.reason, at: command.span)
    }
    let work = VariantWork(
      grid: grid, invocation: invocation, measuring: measuring, evaluator: self,
      statement: Syntax.Expression(.verb(command), command.span).description,
      keepsFinishedWork: isCommand && measuring.keepsFinishedWork && command.subjectName != nil)
    let records = try work.run()
    return (Value(axes: grid.axes, elements: records.map(Element.record)), invocation)
  }
}
