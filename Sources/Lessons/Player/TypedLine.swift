import CommandKit

/// A line as it was typed, read once: what the reader asks for with it.
package struct TypedLine: Sendable {
  package let text: String
  /// What stands in it; nothing in an answer and in an empty line.
  package let statements: [Syntax.Statement]
  /// What it asks for, one thing after the other.
  package let inputs: [Player.Input]

  /// - Parameter prompt: what the line is taken for.
  /// - Throws: where it holds statements and can't be read.
  package init(_ text: String, at prompt: Player.Prompt, _ parser: Parser) throws(Failure) {
    self.text = text
    let typed = text.trimmed
    guard !Self.isAnswer(typed, at: prompt, parser) else {
      statements = []
      inputs = [.answer(typed)]
      return
    }
    guard !typed.isEmpty else {
      statements = []
      inputs = [.enter]
      return
    }
    statements = try parser.parse(text)
    var inputs: [Player.Input] = []
    var own: [Syntax.Statement] = []
    for statement in statements {
      guard let command = Player.Input(statement) else {
        own.append(statement)
        continue
      }
      if !own.isEmpty { inputs.append(.statements(own)) }
      inputs.append(command)
      own = []
    }
    if !own.isEmpty { inputs.append(.statements(own)) }
    self.inputs = inputs
  }

  private static func isAnswer(_ typed: String, at prompt: Player.Prompt, _ parser: Parser) -> Bool {
    switch prompt {
    case .statement: false
    case .confirmation: true
    case .answer, .confidence: typed.isEmpty || parser.verb(beginning: typed) == nil
    // A sentence may begin with any word: only a bare verb that says so is none.
    case .words:
      parser.verb(beginning: typed)?.traits.contains(.interruptsWords) != true
        || (try? parser.parse(typed))?.map({ $0.command?.arguments.isEmpty }) != [true]
    }
  }

  /// Whether it holds statements of the reader's own, and is no move in a lesson and no answer.
  package var isOwn: Bool {
    !inputs.isEmpty && inputs.allSatisfy { if case .statements = $0 { true } else { false } }
  }

  /// Whether nothing of it has to be kept.
  package var leavesNoTrace: Bool {
    inputs.isEmpty || (!statements.isEmpty && statements.allSatisfy { $0.traits.contains(.leavesNoTrace) })
  }

  /// Whether what it shows may be long.
  package var isPaged: Bool { statements.contains { $0.traits.contains(.isPaged) } }
}

extension Player.Input {
  /// The verb of the lessons that a statement is; `nil` where it belongs to the session.
  package init?(_ statement: Syntax.Statement) {
    guard statement.prefix == nil, let command = statement.command,
      let verb = LessonVerb.of(command.declaration)
    else { return nil }
    let word = command.arguments.first { $0.key == nil }.map { argument -> String in
      switch argument.operand {
      case .word(let word, _): word
      case .value(let expression): expression.description
      }
    }
    self = .command(verb, LessonVerb.Use(word: word, command: command))
  }
}
