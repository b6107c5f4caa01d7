/// Numbers as one would type them.
package enum Literal {
  /// The shortest text that reads back as the same number: `0.001`, `1e-5`, `64`; `inf` and `nan` for what no
  /// number can be typed as.
  package static func number(_ value: Double) -> String {
    if value.isNaN { return "nan" }
    if value.isInfinite { return value < 0 ? "-inf" : "inf" }
    if value == value.rounded(), abs(value) < 1e15 {
      return value == 0 && value.sign == .minus ? "-0" : String(Int(clamping: value))
    }
    let text = value.description
    guard let split = text.firstIndex(where: { $0 == "e" || $0 == "E" }) else {
      return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
    }
    var mantissa = String(text[..<split])
    if mantissa.hasSuffix(".0") { mantissa.removeLast(2) }
    let exponent = text[text.index(after: split)...]
    guard let power = Int(exponent) else { return text }
    return "\(mantissa)e\(power)"
  }

  /// A text in the quotes that it does not contain.
  package static func text(_ text: String) -> String {
    if !text.contains("\"") { return "\"\(text)\"" }
    if !text.contains("'") { return "'\(text)'" }
    return "“\(text)”"
  }
}

/// How firmly an expression holds together; what binds more loosely than its place asks for is put in brackets.
private enum Binding: Int, Comparable {
  case value, chain, range, sum, product, unary, power, postfix, atom

  static func < (a: Binding, b: Binding) -> Bool { a.rawValue < b.rawValue }
}

extension Syntax.Expression: CustomStringConvertible {
  /// The canonical text, which reads back as the same tree: `4 * dense(64, relu) -> dense(1, sigmoid)`.
  package var description: String { kind.text }

  fileprivate func text(atLeast binding: Binding) -> String {
    kind.binding < binding ? "(\(kind.text))" : kind.text
  }

  /// Whether both trees are the same but for where they were written.
  package func reads(as other: Syntax.Expression) -> Bool { description == other.description }
}

extension Syntax.Expression.Kind {
  fileprivate var binding: Binding {
    switch self {
    case .comparison: .value
    case .chain: .chain
    case .range: .range
    case .binary(.add, _, _), .binary(.subtract, _, _): .sum
    case .binary(.multiply, _, _), .binary(.divide, _, _): .product
    case .binary(.power, _, _): .power
    case .negate: .unary
    case .number(let value): value < 0 || (value == 0 && value.sign == .minus) ? .unary : .atom
    case .call, .pick, .field: .postfix
    case .text, .name, .blank, .list, .verb: .atom
    }
  }

  fileprivate var text: String {
    switch self {
    case .number(let value): return Literal.number(value)
    case .text(let text): return Literal.text(text)
    case .name(let name): return name
    case .blank: return "____"
    case .list(let elements): return "[\(elements.map(\.description).joined(separator: ", "))]"
    case .range(let lower, let upper, let step):
      let ends = "\(lower.text(atLeast: .sum))..\(upper.text(atLeast: .sum))"
      guard let step else { return ends }
      return "\(ends) by \(step.isFactor ? "*" : "")\(step.value.text(atLeast: .sum))"
    case .chain(let parts): return parts.map { $0.text(atLeast: .range) }.joined(separator: " -> ")
    case .negate(let value): return "-\(value.text(atLeast: .unary))"
    case .binary(.power, let base, let exponent):
      return "\(base.text(atLeast: .postfix))^\(exponent.text(atLeast: .unary))"
    case .binary(let sign, let left, let right):
      let own = binding
      let next: Binding = own == .sum ? .product : .unary
      return "\(left.text(atLeast: own)) \(sign.rawValue) \(right.text(atLeast: next))"
    case .comparison(let operands, let comparisons, let tolerance):
      var text = operands.first?.text(atLeast: .chain) ?? ""
      for (comparison, operand) in zip(comparisons, operands.dropFirst()) {
        text += " \(comparison.rawValue) \(operand.text(atLeast: .chain))"
      }
      if let tolerance { text += " +- \(tolerance.text(atLeast: .chain))" }
      return text
    case .call(let callee, let arguments): return "\(callee.text(atLeast: .postfix))(\(arguments.listed))"
    case .verb(let command): return "\(command.verb.text)(\(command.arguments.listed))"
    case .pick(let value, let arguments): return "\(value.text(atLeast: .postfix))[\(arguments.listed)]"
    case .field(let value, let name): return "\(value.text(atLeast: .postfix)).\(name.text)"
    }
  }
}

extension [Syntax.Argument] {
  fileprivate var listed: String { map(\.description).joined(separator: ", ") }
}

extension Syntax.Argument: CustomStringConvertible {
  package var description: String { key.map { "\($0.text)=\(operand)" } ?? operand.description }
}

extension Syntax.Operand: CustomStringConvertible {
  package var description: String {
    switch self {
    case .value(let value): value.description
    case .word(let word, _): word
    }
  }
}

extension Syntax.Command: CustomStringConvertible {
  /// In command form: `train deep epochs=100`.
  package var description: String { ([verb.text] + arguments.map(\.description)).joined(separator: " ") }
}

extension Syntax.Parameter: CustomStringConvertible {
  package var description: String { `default`.map { "\(name.text)=\($0)" } ?? name.text }
}

extension Syntax.Statement: CustomStringConvertible {
  /// The canonical text of what was written.
  public var description: String {
    let text =
      switch kind {
      case .bind(let name, let value): "\(name.text) = \(value)"
      case .family(let name, let parameters, let value):
        "\(name.text)(\(parameters.map(\.description).joined(separator: ", "))) = \(value)"
      case .command(let command): command.description
      case .value(let value): value.description
      }
    return prefix.map { "\($0.verb.text) \(text)" } ?? text
  }
}
