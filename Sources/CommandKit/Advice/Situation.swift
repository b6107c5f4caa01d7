import Messages
import Parameters

/// Where in the grammar reading stopped.
enum Place: Hashable, Sendable, CaseIterable {
  /// At a statement's first word, before it is read as a value.
  case start
  /// At a word of the language that is to be bound.
  case binding
  /// In the head of a family.
  case parameter
  /// After a verb that something touches.
  case verb
  /// In a command, after its subject or the value of a key.
  case command
  /// After a value that is shown.
  case shown
  /// After a value that is bound.
  case bound
  /// After a verb with its brackets, alone on its line.
  case called
  /// In the brackets of a call, a list or a pick, after a value.
  case brackets
  /// In round brackets that belong to no name, after a value.
  case group
  /// After a value without a key that follows one with a key.
  case order
  /// At a comma between two values.
  case comma
  /// After a whole range.
  case range
  /// Where a value has to begin.
  case value
  /// Where a text has to begin.
  case text
  /// At a verb inside a value.
  case innerVerb
  /// At a square bracket after a name.
  case pick
  /// After a dot.
  case field
  /// At "+-" where no tolerance can stand.
  case tolerance

  /// After a complete value, outside any bracket.
  static let outside: Set<Place> = [.command, .shown, .bound, .called]
  static let afterValue = outside.union([.brackets, .group])
  static let anywhere = Set(allCases)
}

/// What stands where reading stopped, gathered once for all rows of the table.
struct Situation {
  let reader: Reader
  let place: Place
  /// From the token at hand to the end of the statement.
  let tokens: [Token]
  /// The value that ends before the token at hand.
  let previous: Syntax.Expression?
  /// What is written last in that: the call of `2 * dense(64)`.
  let last: Syntax.Expression?
  /// What the command or the bracket was given already.
  let arguments: [Syntax.Argument]
  /// The bracket that reading is in.
  let opening: Token?

  init(
    _ reader: Reader, _ place: Place, after previous: Syntax.Expression?, arguments: [Syntax.Argument],
    in opening: Token?
  ) {
    self.reader = reader
    self.place = place
    self.previous = previous
    self.arguments = arguments
    self.opening = opening
    last = previous?.lastAtom
    tokens = reader.beginsStatement(in: opening) ? [] : reader.remaining()
  }

  // MARK: Tokens

  /// A token counted from the one at hand; the end of the statement beyond the last.
  subscript(index: Int) -> Token {
    tokens.indices.contains(index)
      ? tokens[index] : Token(kind: .end, span: Span(end, end), touches: false, beginsLine: false)
  }

  /// Where the last token of the statement ends.
  var end: Int { max(reader.lastEnd, tokens.last?.span.end ?? 0) }
  /// Where the token before the one at hand ends.
  var before: Int { reader.lastEnd }
  /// The last character of the token before the one at hand.
  var lastCharacter: Span {
    var start = max(reader.base, before - 1)
    while start > reader.base, let byte = reader.lexer[start], byte & 0xC0 == 0x80 { start -= 1 }
    return Span(start, before)
  }
  /// The blanks before the token at hand.
  var gap: Span { Span(before, max(before, self[0].span.start)) }
  var statement: Span { Span(reader.base, max(reader.base, end)) }

  /// The bracket that closes the one at a token, or, with a depth of 1, the one around it.
  func closing(_ index: Int, depth: Int = 0) -> Int? {
    var depth = depth
    for place in index..<max(index, tokens.count) {
      depth += tokens[place].opens ? 1 : tokens[place].closes ? -1 : 0
      if depth == 0 { return place }
    }
    return nil
  }

  /// The last token of the name or number at a token, with the brackets that touch it.
  func endOfThing(_ index: Int) -> Int? {
    guard self[index].beginsValue else { return nil }
    var end = self[index].opens ? closing(index) : index
    while let last = end, self[last + 1].touches, self[last + 1].opens { end = closing(last + 1) }
    return end
  }

  /// Where the values end that stand before the next key.
  var endOfValues: Int {
    var index = 0
    while index < tokens.count, !(tokens[index].name != nil && self[index + 1].is(.assign)) {
      index = (tokens[index].opens ? closing(index) ?? index : index) + 1
    }
    return index == 0 ? before : self[index - 1].span.end
  }

  // MARK: Texts

  func text(_ span: Span) -> String { reader.lexer.text(span) }
  /// A token as written, but a sign of other languages as these write it.
  func text(_ index: Int) -> String { self[index].sign ?? text(self[index].span) }
  func text(_ expression: Syntax.Expression) -> String { text(reader.absolute(expression.span)) }
  /// The tokens of a range, as written.
  func text(_ tokens: Range<Int>) -> String {
    tokens.isEmpty ? "" : text(Span(self[tokens.lowerBound].span.start, self[tokens.upperBound - 1].span.end))
  }
  /// From a token to the end of the statement.
  func rest(_ index: Int) -> String { text(Span(self[index].span.start, end)) }
  /// A name or number with the brackets that touch it.
  func thing(_ index: Int) -> String { endOfThing(index).map { text(index..<$0 + 1) } ?? text(index) }
  /// Where an expression of the statement stands in the whole text.
  func span(_ expression: Syntax.Expression) -> Span { reader.absolute(expression.span) }

  // MARK: The language

  var vocabulary: Vocabulary { reader.vocabulary }
  /// The command that is being read.
  var verb: Declaration? { reader.command }
  var isClaim: Bool { verb?.subject?.isClaim ?? false }
  var isInBrackets: Bool { place == .brackets || place == .group }
  var keys: [String] { verb?.parameters.filter { !$0.isSubject }.map(\.name) ?? [] }
  func isGiven(_ key: String) -> Bool { arguments.contains { $0.key?.text == key } }
  var freeKeys: [String] { keys.filter { !isGiven($0) } }
}

extension Reader {
  /// What is said where nothing that stands here can be read.
  func failure(
    _ place: Place, after previous: Syntax.Expression? = nil, arguments: [Syntax.Argument] = [],
    in opening: Token? = nil
  ) -> Failure {
    mistake(place, after: previous, arguments: arguments, in: opening)
      ?? fail(SyntaxMessage.cantStand(text: lexer.text(current.span)), at: current.span)
  }

  /// What the table says of this place, if anything.
  func mistake(
    _ place: Place, after previous: Syntax.Expression? = nil, arguments: [Syntax.Argument] = [],
    in opening: Token? = nil
  ) -> Failure? {
    let situation = Situation(self, place, after: previous, arguments: arguments, in: opening)
    guard let advice = AdviceTable.advice(for: situation) else { return nil }
    return fail(advice.message, at: advice.span, advice.edits, in: situation.statement)
  }

  /// A failure at a stretch of the whole text, with the statement as it would read after the edits.
  func fail(_ message: any Message, at place: Span, _ edits: [Edit] = [], in statement: Span? = nil)
    -> Failure
  {
    let end = statement?.end ?? max(lastEnd, remaining().last?.span.end ?? 0)
    let source = Span(base, max(base, end, place.start))
    let start = max(0, place.start - base)
    return Failure(
      message, at: Span(start, max(start, min(place.end, source.end) - base)), in: lexer.text(source),
      correction: edits.isEmpty ? nil : lexer.text(source, after: edits), line: line, kind: .syntax)
  }

  /// The tokens from the one at hand to the end of the statement.
  func remaining() -> [Token] {
    var tokens: [Token] = []
    var token = current
    var scan = lexer
    while !token.endsStatement {
      tokens.append(token)
      token = scan.next()
    }
    return tokens
  }

  /// Whether a line that reads as a statement of its own begins inside a bracket, which then was not closed.
  func beginsStatement(in opening: Token?) -> Bool {
    guard let opening, current.beginsLine, let name = current.name else { return false }
    let next = following
    return vocabulary.isVerb(name)
      ? !(next.is(.open) && next.touches) : next.is(.assign) && opening.is(.openSquare)
  }

  /// A stretch of the statement, as counted in the whole text.
  func absolute(_ span: Span) -> Span { Span(span.start + base, span.end + base) }
}

extension Syntax.Expression {
  /// What is written last: the number of `2 * 3`, the call of `2 * dense(64)`.
  var lastAtom: Syntax.Expression {
    switch kind {
    case .range, .chain, .negate, .binary, .comparison:
      guard let last = children.last, last.span.end == span.end else { return self }
      return last.lastAtom
    default: return self
    }
  }
}

extension Syntax.Operand {
  var value: Syntax.Expression? { if case .value(let value) = self { value } else { nil } }
}

extension Parameter {
  /// Whether nothing but a text in quotes can stand there.
  var takesOnlyText: Bool {
    !isWord && !isClaim && !kinds.isEmpty && kinds.allSatisfy { [.text, .file].contains($0) }
  }
}
