extension Reader {
  func stub(_ m: String) -> Failure { fail(m, at: current.span) }
  func explainTrailing(_ kind: Syntax.Statement.Kind) -> Failure { stub("Two values stand side by side.") }
  func explainVerbTouching(_ name: String, _ next: Token) -> Failure {
    stub("A blank stands between a verb and what it takes.")
  }
  func explainForeignStart(_ name: String, _ next: Token) -> Failure? { nil }
  func explainForeignStart() -> Failure? { nil }
  func explainReserved(_ token: Token, bound: Bool) -> Failure { stub("This is a word of the language.") }
  func explainParameter(_ family: Syntax.Name, _ parameters: [Syntax.Parameter]) -> Failure {
    stub("A family's parameters are names.")
  }
  func explainTolerance() -> Failure { stub("A tolerance belongs to ==.") }
  func explainMixedComparison() -> Failure { stub("== and != compare two values.") }
  func explainRange(_ lower: Syntax.Expression, _ upper: Syntax.Expression) -> Failure? { nil }
  func explainMissingSign(after value: Syntax.Expression) -> Failure { stub("A sign is missing.") }
  func explainPick(_ value: Syntax.Expression) -> Failure? { nil }
  func explainField() -> Failure { stub("A field's name follows a dot.") }
  func explainTwice(_ key: Syntax.Name) -> Failure { stub("\(key.text) is given twice.") }
  func explainOrder(
    _ arguments: [Syntax.Argument], _ operand: Syntax.Operand, _ start: Span, _ closing: Token.Symbol
  ) -> Failure { stub("Values without a key come first.") }
  func explainEmptyPlace() -> Failure { stub("A value is missing between the commas.") }
  func explainInBrackets(_ opening: Token, after arguments: [Syntax.Argument]) -> Failure {
    stub("A comma or a closing bracket is missing.")
  }
  func explainEmptyPick() -> Failure { stub("Square brackets pick something.") }
  func explainEmptyBrackets(_ opening: Token) -> Failure { stub("There is nothing in the brackets.") }
  func explainEmptyList(_ opening: Token) -> Failure { stub("A list has at least one value.") }
  func explainMissingValue() -> Failure { stub("A value is missing here.") }
  func explainVerbInValue(_ declaration: Declaration, _ next: Token) -> Failure {
    stub("In a value a verb takes brackets.")
  }
  func explainUnquoted(_ parameter: ParameterDeclaration?, _ value: Syntax.Expression, from start: Int)
    -> Failure?
  { nil }
  func explainInCommand(_ declaration: Declaration, _ arguments: [Syntax.Argument]) -> Failure {
    stub("A key and = are expected here.")
  }
  func explainClaimKey(_ declaration: Declaration, _ key: Syntax.Name, _ arguments: [Syntax.Argument])
    -> Failure?
  { nil }
}
