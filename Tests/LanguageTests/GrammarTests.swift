import CommandKit
import Testing

@Suite("The grammar")
struct GrammarTests {
  @Test("A statement reads one way", arguments: commandRows + valueRows)
  func readsOneWay(row: Row) throws {
    #expect(try dump(row.text) == row.tree)
  }

  @Test("The canonical text of a statement reads as the same tree", arguments: commandRows + valueRows)
  func readsBack(row: Row) throws {
    for statement in try parser.parse(row.text) {
      #expect(try dump(statement.description) == dump(statement))
    }
  }

  /// What is pasted with its prompt is not typed.
  @Test(
    "In full width a statement is the same",
    arguments: (commandRows + valueRows).filter {
      $0.text.firstMatch(of: /^(\[\d+\] |>>> |In \[)|“/) == nil
    })
  func isSameInFullWidth(row: Row) throws {
    #expect(try dump(inFullWidth(row.text)) == row.tree)
  }

  @Test("The table is as large as the one that the grammar was tried out with")
  func hasEnoughRows() { #expect(commandRows.count + valueRows.count >= 318) }

  @Test("Names are the same however their accents are encoded")
  func namesAreNormalised() throws {
    let composed = try parser.parse("größe = 3").first
    let decomposed = try parser.parse("gro\u{308}ße = 3").first
    guard case .bind(let a, _)? = composed?.kind, case .bind(let b, _)? = decomposed?.kind else {
      Issue.record("neither is a binding")
      return
    }
    #expect(a.text == b.text)
    #expect(a.span == Span(0, 7) && b.span == Span(0, 8))
  }

  @Test(
    "A word of the language may be a key and a field, but no name", arguments: ["seed", "relu", "it", "by"])
  func wordsAreReserved(word: String) throws {
    #expect(throws: Failure.self) { try parser.parse("\(word) = 3") }
    #expect(throws: Failure.self) { try parser.parse("f(\(word)) = 3") }
    #expect(try dump("f(x.\(word), \(word)=2)") == "(call f (. x \(word)) \(word)=2)")
  }
}

@Suite("Places in the text")
struct SpanTests {
  @Test("A statement knows its text, its place in the whole, and its line")
  func statementsHavePlaces() throws {
    let text = "x = 1   # one\n\n[2] probe (\n  x)  # two\ny"
    let statements = try parser.parse(text)
    #expect(statements.map(\.text) == ["x = 1", "probe (\n  x)", "y"])
    #expect(statements.map(\.line) == [1, 3, 5])
    for statement in statements {
      let bytes = Array(text.utf8)[statement.span.start..<statement.span.end]
      #expect(String(decoding: bytes, as: UTF8.self) == statement.text)
    }
  }

  @Test("Spans count bytes of what was typed, twins and Chinese included")
  func spansCountBytes() throws {
    let statement = try #require(try parser.parseStatement("  批 ＝ f（批，2）→ g"))
    #expect(statement.span == Span(2, 29))
    guard case .bind(let name, let value) = statement.kind, case .chain(let parts) = value.kind,
      case .call(let callee, let arguments) = parts[0].kind
    else {
      Issue.record("read as \(dump(statement))")
      return
    }
    #expect(written(name.span, statement) == "批")
    #expect(written(value.span, statement) == "f（批，2）→ g")
    #expect(written(parts[0].span, statement) == "f（批，2）")
    #expect(written(callee.span, statement) == "f")
    #expect(arguments.map { written($0.span, statement) } == ["批", "2"])
    #expect(written(parts[1].span, statement) == "g")
  }

  @Test("Every part of every statement lies within its whole", arguments: commandRows + valueRows)
  func partsLieWithin(row: Row) throws {
    for statement in try parser.parse(row.text) {
      let whole = Span(0, statement.text.utf8.count)
      var values: [Syntax.Expression] = []
      switch statement.kind {
      case .bind(_, let value), .family(_, _, let value), .value(let value): values = [value]
      case .command(let command):
        for argument in command.arguments {
          if case .value(let value) = argument.operand { values.append(value) }
        }
      }
      for value in values { check(value, within: whole) }
    }
  }

  private func check(_ value: Syntax.Expression, within whole: Span) {
    #expect(whole.union(value.span) == whole && value.span.end > value.span.start)
    var last = value.span.start
    for child in value.children {
      #expect(child.span.start >= last)
      last = child.span.end
      check(child, within: value.span)
    }
  }

  @Test("Brackets around a value belong to its place")
  func bracketsBelong() throws {
    #expect(try parser.parseExpression(" (1 + 2)").span == Span(1, 8))
  }

  private func written(_ span: Span, _ statement: Syntax.Statement) -> String {
    String(decoding: Array(statement.text.utf8)[span.start..<span.end], as: UTF8.self)
  }
}
