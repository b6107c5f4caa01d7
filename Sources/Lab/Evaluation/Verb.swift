import CommandKit
import Documents
import Engine
import OrderedCollections

/// A verb: its declaration, and what it does.
public struct Verb: Sendable {
  public let declaration: Declaration
  /// The fields of its results, those that only some have included.
  public let fields: [String]
  let action: Action

  enum Action: Sendable {
    /// Measures, variant by variant; changes nothing by itself, and may stand in an expression.
    case measure(Measuring)
    /// Changes the session, or shows something of it.
    case change(@Sendable (inout Execution, Invocation) throws(Failure) -> Outcome)
  }

  struct Measuring: Sendable {
    /// The result of one variant. Variants may be measured side by side, so this sees nothing but its own.
    let measure: @Sendable (Variant) throws(Failure) -> Record
    /// What a command does with the result beyond showing it; gives the names that it changed.
    var commit: @Sendable (inout Execution, Invocation, Value) -> [String] = { _, _, _ in [] }
    /// Whether training, say, that is stopped keeps what it has finished under the name that it was given.
    var keepsFinishedWork = false
    /// The picture of the results of all variants.
    let show: @Sendable (Measured) -> Document
  }

  init(_ declaration: Declaration, measuring: Measuring, fields: [String]) {
    var declaration = declaration
    declaration.makes = [.result(of: declaration.name)]
    self.declaration = declaration
    self.fields = fields
    action = .measure(measuring)
  }

  init(
    _ declaration: Declaration,
    change: @escaping @Sendable (inout Execution, Invocation) throws(Failure) -> Outcome
  ) {
    self.declaration = declaration
    fields = []
    action = .change(change)
  }
}

/// All verbs of the lab, in the order in which help lists them.
public struct VerbCatalog: Sendable {
  public let all: [Verb]
  private let byName: [String: Verb]

  init(_ verbs: [Verb]) {
    all = verbs
    byName = Dictionary(verbs.map { ($0.declaration.name, $0) }, uniquingKeysWith: { first, _ in first })
  }

  public subscript(name: String) -> Verb? { byName[name] }

  /// `nil` where the verb is carried out elsewhere.
  public subscript(declaration: Declaration) -> Verb? { byName[declaration.name] }

  public var declarations: [Declaration] { all.map(\.declaration) }
}

/// The results of a measuring verb, with what its picture needs.
struct Measured {
  let value: Value
  let invocation: Invocation
  /// The state it was measured in.
  let state: State

  /// The records, variant by variant.
  var records: [Record] {
    value.elements.compactMap { if case .record(let record) = $0 { record } else { nil } }
  }

  var single: Record? { value.axes.isEmpty ? records.first : nil }

  /// What was measured, as typed.
  var subject: String {
    invocation.declaration.subject.flatMap { invocation.written($0.name) } ?? invocation.declaration.name
  }

  /// A line to type next about the same, with every key that was given and that the verb takes too.
  ///
  /// - Parameters:
  ///   - subject: what is measured; what this was about if left out.
  ///   - more: keys of its own, which stand for those given.
  func line(
    _ verb: Declaration, _ subject: String? = nil, more: [(key: String, value: String)] = []
  ) -> String {
    let kept = verb.parameters.compactMap { parameter -> (String, String)? in
      guard !parameter.isSubject, !more.contains(where: { $0.key == parameter.name }) else { return nil }
      return invocation.written(parameter.name).map { (parameter.name, $0) }
    }
    let keys = (kept + more).map { "\($0.0)=\($0.1)" }
    return ([verb.name, subject ?? self.subject] + keys).joined(separator: " ")
  }
}

extension Evaluator {
  /// Carries out a measuring verb and gives its results; the session does not change.
  ///
  /// - Parameter isCommand: whether it stands as a statement, whose name keeps what is finished when it is stopped.
  func measure(
    _ command: Syntax.Command, isCommand: Bool = false
  ) throws(Failure) -> Measured {
    guard let verb = language.verbs[command.declaration] else {
      throw Failure(VerbMessage.notAValue(verb: command.verb.text), at: command.verb.span)
    }
    guard case .measure(let measuring) = verb.action else {
      throw Failure(VerbMessage.changesSession(verb: command.verb.text), at: command.verb.span)
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
    let value = Value(axes: grid.axes, elements: records.map(Element.record))
    return Measured(value: value, invocation: invocation, state: state)
  }
}
