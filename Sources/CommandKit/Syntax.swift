/// The tree that the parser makes of a text: what was written, with its place, and nothing of what it means.
public enum Syntax {
  /// A name where it stands.
  package struct Name: Hashable, Sendable {
    package var text: String
    package var span: Span

    package init(_ text: String, _ span: Span) {
      self.text = text
      self.span = span
    }
  }

  /// A statement: what was written, and where.
  public struct Statement: Hashable, Sendable {
    package indirect enum Kind: Hashable, Sendable {
      /// `NAME = value`
      case bind(Name, Expression)
      /// `NAME(param, …) = value`
      case family(Name, [Parameter], Expression)
      /// `VERB subject KEY=value …`; `verb(…)` alone on its line is one too
      case command(Command)
      /// a value, to be shown
      case value(Expression)
    }

    /// A verb before the whole: `time` in `time train deep`.
    package struct Prefix: Hashable, Sendable {
      package var verb: Name
      /// What the vocabulary says of the verb.
      package var declaration: Declaration
    }

    package var prefix: Prefix?
    /// What is stated, and of what.
    package var kind: Kind
    /// The statement as written, without comments around it.
    public var text: String
    /// Where it stands in the whole text; the spans inside it count from the start of `text`.
    public var span: Span
    /// The line of the whole text that it starts on, from 1.
    public var line: Int

    package init(_ kind: Kind, prefix: Prefix? = nil, text: String, span: Span, line: Int) {
      self.prefix = prefix
      self.kind = kind
      self.text = text
      self.span = span
      self.line = line
    }
  }

  /// A parameter of a family.
  package struct Parameter: Hashable, Sendable {
    package var name: Name
    package var `default`: Expression?

    package init(_ name: Name, default: Expression? = nil) {
      self.name = name
      self.default = `default`
    }
  }

  /// A verb with its arguments, each already given to the parameter that takes it.
  package struct Command: Hashable, Sendable {
    package var verb: Name
    /// What the vocabulary says of the verb.
    package var declaration: Declaration
    /// In the order in which they were written.
    package var arguments: [Argument]
    /// `verb(…)`, and not a verb with a blank behind it.
    package var isBracketed: Bool
    package var span: Span

    /// - Parameter verb: where the verb stands.
    package init(
      _ declaration: Declaration, at verb: Span, _ arguments: [Argument], isBracketed: Bool, _ span: Span
    ) {
      self.verb = Name(declaration.name, verb)
      self.declaration = declaration
      self.arguments = arguments
      self.isBracketed = isBracketed
      self.span = span
    }
  }

  package struct Argument: Hashable, Sendable {
    /// `nil`: given by its place.
    package var key: Name?
    package var operand: Operand

    package init(key: Name? = nil, _ operand: Operand) {
      self.key = key
      self.operand = operand
    }

    package var span: Span { key.map { $0.span.union(operand.span) } ?? operand.span }
  }

  package enum Operand: Hashable, Sendable {
    case value(Expression)
    /// The text as typed, for a parameter that is declared as a word.
    case word(String, Span)

    package var span: Span {
      switch self {
      case .value(let expression): expression.span
      case .word(_, let span): span
      }
    }
  }

  package struct Expression: Hashable, Sendable {
    package indirect enum Kind: Hashable, Sendable {
      case number(Double)
      case text(String)
      case name(String)
      /// `____`: to be filled in
      case blank
      case list([Expression])
      /// `lower..upper`, `by step`, `by *step`
      case range(Expression, Expression, step: Step?)
      /// `a -> b -> c`
      case chain([Expression])
      case negate(Expression)
      case binary(Operator, Expression, Expression)
      /// `a == b +- c`, `a < b <= c`: n operands, n − 1 comparisons
      case comparison([Expression], [Comparison], tolerance: Expression?)
      /// `callee(arguments)`, where the callee is no verb
      case call(Expression, [Argument])
      /// `verb(arguments)`
      case verb(Command)
      /// `base[arguments]`
      case pick(Expression, [Argument])
      /// `base.field`
      case field(Expression, Name)
    }

    package var kind: Kind
    package var span: Span

    package init(_ kind: Kind, _ span: Span) {
      self.kind = kind
      self.span = span
    }
  }

  package struct Step: Hashable, Sendable {
    package var isFactor: Bool
    package var value: Expression

    package init(isFactor: Bool, _ value: Expression) {
      self.isFactor = isFactor
      self.value = value
    }
  }

  package enum Operator: String, Hashable, Sendable, CaseIterable {
    case add = "+"
    case subtract = "-"
    case multiply = "*"
    case divide = "/"
    case power = "^"
  }

  package enum Comparison: String, Hashable, Sendable, CaseIterable {
    case equal = "=="
    case unequal = "!="
    case less = "<"
    case lessOrEqual = "<="
    case greater = ">"
    case greaterOrEqual = ">="
  }
}

extension Syntax.Statement {
  /// The command that it is.
  package var command: Syntax.Command? {
    if case .command(let command) = kind { command } else { nil }
  }

  /// What is special about its verb; nothing where it is no command.
  package var traits: Declaration.Traits { command?.declaration.traits ?? [] }
}
