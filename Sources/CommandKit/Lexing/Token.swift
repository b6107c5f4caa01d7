/// The smallest piece of a text that the grammar speaks of.
struct Token: Hashable, Sendable {
  enum Kind: Hashable, Sendable {
    case number(Double)
    case text(String)
    case name(String)
    /// `____`
    case blank
    case symbol(Symbol)
    /// Ends a statement; a newline inside a bracket or after an operator is no token.
    case newline
    case end
    /// What no statement has.
    case stray(Stray)
  }

  enum Symbol: String, Hashable, Sendable {
    case plus = "+"
    case minus = "-"
    case times = "*"
    case over = "/"
    case power = "^"
    case tolerance = "+-"
    case arrow = "->"
    case dots = ".."
    case dot = "."
    case comma = ","
    case assign = "="
    case equal = "=="
    case unequal = "!="
    case less = "<"
    case lessOrEqual = "<="
    case greater = ">"
    case greaterOrEqual = ">="
    case open = "("
    case close = ")"
    case openSquare = "["
    case closeSquare = "]"

    /// Whether a value must follow, so that a newline after it is a blank.
    var isOperator: Bool {
      switch self {
      case .open, .close, .openSquare, .closeSquare, .comma, .dot: false
      default: true
      }
    }

    var closing: Symbol? {
      switch self {
      case .open: .close
      case .openSquare: .closeSquare
      default: nil
      }
    }

    var comparison: Syntax.Comparison? { Syntax.Comparison(rawValue: rawValue) }
  }

  enum Stray: Hashable, Sendable {
    /// A character or a run of them that other languages know, in ASCII where it has a lookalike there: `:=`, `&&`, `;`.
    case sign(String)
    /// No quote on the rest of the line closes this one.
    case unclosedText
    case numberEndsInDot
    case exponentIsMissing
    case numberTooLarge
    case numberTooSmall
  }

  var kind: Kind
  var span: Span
  /// Whether nothing stands between this token and the one before.
  var touches: Bool
  /// Whether it is the first on its line.
  var beginsLine: Bool

  func `is`(_ symbol: Symbol) -> Bool { kind == .symbol(symbol) }

  var name: String? {
    if case .name(let name) = kind { name } else { nil }
  }

  /// Whether a name may follow that touches it.
  var opensPlace: Bool {
    switch kind {
    case .symbol(let symbol): symbol != .close && symbol != .closeSquare
    case .newline: true
    case .number, .text, .name, .blank, .end, .stray: false
    }
  }

  var endsStatement: Bool { kind == .newline || kind == .end }
}
