extension Syntax.Expression {
  /// Calls for this expression and every one inside it, outer ones first.
  package func visit(_ body: (Syntax.Expression) -> Void) {
    body(self)
    for child in children { child.visit(body) }
  }

  /// The expressions directly inside this one, in the order in which they are written.
  package var children: [Syntax.Expression] {
    func values(_ arguments: [Syntax.Argument]) -> [Syntax.Expression] {
      arguments.compactMap { if case .value(let value) = $0.operand { value } else { nil } }
    }
    return switch kind {
    case .number, .text, .name, .blank: []
    case .list(let elements), .chain(let elements): elements
    case .range(let lower, let upper, let step): [lower, upper] + (step.map { [$0.value] } ?? [])
    case .negate(let value): [value]
    case .binary(_, let left, let right): [left, right]
    case .comparison(let operands, _, let tolerance): operands + (tolerance.map { [$0] } ?? [])
    case .call(let callee, let arguments): [callee] + values(arguments)
    case .verb(let command): values(command.arguments)
    case .pick(let value, let arguments): [value] + values(arguments)
    case .field(let value, _): [value]
    }
  }
}
