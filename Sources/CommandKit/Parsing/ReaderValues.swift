/// An expression with the depth of its tree.
struct Parsed {
  var expression: Syntax.Expression
  var depth: Int
}

/// Operators, from the comparison that binds least to the power that binds most.
extension Reader {
  func node(_ kind: Syntax.Expression.Kind, from start: Int, depth: Int) throws(Failure) -> Parsed {
    guard depth <= 2 * Self.deepest else { throw tooDeep(at: current.span) }
    return Parsed(expression: Syntax.Expression(kind, spanSince(start)), depth: depth)
  }

  mutating func value() throws(Failure) -> Parsed {
    let start = current.span.start
    let first = try chain()
    guard case .symbol(let symbol) = current.kind else { return first }
    if symbol == .tolerance { throw failure(.tolerance) }
    guard let comparison = symbol.comparison else { return first }
    var operands = [first.expression]
    var comparisons = [comparison]
    var depth = first.depth
    var tolerance: Parsed?
    let isEquality = comparison == .equal || comparison == .unequal
    advance()
    repeat {
      let operand = try chain()
      operands.append(operand.expression)
      depth = max(depth, operand.depth)
      guard case .symbol(let symbol) = current.kind else { break }
      if symbol == .tolerance {
        guard isEquality else { throw failure(.tolerance) }
        advance()
        tolerance = try chain()
        depth = max(depth, tolerance?.depth ?? 0)
        if case .symbol(let symbol) = current.kind, symbol.comparison != nil {
          throw mixedComparison
        }
        break
      }
      guard let comparison = symbol.comparison else { break }
      guard !isEquality, comparison != .equal, comparison != .unequal else { throw mixedComparison }
      comparisons.append(comparison)
      advance()
    } while true
    return try node(
      .comparison(operands, comparisons, tolerance: tolerance?.expression), from: start, depth: depth + 1)
  }

  private mutating func chain() throws(Failure) -> Parsed {
    let start = current.span.start
    let first = try range()
    guard current.is(.arrow) else { return first }
    var parts = [first.expression]
    var depth = first.depth
    while take(.arrow) {
      wanted = .link
      let part = try range()
      parts.append(part.expression)
      depth = max(depth, part.depth)
    }
    return try node(.chain(parts), from: start, depth: depth + 1)
  }

  private mutating func range() throws(Failure) -> Parsed {
    let start = current.span.start
    let lower = try sum()
    guard take(.dots) else { return lower }
    let upper = try sum()
    var depth = max(lower.depth, upper.depth)
    var step: Syntax.Step?
    if current.name == "by" {
      advance()
      let isFactor = take(.times)
      let size = try sum()
      step = Syntax.Step(isFactor: isFactor, size.expression)
      depth = max(depth, size.depth)
    }
    let range = try node(
      .range(lower.expression, upper.expression, step: step), from: start, depth: depth + 1)
    if !isUnfinished, case .binary(.multiply, _, _) = upper.expression.kind,
      let failure = mistake(.range, after: range.expression)
    {
      throw failure
    }
    return range
  }

  private mutating func sum() throws(Failure) -> Parsed {
    let start = current.span.start
    var left = try product()
    while true {
      let sign: Syntax.Operator
      switch current.kind {
      case .symbol(.plus): sign = .add
      case .symbol(.minus): sign = .subtract
      default: return left
      }
      advance()
      let right = try product()
      left = try node(
        .binary(sign, left.expression, right.expression), from: start, depth: max(left.depth, right.depth) + 1
      )
    }
  }

  private mutating func product() throws(Failure) -> Parsed {
    let start = current.span.start
    var left = try unary()
    while true {
      let sign: Syntax.Operator
      switch current.kind {
      case .symbol(.times): sign = .multiply
      case .symbol(.over): sign = .divide
      default: return left
      }
      advance()
      let right = try unary()
      left = try node(
        .binary(sign, left.expression, right.expression), from: start, depth: max(left.depth, right.depth) + 1
      )
    }
  }

  private mutating func unary() throws(Failure) -> Parsed {
    let start = current.span.start
    guard current.is(.minus) else { return try power() }
    advance()
    nesting += 1
    guard nesting <= Self.deepest else { throw tooDeep(at: current.span) }
    let operand = try unary()
    nesting -= 1
    return try node(.negate(operand.expression), from: start, depth: operand.depth + 1)
  }

  private mutating func power() throws(Failure) -> Parsed {
    let start = current.span.start
    let base = try postfix()
    guard take(.power) else { return base }
    nesting += 1
    guard nesting <= Self.deepest else { throw tooDeep(at: current.span) }
    let exponent = try unary()
    nesting -= 1
    return try node(
      .binary(.power, base.expression, exponent.expression), from: start,
      depth: max(base.depth, exponent.depth) + 1)
  }

}

extension Reader {
  private var mixedComparison: Failure { fail(SyntaxMessage.mixedComparison, at: current.span) }

}

extension Syntax.Expression {
  var isWholeNumber: Bool {
    if case .number(let number) = kind { number == number.rounded() } else { false }
  }

  var calleeName: String? {
    if case .name(let name) = kind { name } else { nil }
  }
}
