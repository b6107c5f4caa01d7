extension Syntax.Expression {
  /// The same tree, its spans moved by so many bytes.
  package func shifted(by distance: Int) -> Syntax.Expression {
    guard distance != 0 else { return self }
    func moved(_ span: Span) -> Span { Span(span.start + distance, span.end + distance) }
    func moved(_ name: Syntax.Name) -> Syntax.Name { Syntax.Name(name.text, moved(name.span)) }
    func moved(_ arguments: [Syntax.Argument]) -> [Syntax.Argument] {
      arguments.map { argument in
        let operand: Syntax.Operand =
          switch argument.operand {
          case .value(let value): .value(value.shifted(by: distance))
          case .word(let word, let span): .word(word, moved(span))
          }
        return Syntax.Argument(key: argument.key.map(moved), operand)
      }
    }
    let kind: Kind =
      switch self.kind {
      case .number, .text, .name, .blank: self.kind
      case .list(let elements): .list(elements.map { $0.shifted(by: distance) })
      case .range(let lower, let upper, let step):
        .range(
          lower.shifted(by: distance), upper.shifted(by: distance),
          step: step.map { Syntax.Step(isFactor: $0.isFactor, $0.value.shifted(by: distance)) })
      case .chain(let parts): .chain(parts.map { $0.shifted(by: distance) })
      case .negate(let value): .negate(value.shifted(by: distance))
      case .binary(let sign, let left, let right):
        .binary(sign, left.shifted(by: distance), right.shifted(by: distance))
      case .comparison(let operands, let comparisons, let tolerance):
        .comparison(
          operands.map { $0.shifted(by: distance) }, comparisons, tolerance: tolerance?.shifted(by: distance))
      case .call(let callee, let arguments): .call(callee.shifted(by: distance), moved(arguments))
      case .verb(let command):
        .verb(
          Syntax.Command(
            command.declaration, at: moved(command.verb.span), moved(command.arguments),
            isBracketed: command.isBracketed, moved(command.span)))
      case .pick(let value, let arguments): .pick(value.shifted(by: distance), moved(arguments))
      case .field(let value, let name): .field(value.shifted(by: distance), moved(name))
      }
    return Syntax.Expression(kind, moved(span))
  }
}
