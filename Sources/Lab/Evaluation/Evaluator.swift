import CommandKit
import Engine
import Messages
import Synchronization

/// Computes values of expressions. It reads a state and never changes one.
package struct Evaluator {
  package let language: Language
  package let state: State
  let context: ExecutionContext
  /// The names in sight: the session's, or inside a family those that it kept, with its parameters.
  package let names: Names
  /// Where the families are called whose bodies are being evaluated, the outermost first.
  let path: [Span]
  /// What is worth saying beside the value.
  let remarks: Remarks
  /// How often families were called.
  private let calls: Counter

  package init(language: Language, state: State, context: ExecutionContext, remarks: Remarks = Remarks()) {
    self.init(
      language: language, state: state, context: context, names: state.bindings, path: [],
      remarks: remarks, calls: Counter())
  }

  private init(
    language: Language, state: State, context: ExecutionContext, names: Names,
    path: [Span],
    remarks: Remarks, calls: Counter
  ) {
    self.language = language
    self.state = state
    self.context = context
    self.names = names
    self.path = path
    self.remarks = remarks
    self.calls = calls
  }

  /// The same evaluator with other names in sight, for the body of what is called at a place.
  ///
  /// - Parameter isOfLesson: whether a lesson has written it.
  func inside(_ names: Names, calledAt span: Span, isOfLesson: Bool = false) -> Evaluator {
    var context = context
    if isOfLesson { context.files.isForLesson = true }
    return Evaluator(
      language: language, state: state, context: context, names: names, path: path + [span],
      remarks: remarks, calls: calls)
  }

  package func value(_ expression: Syntax.Expression) throws(Failure) -> Value {
    do throws(Failure) {
      return try evaluate(expression)
    } catch {
      var failure = error
      // The innermost expression that knows its place wins.
      if failure.span == nil, failure.source == nil { failure.span = expression.span }
      throw failure
    }
  }

  private func evaluate(_ expression: Syntax.Expression) throws(Failure) -> Value {
    switch expression.kind {
    case .number(let number):
      return Value(.number(number))
    case .text(let text):
      return Value(.text(text))
    case .blank:
      throw Failure(NameMessage.toBeFilledIn, at: expression.span)
    case .name(let name):
      return try lookUp(name, expression.span)
    case .list(let items):
      return try list(items, expression.span)
    case .range(let lower, let upper, let step):
      return try range(lower, upper, step, expression.span)
    case .chain(let parts):
      var values: [Value] = []
      for part in parts { values.append(try value(part)) }
      return try Value.combine(values) { (elements) throws(Failure) in
        var networks: [Network] = []
        for (element, part) in zip(elements, parts) {
          guard let network = element.asNetwork(seed: state.seed) else {
            throw Failure(OperationMessage.joinsLayers(given: element.kind), at: part.span)
          }
          networks.append(network)
          if network.state != nil {
            remarks.add(RemarkMessage.joinedStartsAnew(network: part.description))
          }
        }
        return .network(try Arithmetic.joined(networks, seed: state.seed))
      }
    case .negate(let operand):
      let number = try value(operand)
      return try number.map { (element) throws(Failure) in
        try Arithmetic.apply(.subtract, .number(0), element, seed: state.seed)
      }
    case .binary(let operation, let left, let right):
      let operands = [try value(left), try value(right)]
      return try Value.combine(operands) { (elements) throws(Failure) in
        try Arithmetic.apply(operation, elements[0], elements[1], seed: state.seed)
      }
    case .comparison(let operands, let comparisons, let tolerance):
      var values: [Value] = []
      for operand in operands { values.append(try value(operand)) }
      if let tolerance { values.append(try value(tolerance)) }
      return try Value.combine(values) { (elements) throws(Failure) in
        let margin = tolerance == nil ? nil : elements.last
        return .flag(try Arithmetic.holds(Array(elements.prefix(operands.count)), comparisons, margin))
      }
    case .call(let callee, let arguments):
      return try call(callee, arguments, expression.span)
    case .verb(let command):
      return try measure(command).value
    case .pick(let base, let arguments):
      try checkForeignValue(base, arguments, expression.span)
      return try Picking(evaluator: self).pick(try value(base), arguments, expression.span)
    case .field(let base, let field):
      try checkModule(base, field.text, nil, expression.span)
      let whole = try value(base)
      return try whole.map { (element) throws(Failure) in try Fields.value(of: element, field, language.verbs)
      }
    }
  }

  private func lookUp(_ name: String, _ span: Span) throws(Failure) -> Value {
    switch names[name] {
    case .value(let value): return value
    case .family(let family):
      throw Failure(
        NameMessage.familyWantsParameters(name: name, signature: family.signature), at: span)
    case nil: break
    }
    if let shown = ShownValueName(name) { return try value(shown, span) }
    switch name {
    case "it":
      guard let it = state.it else {
        throw Failure(NameMessage.nothingMeasured, at: span)
      }
      return it
    case "last": return Value(.last)
    case "none":
      // `none` is also the clip that leaves gradients alone; there it is made from this.
      return Value(.none)
    case "pi": return Value(.number(.pi))
    case "true": return Value(.flag(true))
    case "false": return Value(.flag(false))
    default: break
    }
    if let constructor = language.catalog.constructors[name] {
      _ = try invocation(of: constructor.declaration, [], form: .bare, at: span)
      return Value(try constructor.make([:], at: span, state: state))
    }
    if language.vocabulary.isVerb(name) {
      throw Failure(NameMessage.commandWantsBrackets(name: name), at: span)
    }
    if language.catalog.functions[name] != nil {
      throw Failure(NameMessage.functionWantsBrackets(name: name), at: span)
    }
    throw unknown(name, span)
  }

  /// A value that a statement has shown.
  private func value(_ name: ShownValueName, _ span: Span) throws(Failure) -> Value {
    let shown = state.shown
    switch name {
    case .last:
      guard let last = shown.last else { throw Failure(ShownValueMessage.noneYet, at: span) }
      return last
    case .ofStatement(let number):
      switch shown[number] {
      case .value(let value): return value
      case .none: throw Failure(ShownValueMessage.none(statement: number), at: span)
      case .forgotten: throw Failure(ShownValueMessage.notKept(statement: number), at: span)
      case .ahead: throw Failure(ShownValueMessage.noStatement(number: number, count: shown.count), at: span)
      }
    }
  }

  private func call(
    _ callee: Syntax.Expression, _ arguments: [Syntax.Argument], _ span: Span
  ) throws(Failure) -> Value {
    switch callee.kind {
    case .name(let name):
      if case .family(let family) = names[name] { return try apply(family, arguments, span) }
      if names[name] != nil {
        throw Failure(NameMessage.takesNoBrackets(name: name), at: span).replacing(span, with: name)
      }
      if let function = language.catalog.functions[name] {
        return try function.call(invocation(of: function.declaration, arguments, at: span), self)
      }
      if let constructor = language.catalog.constructors[name] {
        return try construct(constructor, arguments, span)
      }
      if let foreign = ForeignName(name, arguments.map(\.description)) { throw failure(foreign, span) }
      throw unknown(name, callee.span, isCalled: true)
    case .field(let base, let method):
      try checkModule(base, method.text, arguments, span)
      return try callMethod(base, method, arguments, span)
    default:
      throw Failure(NameMessage.onlyNamesTakeBrackets, at: span)
    }
  }

  private func construct(
    _ constructor: Constructor, _ arguments: [Syntax.Argument], _ span: Span
  ) throws(Failure) -> Value {
    let invocation = try invocation(of: constructor.declaration, arguments, at: span)
    let keys = invocation.values.keys
    return try Value.combine(Array(invocation.values.values)) { (elements) throws(Failure) in
      let given = Dictionary(zip(keys, elements), uniquingKeysWith: { first, _ in first })
      return try constructor.make(given, spans: invocation.spans, at: span, state: state)
    }
  }

  private func apply(
    _ family: Family, _ arguments: [Syntax.Argument], _ span: Span
  ) throws(Failure) -> Value {
    try context.checkStop()
    calls.add()
    guard calls.count <= Limits.mostCalls else {
      throw Failure(NameMessage.tooManyCalls(most: Limits.mostCalls), at: span)
    }
    let matched: MatchedArguments
    do throws(Failure) {
      matched = try Matcher.match(arguments, to: family.declaration, form: .brackets, at: span)
    } catch {
      throw error.repair == nil && error.correction == nil
        ? suggesting(error, family, arguments, span) : error
    }
    var inner = family.captured
    for parameter in family.parameters {
      if case .value(let expression)? = matched[parameter.name] {
        inner[parameter.name] = .value(try value(expression).named(parameter.name))
      } else if let `default` = parameter.default {
        inner[parameter.name] = .value(`default`)
      }
    }
    do throws(Failure) {
      return try inside(inner, calledAt: span, isOfLesson: family.isOfLesson).value(family.body)
    } catch {
      // The place is in the family's text; what the user typed now is the call.
      guard error.source == nil else { throw error }
      // Of families that use families the text of the innermost is enough.
      let isSaid = if case NameMessage.inFamily? = error.reason as? NameMessage { true } else { false }
      throw Failure(
        isSaid ? error.reason : NameMessage.inFamily(source: family.source, reason: error), at: span,
        kind: error.kind)
    }
  }

  private func callMethod(
    _ base: Syntax.Expression, _ method: Syntax.Name, _ arguments: [Syntax.Argument], _ span: Span
  ) throws(Failure) -> Value {
    let subject = try value(base)
    var values = [subject]
    for argument in arguments {
      guard argument.key == nil, case .value(let expression) = argument.operand else {
        throw Failure(
          NameMessage.methodTakesOneNumber(method: method.text, activation: nil), at: argument.span)
      }
      values.append(
        try value(expression).named(method.text == "slope" || method.text == "value" ? "z" : method.text))
    }
    return try Value.combine(values) { (elements) throws(Failure) in
      guard case .activation(let activation) = elements[0], ["value", "slope"].contains(method.text) else {
        if language.vocabulary.isVerb(method.text) {
          let line = ([method.text, base.description] + arguments.map(\.description)).joined(separator: " ")
          throw Failure(AdviceMessage.writtenHere(line), at: span)
        }
        throw Failure(
          NameMessage.noMethod(method: method.text, given: elements[0].kind), at: method.span)
      }
      guard elements.count == 2, let z = elements[1].number else {
        throw Failure(
          NameMessage.methodTakesOneNumber(method: method.text, activation: activation.description), at: span)
      }
      return .number(method.text == "value" ? activation.product.value(z) : activation.product.slope(z))
    }
  }
}

extension Element {
  /// The element as a network: an activation is a layer where a layer is wanted.
  package func asNetwork(seed: UInt64) -> Network? {
    switch self {
    case .network(let network): network
    case .activation(let activation): Network(NetworkDescription([activation.layer]), seed: seed)
    default: nil
    }
  }
}

/// Collects what is worth saying beside a value: how a file's names were mapped.
package final class Remarks: Sendable {
  private let messages = Mutex<[any Message]>([])

  func add(_ message: any Message) { messages.withLock { $0.append(message) } }

  var all: [any Message] { messages.withLock { $0 } }
}
