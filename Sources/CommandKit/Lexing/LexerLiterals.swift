/// Names, numbers and texts.
extension Lexer {
  mutating func readName() -> Token.Kind {
    let start = offset
    var isPlain = true
    var isBlank = true
    var scalars = String.UnicodeScalarView()
    while let character = character(at: offset), character.continuesName {
      if character.length > 1 && isPlain {
        isPlain = false
        scalars.append(contentsOf: text(Span(start, offset)).unicodeScalars)
      }
      if !isPlain, let scalar = Unicode.Scalar(character.scalar) { scalars.append(scalar) }
      if character.scalar != 0x5F { isBlank = false }
      offset += character.length
    }
    let name = isPlain ? text(Span(start, offset)) : String(scalars)
    return isBlank && offset - start > 1 ? .blank : .name(name)
  }

  func isDigit(at offset: Int) -> Bool { character(at: offset)?.isDigit ?? false }

  mutating func readNumber() -> Token.Kind {
    var literal = ""
    var isZero = true
    func append(_ character: Character) {
      if let scalar = Unicode.Scalar(character.scalar) { literal.unicodeScalars.append(scalar) }
    }
    func digits(countingForZero: Bool) {
      while let character = character(at: offset) {
        if character.isDigit {
          if countingForZero && character.scalar != 0x30 { isZero = false }
          append(character)
        } else if !(character.is("_") && isDigit(at: offset + character.length) && !literal.isEmpty) {
          return
        }
        offset += character.length
      }
    }
    digits(countingForZero: true)
    if let dot = character(at: offset), dot.is(".") {
      let after = offset + dot.length
      if isDigit(at: after) {
        append(dot)
        offset = after
        digits(countingForZero: true)
      } else if !(character(at: after).map { $0.is(".") || $0.startsName } ?? false) {
        offset = after
        return .stray(.numberEndsInDot)
      }
    }
    if let exponent = character(at: offset), exponent.is("e") || exponent.is("E") {
      var place = offset + exponent.length
      var sign: Character?
      if let character = character(at: place), character.is("+") || character.is("-") {
        sign = character
        place += character.length
      }
      if isDigit(at: place) {
        append(exponent)
        if let sign { append(sign) }
        offset = place
        digits(countingForZero: false)
      } else if !(character(at: offset + exponent.length)?.continuesName ?? false) {
        offset += exponent.length
        return .stray(.exponentIsMissing)
      }
    }
    guard let value = Double(literal.hasPrefix(".") ? "0" + literal : literal), value.isFinite else {
      return .stray(literal.contains("e-") || literal.contains("E-") ? .numberTooSmall : .numberTooLarge)
    }
    return value == 0 && !isZero ? .stray(.numberTooSmall) : .number(value)
  }

  /// A text ends at its own kind of quote, or else at one that looks like it, on the same line.
  mutating func readText(quote: Character) -> Token.Kind {
    let (opening, length) = rawScalar(at: offset)
    let start = offset + length
    let closing: UInt32 =
      switch opening {
      case 0x201C: 0x201D
      case 0x2018: 0x2019
      default: opening
      }
    var lookalike: Span?
    var place = start
    while place < bytes.count, bytes[place] != 0x0A, bytes[place] != 0x0D {
      let (scalar, width) = rawScalar(at: place)
      if scalar == closing {
        offset = place + width
        return .text(text(Span(start, place)))
      }
      if lookalike == nil, let character = character(at: place), character.scalar == quote.scalar {
        lookalike = Span(place, place + width)
      }
      place += width
    }
    guard let lookalike else {
      offset = place
      return .stray(.unclosedText)
    }
    offset = lookalike.end
    return .text(text(Span(start, lookalike.start)))
  }
}
