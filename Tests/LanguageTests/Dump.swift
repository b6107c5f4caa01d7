import CommandKit

/// The tree in prefix form, without spans: `(+ 1 (* 2 3))`.
func dump(_ expression: Syntax.Expression) -> String {
  switch expression.kind {
  case .number(let number): return Literal.number(number)
  case .text(let text): return "\"\(text)\""
  case .name(let name): return name
  case .blank: return "____"
  case .list(let elements): return "(list \(elements.map(dump).joined(separator: " ")))"
  case .range(let lower, let upper, let step):
    let by = step.map { " \($0.isFactor ? "by*" : "by") \(dump($0.value))" } ?? ""
    return "(.. \(dump(lower)) \(dump(upper))\(by))"
  case .chain(let parts): return "(-> \(parts.map(dump).joined(separator: " ")))"
  case .negate(let value): return "(- \(dump(value)))"
  case .binary(let sign, let left, let right): return "(\(sign.rawValue) \(dump(left)) \(dump(right)))"
  case .comparison(let operands, let comparisons, let tolerance):
    var text = "(? \(dump(operands[0]))"
    for (comparison, operand) in zip(comparisons, operands.dropFirst()) {
      text += " \(comparison.rawValue) \(dump(operand))"
    }
    if let tolerance { text += " +- \(dump(tolerance))" }
    return text + ")"
  case .call(let callee, let arguments):
    return "(call \(([dump(callee)] + arguments.map(dump)).joined(separator: " ")))"
  case .verb(let command):
    return "(verb \(([command.verb.text] + command.arguments.map(dump)).joined(separator: " ")))"
  case .pick(let value, let arguments):
    return "(pick \(([dump(value)] + arguments.map(dump)).joined(separator: " ")))"
  case .field(let value, let name): return "(. \(dump(value)) \(name.text))"
  }
}

func dump(_ argument: Syntax.Argument) -> String {
  let operand =
    switch argument.operand {
    case .value(let value): dump(value)
    case .word(let word, _): "'\(word)"
    }
  return argument.key.map { "\($0.text)=\(operand)" } ?? operand
}

func dump(_ statement: Syntax.Statement) -> String {
  switch statement.kind {
  case .bind(let name, let value): return "(= \(name.text) \(dump(value)))"
  case .family(let name, let parameters, let value):
    let written = parameters.map { $0.name.text + ($0.default.map { "=\(dump($0))" } ?? "") }
    return "(family \(name.text) [\(written.joined(separator: " "))] \(dump(value)))"
  case .command(let command):
    return "(do \(([command.verb.text] + command.arguments.map(dump)).joined(separator: " ")))"
  case .value(let value): return dump(value)
  }
}

func dump(_ text: String) throws(Failure) -> String {
  try parser.parse(text).map { dump($0) }.joined(separator: "; ")
}
