import Messages

/// What is said of a mistake, where, and what would stand there instead.
struct Advice {
  let message: any Message
  let span: Span
  let edits: [Edit]

  init(_ message: AdviceMessage, at span: Span, _ edits: Edit?...) {
    self.init(message: message, span: span, edits: edits.compactMap { $0 })
  }

  init(_ message: SyntaxMessage, at span: Span, _ edits: Edit?...) {
    self.init(message: message, span: span, edits: edits.compactMap { $0 })
  }

  init(_ message: AdviceMessage, at token: Token, _ edits: Edit?...) {
    self.init(message: message, span: token.span, edits: edits.compactMap { $0 })
  }

  init(_ message: SyntaxMessage, at token: Token, _ edits: Edit?...) {
    self.init(message: message, span: token.span, edits: edits.compactMap { $0 })
  }

  init(message: any Message, span: Span, edits: [Edit]) {
    self.message = message
    self.span = span
    self.edits = edits
  }
}

/// One kind of mistake: where it is made, what it looks like, and what is said of it.
struct AdviceRow: Sendable {
  /// What is wrong, with a line that has it.
  let name: String
  let places: Set<Place>
  let last: ValuePattern
  let tokens: [TokenPattern]
  /// `nil` where a closer look shows something else.
  let advice: @Sendable (Situation) -> Advice?

  init(
    _ name: String, _ places: Set<Place>, after last: ValuePattern = .anything, _ tokens: [TokenPattern],
    _ advice: @escaping @Sendable (Situation) -> Advice?
  ) {
    self.name = name
    self.places = places
    self.last = last
    self.tokens = tokens
    self.advice = advice
  }

  func advice(for situation: Situation) -> Advice? {
    guard last.matches(situation.last, in: situation.vocabulary),
      tokens.indices.allSatisfy({ tokens[$0].matches(situation[$0], in: situation) })
    else { return nil }
    return advice(situation)
  }
}

/// The mistakes that are known, tried in this order; the first row that fits a situation answers.
enum AdviceTable {
  static let rows: [AdviceRow] =
    otherRows + startRows + commandRows + bracketRows + signRows + bindingRows + numberRows + valueRows
    + wordRows
    + sideBySideRows

  private static let rowsByPlace = Dictionary(
    uniqueKeysWithValues: Place.allCases.map { place in (place, rows.filter { $0.places.contains(place) }) })

  static func advice(for situation: Situation) -> Advice? {
    for row in rowsByPlace[situation.place] ?? [] {
      if let advice = row.advice(for: situation) { return advice }
    }
    return nil
  }
}
