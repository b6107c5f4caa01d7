/// What signs of other languages, unfinished texts and numbers are answered with.
extension Reader {
  func explainStray(after previous: Syntax.Expression?) -> Failure {
    guard case .stray(let stray) = current.kind else { return explainStop(after: previous) }
    switch stray {
    case .unclosedText:
      return explainUnclosedText()
    case .numberEndsInDot:
      let digits = written(current).dropLast()
      return fail(
        "A number never ends in a dot: \(digits) or \(digits).0.", at: current.span,
        edits: [Edit(current.span, String(digits))])
    case .exponentIsMissing:
      let digits = written(current).dropLast()
      return fail("The exponent is missing, as in \(digits)e-3.", at: current.span, edits: joinedExponent())
    case .numberTooLarge:
      return fail("This number is larger than any that can be computed with (1.8e308).", at: current.span)
    case .numberTooSmall:
      return fail(
        "This number is smaller than any that can be computed with (4.9e-324).", at: current.span,
        edits: [Edit(current.span, "0")])
    case .sign(let sign):
      return explainSign(sign, after: previous)
    }
  }

  func explainUnclosedText() -> Failure {
    let text = written(current)
    let quote = text.hasPrefix("'") || text.hasPrefix("‘") ? "'" : "\""
    var end = current.span.end
    while end > current.span.start + 1, lexer[end - 1] == 0x20 { end -= 1 }
    var closing = opened.count
    while closing > 0, end > current.span.start + 1, lexer[end - 1] == 0x29 {
      end -= 1
      closing -= 1
    }
    return fail(
      "A text ends with the quote that it begins with, on the same line.", at: current.span,
      edits: [Edit(insert: quote, at: end)])
  }

  /// `1e -3`: the exponent after a blank.
  func joinedExponent() -> [Edit]? {
    let tokens = remaining()
    if tokens.count > 1, tokens[1].isNumber {
      return [Edit(Span(current.span.end, tokens[1].span.start), "")]
    }
    if tokens.count > 2, tokens[1].is(.minus) || tokens[1].is(.plus), tokens[2].isNumber {
      let sign = tokens[1].is(.minus) ? "-" : ""
      return [Edit(Span(current.span.end, tokens[2].span.start), sign)]
    }
    return nil
  }

  /// What a sign of another language is here.
  private static let replacements: [String: (String, String)] = [
    ":=": ("A name is bound with \"=\".", "="),
    "===": ("Equality is \"==\".", "=="),
    "!==": ("Unequal is \"!=\".", "!="),
    "~=": ("Unequal is \"!=\".", "!="),
    "<>": ("Unequal is \"!=\".", "!="),
    "=<": ("At most is \"<=\".", "<="),
    "-->": ("Layers are joined by \"->\".", "->"),
    ">>": ("Layers are joined by \"->\".", "->"),
    "|>": ("Layers are joined by \"->\".", "->"),
    "⇒": ("Layers are joined by \"->\".", "->"),
    "⟶": ("Layers are joined by \"->\".", "->"),
    "➜": ("Layers are joined by \"->\".", "->"),
    ".*": ("A product is \"*\", for every variant.", " * "),
    "./": ("A division is \"/\", for every variant.", " / "),
    ".^": ("A power is \"^\", for every variant.", "^"),
    "·": ("Times is \"*\".", "*"),
    "⋅": ("Times is \"*\".", "*"),
    "∙": ("Times is \"*\".", "*"),
    "—": ("Minus is \"-\".", "-"),
    "…": ("A range has two dots.", ".."),
    "...": ("A range has two dots.", ".."),
    "²": ("A power is \"^\": ^2.", "^2"),
    "³": ("A power is \"^\": ^3.", "^3"),
    "{": ("A list stands in square brackets.", "["),
    "}": ("A list stands in square brackets.", "]"),
    "`": ("A word stands without quotes.", ""),
    "$": ("A name stands without \"$\".", ""),
    "\\": ("A line goes on inside an open bracket, or after an operator.", ""),
    "∈": ("A name is bound with \"=\".", "="),
    "«": ("A text stands in straight quotes.", "\""),
    "»": ("A text stands in straight quotes.", "\""),
    "「": ("A text stands in straight quotes.", "\""),
    "」": ("A text stands in straight quotes.", "\""),
    "《": ("A text stands in straight quotes.", "\""),
    "》": ("A text stands in straight quotes.", "\""),
  ]

  func explainSign(_ sign: String, after previous: Syntax.Expression?) -> Failure {
    switch sign {
    case ";": return explainSemicolon()
    case ":": return explainColon(after: previous)
    case "&&", "||", "&", "|":
      if previous != nil { return explainAndOr(after: previous) }
    case "+=", "-=", "*=", "/=", "^=", "++": return explainUpdate(sign, after: previous)
    case "=>": return explainFatArrow()
    case "//": return explainSlashes(after: previous)
    case "%": return explainPercent(after: previous)
    case "!":
      return fail("There is no \"!\": a claim is turned round, as in a >= b for not a < b.", at: current.span)
    case "≈", "~", "=~", "≃", "≅": return explainAbout()
    case "√":
      if vocabulary["sqrt"] != nil, following.isNumber {
        return fail(
          "A root is sqrt.", at: current.span,
          edits: [Edit(Span(current.span.start, following.span.end), "sqrt(\(written(following)))")])
      }
    case "?" where previous?.calleeName != nil && vocabulary.isVerb("help"):
      let name = previous?.calleeName ?? ""
      return fail("help explains a word: help \(name).", at: current.span, correction: "help \(name)")
    case "{":
      let edits = remaining().compactMap { token -> Edit? in
        token.sign == "{" ? Edit(token.span, "[") : token.sign == "}" ? Edit(token.span, "]") : nil
      }
      return fail("A list stands in square brackets.", at: current.span, edits: edits)
    default: break
    }
    if let (message, replacement) = Self.replacements[sign] {
      return fail(message, at: current.span, edits: [Edit(current.span, replacement)])
    }
    return fail("\(sign) has no meaning here.", at: current.span)
  }

  func explainSemicolon() -> Failure {
    let next = following
    guard !next.endsStatement else {
      return fail(
        "A statement ends with its line, not with \";\".", at: current.span, edits: [Edit(current.span, "")])
    }
    return fail(
      "One statement a line.", at: current.span,
      edits: [Edit(Span(current.span.start, next.span.start), "\n")])
  }

  /// `1:5`, `1:2:9`, and a colon where a key's "=" belongs.
  func explainColon(after previous: Syntax.Expression?) -> Failure {
    let tokens = remaining()
    let endsInNumber =
      previous?.lastAtom.isNumber ?? (lexer[lastEnd - 1].map { (0x30...0x39).contains($0) } ?? false)
    if endsInNumber, tokens.count > 1, tokens[1].beginsValue || tokens[1].is(.minus) {
      if tokens.count > 3, tokens[1].isNumber, tokens[2].sign == ":", tokens[3].beginsValue {
        let step = written(tokens[1])
        return fail(
          "A range is written with two dots, its step after by.", at: current.span,
          edits: [
            Edit(Span(current.span.start, tokens[2].span.end), ".."),
            Edit(insert: " by \(step)", at: tokens[3].span.end),
          ])
      }
      return fail("A range is written with two dots.", at: current.span, edits: [Edit(current.span, "..")])
    }
    if tokens.count > 1, previous?.calleeName != nil, tokens[1].beginsValue {
      return fail(
        "A name is bound with \"=\".", at: current.span,
        edits: [Edit(Span(lastEnd, tokens[1].span.start), " = ")])
    }
    return fail(
      "The language has no colon: a range is 2..60, a key takes \"=\".", at: current.span,
      edits: tokens.count == 1 ? [Edit(current.span, "")] : nil)
  }

  /// `x += 1`, `x++`
  func explainUpdate(_ sign: String, after previous: Syntax.Expression?) -> Failure {
    guard let name = previous?.calleeName, previous.map({ absolute($0.span).start == base }) ?? false else {
      if sign == "++" {
        return fail("A sum has one +.", at: current.span, edits: [Edit(current.span, "+")])
      }
      return fail("A name is bound with \"=\".", at: current.span)
    }
    let operation = sign.prefix(1)
    let value =
      sign == "++" ? "1" : lexer.text(Span(following.span.start, max(following.span.start, endOfStatement())))
    return fail(
      "A name is bound anew with \"=\": \(name) = \(name) \(operation) \(value).", at: current.span,
      correction: "\(name) = \(name) \(operation) \(value)")
  }

  func explainFatArrow() -> Failure {
    if command?.subject?.isClaim == true {
      return fail("At least is \">=\".", at: current.span, edits: [Edit(current.span, ">=")])
    }
    return fail("Layers are joined by \"->\".", at: current.span, edits: [Edit(current.span, "->")])
  }

  func explainSlashes(after previous: Syntax.Expression?) -> Failure {
    if previous?.lastAtom.isNumber == true, following.isNumber {
      return fail("A division is \"/\".", at: current.span, edits: [Edit(current.span, "/")])
    }
    return fail("A comment begins with \"#\".", at: current.span, edits: [Edit(current.span, "#")])
  }

  func explainPercent(after previous: Syntax.Expression?) -> Failure {
    let digits = lastDigits
    if current.touches, let value = Double(lexer.text(digits)) {
      let share = Literal.number(value / 100)
      return fail(
        "A share is written as a number: \(share).", at: Span(digits.start, current.span.end),
        edits: [Edit(Span(digits.start, current.span.end), share)])
    }
    return fail("A comment begins with \"#\".", at: current.span, edits: [Edit(current.span, "#")])
  }

  func explainAbout() -> Failure {
    let end = endOfStatement()
    return fail(
      "Nearly equal is \"==\" with a tolerance.", at: current.span,
      edits: [Edit(current.span, "=="), Edit(insert: " +- 0.01", at: end)])
  }
}
