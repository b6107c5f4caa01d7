import CommandKit
import Engine

/// One use of a verb, constructor or function: its arguments as written, and their values, each checked against the
/// parameter that takes it.
package struct Invocation: Sendable {
  package let declaration: Declaration
  package let span: Span
  /// What was given, as written.
  let operands: NamedList<Syntax.Operand>
  /// What was given, and for what was left out its default; claims and names, which are received as written, are not
  /// in it.
  package fileprivate(set) var values: NamedList<Value> = [:]
  /// What the variadic parameter was given.
  fileprivate(set) var variadic: [Value] = []

  package func expression(_ key: String) -> Syntax.Expression? {
    if case .value(let expression)? = operands[key] { return expression }
    return nil
  }

  package func span(_ key: String) -> Span { operands[key]?.span ?? span }

  /// Where each argument stands.
  var spans: [String: Span] {
    Dictionary(operands.map { ($0.key, $0.value.span) }, uniquingKeysWith: { first, _ in first })
  }

  /// The bare name that an argument is, where it is nothing more.
  package func name(_ key: String) -> Syntax.Name? {
    guard let expression = expression(key), case .name(let name) = expression.kind else { return nil }
    return Syntax.Name(name, expression.span)
  }

  /// What was given to a key, as one would type it.
  package func written(_ key: String) -> String? {
    switch operands[key] {
    case .value(let expression): expression.description
    case .word(let word, _): word
    case nil: nil
    }
  }
}

extension Invocation: CheckedArguments {
  package func place(_ key: String) -> Span? { operands[key]?.span }

  package func element(_ key: String) throws(Failure) -> Element? {
    guard let value = values[key] else { return nil }
    guard let element = value.single else {
      throw Failure(ParameterMessage.severalValues(parameter: key), at: place(key))
    }
    return element
  }
}

extension Syntax.Command {
  /// The bare name that the subject is, where it is nothing more.
  var subjectName: Syntax.Name? {
    guard let subject = declaration.subject,
      let given = arguments.first(where: { $0.key == nil || $0.key?.text == subject.name }),
      case .value(let expression) = given.operand, case .name(let name) = expression.kind
    else { return nil }
    return Syntax.Name(name, expression.span)
  }
}

extension Evaluator {
  func invocation(of command: Syntax.Command) throws(Failure) -> Invocation {
    try invocation(
      of: command.declaration, try Matcher.match(command, to: command.declaration), at: command.span)
  }

  func invocation(
    of declaration: Declaration, _ arguments: [Syntax.Argument], form: CallForm = .brackets, at span: Span
  ) throws(Failure) -> Invocation {
    try invocation(
      of: declaration, try Matcher.match(arguments, to: declaration, form: form, at: span), at: span)
  }

  private func invocation(
    of declaration: Declaration, _ matched: MatchedArguments, at span: Span
  ) throws(Failure) -> Invocation {
    var invocation = Invocation(declaration: declaration, span: span, operands: matched.operands)
    for (name, operand) in matched.operands {
      guard let parameter = declaration.parameters.first(where: { $0.name == name }) else { continue }
      if parameter.isVariadic {
        for operand in matched.variadic {
          if let value = try value(of: operand, for: parameter, declaration) {
            invocation.variadic.append(value)
          }
        }
      } else if let value = try value(of: operand, for: parameter, declaration) {
        invocation.values[name] = value
      }
    }
    // The engine's entries have their defaults from the same parameters.
    guard declaration.role != .constructor else { return invocation }
    for parameter in declaration.parameters where matched[parameter.name] == nil {
      if let value = try defaultValue(of: parameter) { invocation.values[parameter.name] = value }
    }
    return invocation
  }

  /// What an argument is; `nil` where it is received as written.
  ///
  /// - Throws: a failure where the parameter does not take it.
  private func value(
    of operand: Syntax.Operand, for parameter: Parameter, _ declaration: Declaration
  ) throws(Failure) -> Value? {
    if parameter.isClaim || parameter.takes(.name) { return nil }
    let value: Value
    switch operand {
    case .word(let word, _): value = Value(.text(word))
    case .value(let expression):
      switch expression.kind {
      case .name(let name) where parameter.takes(.word) || parameter.takes(.axis): value = Value(.text(name))
      case .name(let name) where parameter.kinds == [.file] && names[name] == nil:
        throw Failure(FileNameMessage.notQuoted, at: expression.span)
          .replacing(expression.span, with: "\"\(name)\"")
      default:
        let given = try whereFilesAreNoData(expression, parameter)
        value =
          parameter.takes(.value)
          ? given : given.named(parameter.name).alongSeeds(parameter.name == "seed")
      }
    }
    for element in value.elements {
      if let refusal = parameter.refusal(of: element) {
        throw mended(Failure(refusal, at: operand.span), refusal, element, parameter, declaration)
      }
    }
    return value
  }

  /// The value of an expression; where it fails and is a file's name without quotes, of data, that is said.
  private func whereFilesAreNoData(
    _ expression: Syntax.Expression, _ parameter: Parameter
  ) throws(Failure) -> Value {
    do throws(Failure) { return try self.value(expression) } catch {
      guard parameter.takes(.data), let reading = DataFileMessage.reading(expression.description) else {
        throw error
      }
      throw Failure(FileNameMessage.isNoData(reading: reading), at: expression.span)
        .replacing(expression.span, with: reading)
    }
  }

  /// The refusal of a value, with what would do in its place where that is known.
  private func mended(
    _ failure: Failure, _ refusal: ParameterMessage, _ element: Element, _ parameter: Parameter,
    _ declaration: Declaration
  ) -> Failure {
    if case .run = element, parameter.takes(.network) {
      return Failure(RunUseMessage.isNoNetwork(verb: declaration.name), at: failure.span)
    }
    guard let span = failure.span else { return failure }
    switch (refusal, element) {
    case (.notOneOf(_, let choices, let given), _):
      return failure.replacing(span, with: Suggestions.closest(given, among: choices) ?? choices[0])
    case (.wrongKind, .none) where parameter.takes(.flag): return failure.replacing(span, with: "false")
    // "relu" in quotes is the commonest slip of all.
    case (.wrongKind, .text(let text)):
      if parameter.takes(.data), let reading = DataFileMessage.reading(text) {
        return Failure(FileNameMessage.isNoData(reading: reading), at: span).replacing(span, with: reading)
      }
      return failure.replacing(span, with: text)
    case (.wrongKind, .number(let number)):
      // What other programs write as a number of its own belongs into a call here: with=sgd(0.01).
      let start = "\(parameter.name)="
      guard
        let foreign = declaration.foreignSpellings.first(where: {
          $0.meant.hasPrefix(start) && $0.meant.hasSuffix("($)")
        })
      else { return failure }
      let meant = foreign.meant.replacing("$", with: literal(number))
      return Failure(ParameterMessage.otherKey(reason: foreign.reason, meant: meant), at: span)
        .replacing(span, with: String(meant.dropFirst(start.count)))
    default: return failure
    }
  }

  /// What holds for a parameter that is left out; `nil` for nothing.
  private func defaultValue(of parameter: Parameter) throws(Failure) -> Value? {
    switch parameter.default {
    case .required, .absent: return nil
    case .none: return Value(.none)
    case .number(let number): return Value(.number(number))
    case .flag(let flag): return Value(.flag(flag))
    case .word(let word): return Value(.text(word))
    case .made(let name, let numbers):
      guard let constructor = language.catalog.constructors[name] else {
        preconditionFailure("nothing makes \(name), the default of \(parameter.name)")
      }
      let names = constructor.declaration.parameters.map(\.name)
      return Value(
        try constructor.make(
          Dictionary(zip(names, numbers.map(Element.number)), uniquingKeysWith: { first, _ in first }),
          state: state))
    case .held(let name):
      guard case .value(let value)? = state.bindings[name] else { return nil }
      return value.named(parameter.name)
    }
  }
}
