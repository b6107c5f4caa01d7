/// What a token looks like.
indirect enum TokenPattern: Sendable {
  case any
  case end
  case name
  case number
  /// Digits alone, with an exponent perhaps.
  case digits
  case text
  /// What a value can begin with, other than a word that joins values in other languages.
  case value
  /// A key of the command that is being read.
  case key
  case verb
  case constructor
  case words(Set<String>)
  case symbols(Set<Token.Symbol>)
  /// Signs that the language does not have.
  case signs(Set<String>)
  /// A sign or word of another language that has its like here.
  case foreign
  case touching(TokenPattern)
  case apart(TokenPattern)
  case oneOf([TokenPattern])

  static func word(_ word: String) -> TokenPattern { .words([word]) }
  static func symbol(_ symbol: Token.Symbol) -> TokenPattern { .symbols([symbol]) }

  func matches(_ token: Token, in situation: Situation) -> Bool {
    switch self {
    case .any: true
    case .end: token.endsStatement
    case .name: token.name != nil
    case .number: token.isNumber
    case .digits:
      token.isNumber && situation.text(token.span).utf8.allSatisfy { $0.isDigit || $0 == 0x65 || $0 == 0x2D }
    case .text: token.isText
    case .value: token.beginsValue && !Self.connectives.contains(token.name ?? "")
    case .key: situation.keys.contains(token.name ?? "")
    case .verb: situation.vocabulary.isVerb(token.name ?? "")
    case .constructor: situation.vocabulary[token.name ?? ""]?.role == .constructor
    case .words(let words): words.contains(token.name ?? "")
    case .symbols(let symbols):
      if case .symbol(let symbol) = token.kind { symbols.contains(symbol) } else { false }
    case .signs(let signs): signs.contains(token.sign ?? "")
    case .foreign: Foreign.meant[token.name ?? token.sign ?? ""] != nil
    case .touching(let pattern): token.touches && pattern.matches(token, in: situation)
    case .apart(let pattern): !token.touches && pattern.matches(token, in: situation)
    case .oneOf(let patterns): patterns.contains { $0.matches(token, in: situation) }
    }
  }

  private static let connectives: Set<String> = [
    "and", "or", "by", "in", "to", "is", "step", "for", "if", "else",
  ]
}

/// How the value before the token at hand ends.
enum ValuePattern: Sendable {
  case anything
  case nothing
  case number
  case wholeNumber
  case name
  case nameOrField
  /// A constructor with its brackets.
  case construction
  case not
  case pick

  func matches(_ value: Syntax.Expression?, in vocabulary: Vocabulary) -> Bool {
    switch (self, value?.kind) {
    case (.anything, _), (.nothing, nil), (.number, .number), (.name, .name), (.nameOrField, .name),
      (.nameOrField, .field), (.pick, .pick):
      true
    case (.wholeNumber, .number(let number)): number == number.rounded()
    case (.construction, .call(let callee, _)): vocabulary[callee.calleeName ?? ""]?.role == .constructor
    case (.not, .name("not")): true
    default: false
    }
  }
}

extension Token {
  /// Whether a value can begin with it.
  var beginsValue: Bool {
    switch kind {
    case .number, .text, .name, .blank, .symbol(.open), .symbol(.openSquare): true
    case .symbol, .newline, .end, .stray: false
    }
  }

  var isNumber: Bool { if case .number = kind { true } else { false } }
  var isText: Bool { if case .text = kind { true } else { false } }
  var opens: Bool { self.is(.open) || self.is(.openSquare) }
  var closes: Bool { self.is(.close) || self.is(.closeSquare) }
  var sign: String? { if case .stray(.sign(let sign)) = kind { sign } else { nil } }
}

extension UInt8 {
  var isDigit: Bool { 0x30 <= self && self <= 0x39 }
}

extension Syntax.Expression {
  var isNumber: Bool { if case .number = kind { true } else { false } }
}
