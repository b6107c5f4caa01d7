import CommandKit

extension Syntax.Expression {
  /// The ranges inside it.
  package var ranges: [Syntax.Expression] {
    var found: [Syntax.Expression] = []
    visit { if case .range = $0.kind { found.append($0) } }
    return found
  }

  /// The same expression with the part that stands where `part` stands replaced.
  package func replacing(_ part: Syntax.Expression, with other: Syntax.Expression) -> Syntax.Expression {
    rewritten { $0.kind == part.kind && $0.span == part.span ? other : nil }
  }

  /// The same expression with `seed=` given to every measurement in it that has none.
  package func seeded(_ seed: Double?, _ verbs: VerbCatalog) -> Syntax.Expression {
    guard let seed else { return self }
    return rewritten { expression in
      guard case .verb(var command) = expression.kind, let verb = verbs[command.declaration],
        verb.declaration.parameters.contains(where: { $0.name == "seed" }),
        !command.arguments.contains(where: { $0.key?.text == "seed" })
      else { return nil }
      command.arguments.append(
        Syntax.Argument(
          key: Syntax.Name("seed", command.span), .value(Syntax.Expression(.number(seed), command.span))))
      return Syntax.Expression(.verb(command), expression.span)
    }
  }

  /// The parameter of a family that this part is given to, for its name in tables.
  package func parameterName(in operands: [Syntax.Expression], _ evaluator: Evaluator) -> String? {
    var name: String?
    for operand in operands {
      operand.visit { inner in
        guard name == nil else { return }
        switch inner.kind {
        case .call(let callee, let arguments):
          guard let index = arguments.firstIndex(where: { $0.operand == .value(self) }) else { return }
          if let key = arguments[index].key { name = key.text }
          if case .name(let called) = callee.kind {
            if case .family(let family)? = evaluator.names[called], index < family.parameters.count {
              name = name ?? family.parameters[index].name
            } else if let constructor = evaluator.language.catalog.constructors[called],
              index < constructor.declaration.parameters.count
            {
              name = name ?? constructor.declaration.parameters[index].name
            }
          }
        case .verb(let command):
          name = command.arguments.first { $0.operand == .value(self) }?.key?.text
        default: break
        }
      }
    }
    return name
  }

  /// The same expression with each part replaced for which `body` gives another.
  package func rewritten(_ body: (Syntax.Expression) -> Syntax.Expression?) -> Syntax.Expression {
    if let other = body(self) { return other }
    func inner(_ expression: Syntax.Expression) -> Syntax.Expression { expression.rewritten(body) }
    func inner(_ arguments: [Syntax.Argument]) -> [Syntax.Argument] {
      arguments.map { argument in
        guard case .value(let expression) = argument.operand else { return argument }
        return Syntax.Argument(key: argument.key, .value(inner(expression)))
      }
    }
    let new: Kind =
      switch kind {
      case .number, .text, .name, .blank: kind
      case .list(let items): .list(items.map(inner))
      case .chain(let items): .chain(items.map(inner))
      case .range(let lower, let upper, let step):
        .range(
          inner(lower), inner(upper), step: step.map { Syntax.Step(isFactor: $0.isFactor, inner($0.value)) })
      case .negate(let operand): .negate(inner(operand))
      case .binary(let operation, let left, let right): .binary(operation, inner(left), inner(right))
      case .comparison(let operands, let comparisons, let tolerance):
        .comparison(operands.map(inner), comparisons, tolerance: tolerance.map(inner))
      case .call(let callee, let arguments): .call(inner(callee), inner(arguments))
      case .verb(let command):
        .verb(
          Syntax.Command(
            command.declaration, at: command.verb.span, inner(command.arguments),
            isBracketed: command.isBracketed, command.span))
      case .pick(let base, let arguments): .pick(inner(base), inner(arguments))
      case .field(let base, let field): .field(inner(base), field)
      }
    return Syntax.Expression(new, span)
  }
}
