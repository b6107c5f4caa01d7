import CommandKit
import Documents
import Engine

/// One statement being carried out, on its own copy of the state.
package struct StatementExecution {
  package let language: Language
  package let past: SessionHistory
  package var state: State
  package var context: ExecutionContext
  let statement: Syntax.Statement
  /// The files whose statements are being carried out, the innermost last.
  package var files: [String] = []

  let remarks = Remarks()

  /// A statement of a file, to be carried out from here.
  package func inside(_ file: String, _ statement: Syntax.Statement) -> StatementExecution {
    StatementExecution(
      language: language, past: past, state: state, context: context, statement: statement,
      files: files + [file])
  }

  package var evaluator: Evaluator {
    Evaluator(language: language, state: state, context: context, remarks: remarks)
  }

  /// Whether it is worth waiting for when it is told to stop: training under a name keeps its finished epochs.
  var keepsFinishedWork: Bool {
    guard case .command(let command) = statement.kind, let verb = language.verbs[command.declaration],
      case .measure(let measuring) = verb.action
    else { return false }
    return measuring.keepsFinishedWork && command.subjectName != nil
  }

  package mutating func run() throws(Failure) -> Outcome {
    try context.checkStop()
    var outcome = try carryOut()
    state.statements += 1
    state.shown.add(outcome.shown)
    outcome.remarks = remarks.all
    outcome.document.blocks =
      outcome.remarks.map { .paragraph(Text($0.words(in: .current))) } + outcome.document.blocks
    return outcome
  }

  private mutating func carryOut() throws(Failure) -> Outcome {
    guard let prefix = statement.prefix, case .prefix(let body)? = language.verbs[prefix.declaration]?.action
    else { return try perform() }
    var outcome = try body(&self) { (execution) throws(Failure) in try execution.perform() }
    // What a prefix has put beside it would be lost.
    outcome.saysAgain = nil
    return outcome
  }

  private mutating func perform() throws(Failure) -> Outcome {
    switch statement.kind {
    case .bind(let name, let expression): return try bind(name, expression)
    case .family(let name, let parameters, let body): return try family(name, parameters, body)
    case .command(let command): return try carryOut(command)
    case .value(let expression):
      let value = try evaluator.value(expression)
      let isInCell = context.isInCell
      let show = { @Sendable in Presentation.document(value, of: expression, inCell: isInCell) }
      var outcome = Outcome(document: show(), value: value)
      outcome.saysAgain = show
      outcome.shown = value
      return outcome
    }
  }

  private mutating func bind(_ name: Syntax.Name, _ expression: Syntax.Expression) throws(Failure) -> Outcome
  {
    try checkFree(name)
    var value = try evaluator.value(expression).named(name.text)
    value.source = statement.text
    if name.text == "data" { try checkData(value, expression) }
    state.bindings[name.text] = .value(value)
    var document = Document([])
    if case .data(let data)? = value.single {
      document = Document([.paragraph(Presentation.dataLine(name.text, data))])
    }
    if case .run(let run)? = value.single {
      document = Document([.paragraph(Presentation.runLine(name.text, run))])
    }
    return Outcome(document: document, value: value, changes: [name.text])
  }

  private mutating func family(
    _ name: Syntax.Name, _ parameters: [Syntax.Parameter], _ body: Syntax.Expression
  ) throws(Failure) -> Outcome {
    try checkFree(name)
    var taken: Set<String> = []
    var own: [Family.Parameter] = []
    for parameter in parameters {
      try checkFree(parameter.name)
      guard taken.insert(parameter.name.text).inserted else {
        throw Failure(NameMessage.parameterTwice(name: parameter.name.text), at: parameter.name.span)
      }
      var `default`: Value?
      if let expression = parameter.default {
        `default` = try evaluator.value(expression).named(parameter.name.text)
      }
      own.append(Family.Parameter(name: parameter.name.text, default: `default`))
    }
    var captured: Names = [:]
    for free in body.names where !taken.contains(free.text) {
      if let binding = state.bindings[free.text], free.text != name.text {
        captured[free.text] = binding
      } else if !language.vocabulary.isReserved(free.text) {
        throw free.text == name.text
          ? Failure(NameMessage.usesItself(name: name.text), at: free.span)
          : evaluator.unknown(free.text, free.span)
      }
    }
    let family = Family(
      name: name.text, parameters: own, body: body, source: statement.text, captured: captured,
      isOfLesson: context.files.isForLesson)
    guard family.depth <= Limits.deepestFamilies else {
      throw Failure(NameMessage.nestedTooDeep(family: name.text), at: name.span)
    }
    state.bindings[name.text] = .family(family)
    return Outcome(changes: [name.text])
  }

  /// `data` is what every measurement runs on, and so always a data set.
  private func checkData(_ value: Value, _ expression: Syntax.Expression) throws(Failure) {
    for element in value.elements {
      if case .data = element { continue }
      let failure = Failure(DataMessage.noDataSet(given: element.kind), at: expression.span)
      if case .text(let text) = element {
        throw failure.replacing(expression.span, with: DataFileMessage.reading(text) ?? text)
      }
      throw failure
    }
  }

  private func checkFree(_ name: Syntax.Name) throws(Failure) {
    guard language.vocabulary.isReserved(name.text) else { return }
    let free = Vocabulary.free(like: name.text)
    throw Failure(NameMessage.isReserved(name: name.text, free: free), at: name.span)
      .replacing(name.span, with: free)
  }

  mutating func carryOut(_ command: Syntax.Command) throws(Failure) -> Outcome {
    guard let verb = language.verbs[command.declaration] else {
      throw Failure(NameMessage.belongsToLessons(verb: command.verb.text), at: command.verb.span)
    }
    switch verb.action {
    case .prefix:
      throw Failure(VerbMessage.standsFirst(verb: command.verb.text), at: command.verb.span)
    case .change(let change):
      return try change(&self, evaluator.invocation(of: command))
    case .measure(let measuring):
      let (value, invocation) = try evaluator.measure(command, isCommand: true)
      state.it = value
      let changes = measuring.commit(&self, invocation, value)
      let show = { @Sendable in measuring.show(value, invocation) }
      var outcome = Outcome(document: show(), value: value, changes: changes)
      outcome.saysAgain = show
      outcome.shown = value
      if case .record(let record)? = value.single { outcome.isCutShort = measuring.isCutShort(record) }
      return outcome
    }
  }
}

extension Syntax.Expression {
  /// The names that it uses, each where it stands first.
  var names: [Syntax.Name] {
    var found: [Syntax.Name] = []
    visit { part in
      guard case .name(let name) = part.kind, !found.contains(where: { $0.text == name }) else { return }
      found.append(Syntax.Name(name, part.span))
    }
    return found
  }
}
