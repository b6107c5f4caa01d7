/// What calls a value back that a statement has shown: `_` the last one, `_3` that of statement 3.
package enum ShownValueName: Hashable, Sendable {
  case last
  case ofStatement(Int)

  /// `nil` for any other name.
  package init?(_ name: String) {
    guard name.utf8.first == ascii("_") else { return nil }
    let digits = name.dropFirst()
    guard digits.utf8.allSatisfy(\.isDigit) else { return nil }
    self = digits.isEmpty ? .last : .ofStatement(Int(digits) ?? .max)
  }
}

extension Syntax.Statement {
  /// The statement's text with the numbers of the statements whose values it uses changed: `_7 + 1` as `_5 + 1`.
  ///
  /// - Parameter number: the new number of a statement; `nil` leaves it.
  package func text(numberedBy number: (Int) -> Int?) -> String {
    var edits: [Edit] = []
    func look(_ expression: Syntax.Expression) {
      expression.visit { part in
        guard case .name(let name) = part.kind, case .ofStatement(let old)? = ShownValueName(name),
          let new = number(old), new != old
        else { return }
        edits.append(.replace(part.span, "_\(new)"))
      }
    }
    switch kind {
    case .bind(_, let value), .value(let value): look(value)
    case .family(_, let parameters, let body):
      for parameter in parameters { parameter.default.map(look) }
      look(body)
    case .command(let command):
      for argument in command.arguments { argument.operand.value.map(look) }
    }
    guard !edits.isEmpty else { return text }
    let lexer = Lexer(Array(text.utf8))
    return lexer.text(Span(0, text.utf8.count), after: edits)
  }
}
