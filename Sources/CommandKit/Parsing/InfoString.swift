/// The line after the fence of a lesson's cell: a word, then keys: `gradlab id=slope claim=[1, 2]`.
package struct InfoString: Hashable, Sendable {
  package var word: Syntax.Name
  package var arguments: [Syntax.Argument]

  /// The value given to a key, if it is.
  package subscript(key: String) -> Syntax.Operand? {
    arguments.first { $0.key?.text == key }?.operand
  }
}

extension Parser {
  /// The word and the keys of a fence. Keys in `words` take their text as typed, up to the next blank, the others
  /// a value.
  ///
  /// - Returns: `nil` for an empty info string.
  /// - Throws: a failure whose span counts from the start of `text`.
  package func parseInfo(
    _ text: String, words: Set<String> = ["id", "role", "scale"]
  ) throws(Failure) -> InfoString? {
    var reader = Reader(text, vocabulary)
    guard !reader.current.endsStatement else { return nil }
    guard let end = reader.takeRawWord() else { return nil }
    let word = Syntax.Name(end.0, end.1)
    var arguments: [Syntax.Argument] = []
    while !reader.current.endsStatement {
      arguments.append(try reader.infoArgument(words: words, given: arguments))
    }
    return InfoString(word: word, arguments: arguments)
  }
}

extension Reader {
  /// The first word, as typed.
  mutating func takeRawWord() -> (String, Span)? {
    guard case .word(let word, let span)? = takeWord(inBrackets: false) else { return nil }
    return (word, span)
  }

  mutating func infoArgument(words: Set<String>, given: [Syntax.Argument]) throws(Failure) -> Syntax.Argument
  {
    guard let name = current.name, following.is(.assign) else {
      throw fail(SyntaxMessage.infoKeyIsMissing, at: current.span)
    }
    let key = Syntax.Name(name, current.span)
    guard !given.contains(where: { $0.key?.text == name }) else {
      throw givenTwice(key)
    }
    advance()
    advance()
    if words.contains(name) {
      guard let word = takeWord(inBrackets: false) else {
        throw fail(SyntaxMessage.infoWordIsMissing(key: name), at: current.span)
      }
      return Syntax.Argument(key: key, word)
    }
    return Syntax.Argument(key: key, .value(try value().expression))
  }
}
