/// Signs and words of other languages that have their like here.
enum Foreign {
  static let meant: [String: (says: AdviceMessage, sign: String)] = [
    ":=": (.bindsWithAssign, "="), "===": (.equality, "=="), "is": (.equality, "=="),
    "!==": (.unequal, "!="), "<>": (.unequal, "!="), "~=": (.unequal, "!="), "=<": (.atMost, "<="),
    "=>": (.joinsWithArrow, "->"), "-->": (.joinsWithArrow, "->"), ">>": (.joinsWithArrow, "->"),
    "|>": (.joinsWithArrow, "->"), "⇒": (.joinsWithArrow, "->"), "⟶": (.joinsWithArrow, "->"),
    "·": (.times(nil), "*"), "—": (.minus, "-"), "²": (.power(2), "^2"), "³": (.power(3), "^3"),
    "…": (.rangeHasTwoDots, ".."), "...": (.rangeHasTwoDots, ".."), "to": (.rangeHasTwoDots, ".."),
    "step": (.stepFollowsBy, "by"), "`": (.noQuotes, ""), "$": (.noDollar, ""),
  ]
}

extension AdviceTable {
  private static let complained = Place.afterValue.union([.value, .verb])

  /// Signs that the language does not have, and numbers and texts that are not finished.
  static let signRows: [AdviceRow] = [
    AdviceRow("a text that does not end: \"abc", complained, [.any]) { s in
      guard case .stray(.unclosedText) = s[0].kind else { return nil }
      let text = s.text(0)
      let quote = text.hasPrefix("'") || text.hasPrefix("‘") ? "'" : "\""
      // Blanks, and the brackets that were to be closed, stand behind the quote.
      var end = s[0].span.end
      func drop(_ byte: UInt8) -> Bool {
        guard end > s[0].span.start + 1, s.reader.lexer[end - 1] == byte else { return false }
        end -= 1
        return true
      }
      while drop(ascii(" ")) {}
      for _ in s.reader.opened where !drop(ascii(")")) { break }
      return Advice(.unclosedText, at: s[0], .insert(quote, at: end))
    },
    AdviceRow("a number that is none: 1. and 1e and 1e999", complained, [.any]) { s in
      guard case .stray(let stray) = s[0].kind else { return nil }
      let digits = String(s.text(0).dropLast())
      switch stray {
      case .numberEndsInDot: return Advice(.numberEndsInDot(digits: digits), at: s[0], .replace(s[0], digits))
      case .exponentIsMissing: return Advice(.exponentIsMissing(digits: digits), at: s[0])
      case .numberTooLarge: return Advice(.numberTooLarge, at: s[0])
      case .numberTooSmall: return Advice(.numberTooSmall, at: s[0], .replace(s[0], "0"))
      case .sign, .unclosedText: return nil
      }
    },
    AdviceRow("a semicolon at the end: x = 3;", complained, [.signs([";"]), .end]) { s in
      Advice(.endsWithLine(sign: ";"), at: s[0], .remove(s[0].span))
    },
    AdviceRow("two statements: x = 3; y = 4", complained, [.signs([";"])]) { s in
      Advice(.oneStatement, at: s[0], .replace(Span(s[0].span.start, s[1].span.start), "\n"))
    },
    AdviceRow("a range with a colon: 1:5", Place.afterValue, after: .number, [.signs([":"]), .value]) { s in
      Advice(.rangeHasTwoDots, at: s[0], .replace(s[0], ".."))
    },
    AdviceRow("a range with a wave: 1～5", Place.afterValue, after: .number, [.signs(["~", "〜"]), .number]) {
      s in
      ["～", "〜"].contains(s.text(s[0].span)) ? Advice(.rangeHasTwoDots, at: s[0], .replace(s[0], "..")) : nil
    },
    AdviceRow("a colon at the end: model.fit(x):", complained, [.signs([":"]), .end]) { s in
      Advice(.noColon, at: s[0], .remove(s[0].span))
    },
    AdviceRow("a colon: x: 3", complained, [.signs([":"])]) { s in Advice(.noColon, at: s[0]) },
    AdviceRow("two claims: a > 1 and b < 2", complained, [.words(["and", "or"])], andOr),
    AdviceRow("two claims: a > 1 && b < 2", complained, [.signs(["&&", "||", "&", "|"])], andOr),
    AdviceRow("a name changed: x += 1", [.shown], after: .name, [.signs(["+=", "-=", "*=", "/="])]) { s in
      guard let name = s.previous?.calleeName else { return nil }
      let line = "\(name) = \(name) \(s.text(0).prefix(1)) \(s.rest(1))"
      return Advice(.boundAnew(line: line), at: s[0], .replace(s.statement, line))
    },
    AdviceRow("at least: expect a => b", complained, [.signs(["=>"])]) { s in
      s.isClaim ? Advice(.atLeast, at: s[0], .replace(s[0], ">=")) : nil
    },
    AdviceRow("a share: 50%", Place.afterValue, after: .number, [.touching(.signs(["%"]))]) { s in
      guard let last = s.last, case .number(let number) = last.kind else { return nil }
      let place = s.span(last).union(s[0].span)
      return Advice(
        .share(Literal.number(number / 100)), at: place, .replace(place, Literal.number(number / 100)))
    },
    AdviceRow("nearly equal: expect a ~ 0.5", Place.afterValue, [.signs(["≈", "~"])]) { s in
      Advice(.nearlyEqual, at: s[0], .replace(s[0], "=="), .insert(" +- 0.01", at: s.end))
    },
    AdviceRow("a claim denied: expect !a", [.value], [.signs(["!"])]) { s in
      Advice(.claimIsTurned(sign: s.text(0)), at: s[0])
    },
    AdviceRow("a list in braces: {1, 2}", complained, [.signs(["{"])]) { s in
      let edits = s.tokens.filter { ["{", "}"].contains($0.sign) }.map {
        Edit.replace($0, $0.sign == "{" ? "[" : "]")
      }
      return Advice(message: AdviceMessage.listInSquares, span: s[0].span, edits: edits)
    },
    AdviceRow("a sign of another language: a <> b", complained, [.foreign]) { s in
      guard let meant = Foreign.meant[s.text(0)] else { return nil }
      // A word parts from what it stands between; a range's dots do not.
      let place = s[0].name == nil || meant.sign != ".." ? s[0].span : Span(s.before, s[1].span.start)
      return Advice(meant.says, at: s[0], .replace(place, meant.sign))
    },
    AdviceRow("a sign without meaning: x ? y", complained, [.any]) { s in
      s[0].sign.map { Advice(.noMeaning(sign: $0), at: s[0]) }
    },
  ]

  /// `a > 1 and b < 2`, with the token at hand between the two.
  @Sendable private static func andOr(_ s: Situation) -> Advice? {
    var reader = s.reader
    reader.advance()
    let begin = reader.current.span.start
    let isAnd = ["and", "&&", "&"].contains(s.text(0))
    guard isAnd, let left = s.previous, case .comparison(let lefts, let signs, nil) = left.kind,
      lefts.count == 2,
      let right = try? reader.value().expression, case .comparison(let rights, let others, nil) = right.kind,
      rights.count == 2
    else { return Advice(.oneClaimALine(chain: nil), at: s[0]) }
    if let chain = chained(
      (s.text(lefts[0]), signs[0], s.text(lefts[1])), (s.text(rights[0]), others[0], s.text(rights[1])))
    {
      return Advice(
        .oneClaimALine(chain: chain), at: s[0], .replace(Span(s.span(left).start, reader.lastEnd), chain))
    }
    let verb = s.verb.map { "\($0.name) " } ?? ""
    return Advice(.oneClaimALine(chain: nil), at: s[0], .replace(Span(s.before, begin), "\n\(verb)"))
  }

  private typealias Comparison = (left: String, sign: Syntax.Comparison, right: String)

  /// `1 < a` and `a < 2` as `1 < a < 2`.
  private static func chained(_ first: Comparison, _ second: Comparison) -> String? {
    func ascending(_ pair: Comparison) -> Comparison? {
      switch pair.sign {
      case .less, .lessOrEqual: pair
      case .greater: (pair.right, .less, pair.left)
      case .greaterOrEqual: (pair.right, .lessOrEqual, pair.left)
      case .equal, .unequal: nil
      }
    }
    guard var low = ascending(first), var high = ascending(second) else { return nil }
    if low.left == high.right { swap(&low, &high) }
    guard low.right == high.left else { return nil }
    return "\(low.left) \(low.sign.rawValue) \(low.right) \(high.sign.rawValue) \(high.right)"
  }
}
