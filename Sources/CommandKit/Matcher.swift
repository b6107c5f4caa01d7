/// Arguments, each with the parameter that takes it.
package struct MatchedArguments: Hashable, Sendable {
  /// What was given, by parameter, in the order of the declaration; what was left out is not in it.
  package var operands: NamedList<Syntax.Operand>
  /// The values that a variadic parameter takes, the first included.
  package var variadic: [Syntax.Operand]

  package subscript(name: String) -> Syntax.Operand? { operands[name] }
}

/// How a verb, constructor or function is used.
package enum CallForm: Hashable, Sendable {
  /// `train deep epochs=100`
  case command
  /// `train(deep, epochs=100)`
  case brackets
  /// `adam`
  case bare
}

/// Gives arguments to parameters: values without a key by place, then those with a key.
package enum Matcher {
  /// The arguments of a verb.
  package static func match(
    _ command: Syntax.Command, to declaration: Declaration, in source: String? = nil
  ) throws(Failure) -> MatchedArguments {
    try match(
      command.arguments, to: declaration, form: command.isBracketed ? .brackets : .command, at: command.span,
      in: source)
  }

  /// - Parameters:
  ///   - arguments: as the parser read them.
  ///   - span: the whole command or call, for what is missing.
  ///   - source: the statement's text, for the corrected line.
  /// - Throws: a failure for an unknown key, a value too many, one given twice, or one that is missing.
  package static func match(
    _ arguments: [Syntax.Argument], to declaration: Declaration, form: CallForm, at span: Span,
    in source: String? = nil
  ) throws(Failure) -> MatchedArguments {
    let call = Call(declaration: declaration, arguments: arguments, form: form, span: span, source: source)
    var given: [String: Syntax.Operand] = [:]
    var variadic: [Syntax.Operand] = []
    var place = 0
    for argument in arguments {
      if let key = argument.key {
        guard let parameter = declaration.parameters.first(where: { $0.name == key.text }) else {
          throw call.unknownKey(key, argument)
        }
        guard given[parameter.name] == nil else { throw call.twice(argument, parameter) }
        given[parameter.name] = argument.operand
        if parameter.isVariadic { variadic.append(argument.operand) }
      } else {
        if call.form == .command, declaration.subject == nil { throw call.tooMany(argument) }
        let parameter =
          call.form == .command ? declaration.subject : declaration.parameter(at: place)
        guard let parameter else { throw call.tooMany(argument) }
        if parameter.isVariadic {
          variadic.append(argument.operand)
          if given[parameter.name] == nil { given[parameter.name] = argument.operand }
        } else {
          guard given[parameter.name] == nil else { throw call.twice(argument, parameter) }
          given[parameter.name] = argument.operand
        }
        place += 1
      }
    }
    var operands: NamedList<Syntax.Operand> = [:]
    for parameter in declaration.parameters {
      if let operand = given[parameter.name] {
        operands[parameter.name] = operand
      } else if parameter.isRequired {
        throw call.missing(parameter)
      }
    }
    return MatchedArguments(operands: operands, variadic: variadic)
  }
}

/// One use of a declaration, and what is wrong with it.
private struct Call {
  let declaration: Declaration
  let arguments: [Syntax.Argument]
  let form: CallForm
  let span: Span
  let source: String?

  private var name: String { declaration.name }

  private func fail(_ message: ParameterMessage, at place: Span) -> Failure {
    Failure(message, at: place, in: source)
  }

  private func sourceText(_ operand: Syntax.Operand) -> String {
    let span = operand.span
    guard let bytes = source.map({ Array($0.utf8) }), span.end <= bytes.count else {
      return operand.description
    }
    return String(decoding: bytes[span.start..<span.end], as: UTF8.self)
  }

  func unknownKey(_ key: Syntax.Name, _ argument: Syntax.Argument) -> Failure {
    if let foreign = declaration.foreignSpellings.first(where: { $0.written == key.text }) {
      let meant = foreign.meant.split(separator: "$", omittingEmptySubsequences: false)
        .joined(separator: sourceText(argument.operand))
      let target = String(meant.prefix { $0 != "=" })
      let given = arguments.first { $0.key?.text == target }
      if let given, let joined = join(argument, to: given, of: foreign) {
        return fail(.otherKey(reason: foreign.reason, meant: joined.meant), at: key.span)
          .replacing(joined.span, with: joined.line)
      }
      let failure = fail(.otherKey(reason: foreign.reason, meant: meant), at: key.span)
      return given == nil ? failure.replacing(argument.span, with: meant) : failure
    }
    let names = declaration.parameters.filter { !$0.isVariadic }.map(\.name)
    let closest = Suggestions.closest(key.text, among: names)
    let failure = fail(.unknownKey(of: name, key: key.text, closest: closest, known: names), at: key.span)
    return closest.map { failure.replacing(key.span, with: $0) } ?? failure
  }

  /// `with=adam lr=0.1` as `with=adam(0.1)`: what a foreign key puts into a call, into the one that is named beside it.
  private func join(
    _ argument: Syntax.Argument, to given: Syntax.Argument, of foreign: ForeignSpelling
  ) -> (meant: String, span: Span, line: String)? {
    guard foreign.meant.hasSuffix("($)"), case .name = given.operand.value?.kind, let key = given.key?.text
    else { return nil }
    let meant = "\(key)=\(sourceText(given.operand))(\(sourceText(argument.operand)))"
    let span = given.span.union(argument.span)
    let words = arguments.compactMap { other in
      if other == given { return meant }
      return other == argument || other.span.union(span) != span ? nil : other.description
    }
    return (meant, span, words.joined(separator: form == .command ? " " : ", "))
  }

  func twice(_ argument: Syntax.Argument, _ parameter: Parameter) -> Failure {
    fail(.givenTwice(parameter: parameter.name), at: argument.span)
  }

  func tooMany(_ argument: Syntax.Argument) -> Failure {
    let places = declaration.parameters.filter { !$0.isVariadic }
    if places.isEmpty {
      guard !declaration.methods.isEmpty, form == .brackets else {
        let message: ParameterMessage =
          form == .command ? .takesNothing(of: name) : .noParameters(of: name, calls: [])
        let failure = fail(message, at: argument.span)
        return arguments.count == 1 ? failure.replacing(span, with: name) : failure
      }
      let inner = arguments.map { sourceText($0.operand) }.joined(separator: ", ")
      let calls = declaration.methods.map { "\(name).\($0)(\(inner))" }
      let failure = fail(.noParameters(of: name, calls: calls), at: argument.span)
      return calls.first.map { failure.replacing(span, with: $0) } ?? failure
    }
    if form == .command { return fail(.takesNothingWithoutKey(of: name), at: argument.span) }
    return fail(.tooMany(of: name, parameters: places.map(\.name)), at: argument.span)
  }

  func missing(_ parameter: Parameter) -> Failure {
    guard let example = exampleValue(for: parameter) else {
      return fail(.missing(parameter: parameter.name, example: nil), at: span)
    }
    let byPlace = arguments.allSatisfy { $0.key == nil }
    let isNext = declaration.parameter(at: arguments.count)?.name == parameter.name
    let addition: String
    let place: Int
    switch form {
    case .command where parameter.isSubject:
      place = min(span.end, span.start + name.utf8.count)
      addition = " \(example)"
    case .command:
      place = span.end
      addition = " \(parameter.name)=\(example)"
    case .brackets:
      place = max(span.start, span.end - 1)
      let value = byPlace && isNext ? example : "\(parameter.name)=\(example)"
      addition = arguments.isEmpty ? value : ", \(value)"
    case .bare:
      place = span.end
      addition = "(\(example))"
    }
    let given = arguments.map(sourceText)
    let shown =
      switch form {
      case .command where parameter.isSubject: ([name + addition] + given).joined(separator: " ")
      case .command: ([name] + given).joined(separator: " ") + addition
      case .brackets: "\(name)(\(given.joined(separator: ", "))\(addition))"
      case .bare: name + addition
      }
    return fail(.missing(parameter: parameter.name, example: shown), at: span)
      .replacing(Span(place, place), with: addition)
  }

  private func sourceText(_ argument: Syntax.Argument) -> String {
    argument.key.map { "\($0.text)=\(sourceText(argument.operand))" } ?? sourceText(argument.operand)
  }

  /// What the declaration's own examples give this parameter, or else its default or first choice.
  private func exampleValue(for parameter: Parameter) -> String? {
    let parser = Parser(vocabulary: Vocabulary(declarations: [declaration]))
    for example in declaration.examples {
      guard let statement = parser.parsePrefix(example.line).statements.first else { continue }
      let uses = statement.uses(of: name)
      for (arguments, isCommand) in uses {
        if let keyed = arguments.first(where: { $0.key?.text == parameter.name }) {
          return keyed.operand.description
        }
        let positional = arguments.filter { $0.key == nil }
        let place =
          isCommand
          ? (parameter.isSubject ? 0 : nil)
          : declaration.parameters.firstIndex { $0.name == parameter.name }
        if let place, place < positional.count { return positional[place].operand.description }
      }
    }
    return parameter.default.written ?? parameter.choices.first
  }
}

extension Syntax.Statement {
  /// The arguments of each use of a verb, constructor or function, and whether it is in command form.
  fileprivate func uses(of name: String) -> [([Syntax.Argument], Bool)] {
    var found: [([Syntax.Argument], Bool)] = []
    switch kind {
    case .bind(_, let value), .family(_, _, let value), .value(let value):
      value.visit { found += $0.use(of: name).map { [($0, false)] } ?? [] }
    case .command(let command):
      if command.verb.text == name {
        found.append((command.arguments, !command.isBracketed))
      }
      for argument in command.arguments {
        if case .value(let value) = argument.operand {
          value.visit { found += $0.use(of: name).map { [($0, false)] } ?? [] }
        }
      }
    }
    return found
  }
}

extension Syntax.Expression {
  fileprivate func use(of name: String) -> [Syntax.Argument]? {
    switch kind {
    case .call(let callee, let arguments) where callee.calleeName == name: arguments
    case .verb(let command) where command.verb.text == name: command.arguments
    default: nil
    }
  }
}
