/// A stretch of a text that is told apart from the rest while it is typed.
package struct Lexeme: Hashable, Sendable {
  package enum Kind: Hashable, Sendable {
    case verb
    /// The name of a constructor or a function.
    case builtIn
    /// `it`, `_3`, `none`, `by`, …
    case reserved
    case text, number, comment
  }

  package var kind: Kind
  package var span: Span
}

extension Vocabulary {
  /// The words of the language, texts, numbers and comments, finished or not, in the order in which they stand.
  package func lexemes(of text: String) -> [Lexeme] {
    var lexer = Lexer(Array(text.utf8), collectsComments: true)
    var found: [Lexeme] = []
    while true {
      let token = lexer.next()
      if token.kind == .end { break }
      if let kind = kind(of: token) { found.append(Lexeme(kind: kind, span: token.span)) }
    }
    found += (lexer.comments ?? []).map { Lexeme(kind: .comment, span: $0) }
    return found.sorted { $0.span.start < $1.span.start }
  }

  private func kind(of token: Token) -> Lexeme.Kind? {
    switch token.kind {
    case .name(let name):
      self[name].map { $0.role == .verb ? .verb : .builtIn } ?? (isReserved(name) ? .reserved : nil)
    case .text, .stray(.unclosedText): .text
    case .number, .stray(.numberEndsInDot), .stray(.exponentIsMissing), .stray(.numberTooLarge),
      .stray(.numberTooSmall):
      .number
    case .blank, .symbol, .newline, .end, .stray(.sign): nil
    }
  }

  /// The name that an offset of a text touches, outside texts and comments, and the name that its statement begins
  /// with.
  package static func names(in text: String, at offset: Int) -> (touched: String?, first: String?) {
    var lexer = Lexer(Array(text.utf8))
    var first: Token?
    while true {
      let token = lexer.next()
      if token.kind == .newline, token.span.end <= offset {
        first = nil
      } else if token.endsStatement || token.span.end >= offset {
        let touched = token.span.start <= offset ? token.name : nil
        return (touched, (first ?? token).name)
      } else if first == nil {
        first = token
      }
    }
  }
}
