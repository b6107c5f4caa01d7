extension AdviceTable {
  /// In a bracket after a value, where neither a comma nor the end of the bracket stands; and brackets misplaced.
  static let bracketRows: [AdviceRow] = [
    AdviceRow("a bracket not closed: probe tower(20", [.brackets, .group, .value], [.end]) { s in
      guard let opening = s.opening ?? s.reader.opened.last else { return nil }
      let closing = s.reader.opened.reversed().map { $0.is(.openSquare) ? "]" : ")" }.joined()
      let isComma = s.text(s.lastCharacter).withASCIILookalikes == ","
      let place = isComma ? s.lastCharacter : Span(s.before, s.before)
      return Advice(.unclosedBracket, at: opening, .replace(place, closing))
    },
    AdviceRow("a bracket closed by another: f(x]", [.brackets, .group], [.symbols([.close, .closeSquare])]) {
      s in
      guard let opening = s.opening else { return nil }
      let right = opening.is(.openSquare) ? "]" : ")"
      return Advice(.closedBy(opening: s.text(opening.span), closing: right), at: s[0], .replace(s[0], right))
    },
    AdviceRow("a blank before a bracket: train (deep, epochs=100)", [.group], [.symbol(.comma)]) { s in
      guard let opening = s.opening else { return nil }
      let before = s.text(Span(s.reader.base, opening.span.start))
      let name = String(
        before.reversed().drop { $0 == " " }.prefix { $0.isLetter || $0.isNumber || $0 == "_" }.reversed())
      guard name.first.map({ $0.isLetter || $0 == "_" }) == true, before.hasSuffix(" ") else { return nil }
      let end = s.closing(0, depth: 1).map { s[$0].span.end } ?? s.end
      let start = opening.span.start - before.reversed().prefix { $0 == " " }.count
      return Advice(
        .bracketTouches(meant: name + s.text(Span(opening.span.start, end)), verb: nil), at: opening,
        .remove(Span(start, opening.span.start)))
    },
    AdviceRow("a list in round brackets: (1, 2)", [.group], [.symbol(.comma)]) { s in
      guard let opening = s.opening else { return nil }
      let end = s.closing(0, depth: 1)
      return Advice(
        .listInSquares, at: opening, .replace(opening, "["), end.map { .replace(s[$0], "]") })
    },
    AdviceRow("a key that is no name: f(2 = 3)", [.brackets, .group], [.symbol(.assign)]) { s in
      Advice(.equalityOrKey, at: s[0], .replace(s[0], "=="))
    },
    AdviceRow("a key with a colon: dense(units: 64)", [.brackets], after: .name, [.signs([":"]), .value]) {
      s in
      guard let key = s.last?.calleeName, s.opening?.is(.open) == true else { return nil }
      // Who writes one so writes all of them so.
      let others = (1..<max(1, s.closing(0, depth: 1) ?? s.tokens.count)).filter {
        s[$0].sign == ":" && s[$0 - 1].name != nil && s[$0 - 2].is(.comma)
      }
      let edits = ([0] + others).map { index -> Edit in
        .replace(Span(index == 0 ? s.before : s[index - 1].span.end, s[index + 1].span.start), "=")
      }
      return Advice(
        message: AdviceMessage.keyTakesAssign(key: key, value: s.thing(1)), span: s[0].span, edits: edits)
    },
    AdviceRow("a semicolon for a comma: [1; 2]", [.brackets, .group], [.signs([";"])]) { s in
      Advice(.commasBetweenValues, at: s[0], .replace(s[0], ","))
    },
    AdviceRow("a value after a key: dense(64, init=he, relu)", [.order], [.any]) { s in
      guard let value = s.arguments.last, let before = s.arguments.dropLast().last,
        let first = s.arguments.first(where: { $0.key != nil })
      else { return nil }
      let place = s.reader.absolute(value.span)
      return Advice(
        .valuesComeFirst, at: place, .insert("\(s.text(place)), ", at: s.reader.absolute(first.span).start),
        .remove(Span(s.reader.absolute(before.span).end, place.end)))
    },
    AdviceRow(
      "a bracket too many: probe tower(20))", Place.outside.union([.value]),
      [.symbols([.close, .closeSquare])]
    ) { s in
      s.reader.opened.isEmpty ? Advice(.unopenedBracket, at: s[0], .remove(s[0].span)) : nil
    },
    AdviceRow("square brackets for round ones: dense[64]", [.pick], after: .name, [.symbol(.openSquare)]) {
      s in
      guard let name = s.last?.calleeName, let end = s.closing(0) else { return nil }
      return Advice(
        .roundBrackets(meant: "\(name)(\(end == 1 ? "" : s.text(1..<end)))"), at: s[0], .replace(s[0], "("),
        .replace(s[end], ")"))
    },
  ]

  /// After a value that is complete: a second "=", a comma, keys behind brackets.
  static let bindingRows: [AdviceRow] = [
    AdviceRow("keys behind the brackets: train(deep) epochs=100", [.called], [.name, .symbol(.assign)]) { s in
      let bracket = Span(s.lastCharacter.start, s[0].span.start)
      let isEmpty = s.arguments.isEmpty
      return Advice(
        .keysInBrackets, at: s[0], .replace(bracket, isEmpty ? "" : ", "), .insert(")", at: s.end))
    },
    AdviceRow("two names bound: a = b = 3", [.bound], [.symbol(.assign)]) { s in Advice(.oneBinding, at: s[0])
    },
    AdviceRow("a part is bound: x[1] = 3", [.shown], after: .pick, [.symbol(.assign)]) { s in
      Advice(.partIsBound, at: s[0])
    },
    AdviceRow("a value is bound: it.loss = 3", [.shown], [.symbol(.assign)]) { s in
      Advice(.onlyNamesAreBound, at: s[0], .replace(s[0], "=="))
    },
    AdviceRow("several names bound: a, b = 1, 2", [.shown], [.symbol(.comma)]) { s in
      s.tokens.contains { $0.is(.assign) } ? Advice(.oneNameALine, at: s[0]) : nil
    },
    AdviceRow("several values: dense(64), dense(1)", [.shown, .bound], [.symbol(.comma)]) { s in
      s.previous.map {
        Advice(.severalInList, at: s[0], .insert("[", at: s.span($0).start), .insert("]", at: s.end))
      }
    },
    AdviceRow("a range without brackets: 2..60 * dense(64)", [.range], [.any]) { s in
      guard let range = s.previous, case .range(let lower, let upper, _) = range.kind,
        case .binary(.multiply, let end, let factor) = upper.kind,
        case let name? = factor.calleeName ?? factor.children.first?.calleeName,
        s.vocabulary[name]?.role == .constructor
      else { return nil }
      let ends = s.span(lower).union(s.span(end))
      return Advice(
        .rangeInBrackets(range: s.text(ends), factor: s.text(factor)), at: s.span(range),
        .insert("(", at: ends.start),
        .insert(")", at: ends.end))
    },
    AdviceRow("a tolerance without \"==\": a +- b", [.tolerance], [.symbol(.tolerance)]) { s in
      Advice(.toleranceNeedsEquality, at: s[0])
    },
  ]

  /// Where a value has to begin.
  static let valueRows: [AdviceRow] = [
    AdviceRow("the end where a value has to stand: x =", [.value], [.end]) { s in
      Advice(.missingValue(after: s.signBefore), at: Span(s.before, s.before))
    },
    AdviceRow("an arrow at the start of a line: -> dense(1)", [.value], [.symbol(.arrow)]) { s in
      guard s.isAtStart else { return nil }
      let before = s.reader.textBefore
      return Advice(.arrowEndsLine, at: s[0], before.map { .replace(s.statement, "\($0) \(s.rest(0))") })
    },
    AdviceRow("a plus before a number: +3", [.value], [.symbol(.plus), .value]) { s in
      Advice(.noPlus, at: s[0], .remove(s[0].span))
    },
    AdviceRow("a sign at the start: * 3", [.value], [.any]) { s in
      guard s.isAtStart, case .symbol = s[0].kind else { return nil }
      return Advice(.lineBeginsWith(sign: s.text(0)), at: s[0])
    },
    AdviceRow("a word of ranges: x = by 3", Place.afterValue.union([.value]), [.word("by")]) { s in
      Advice(.byBelongsToRange, at: s[0])
    },
    AdviceRow("nothing between two commas: f(1,,2)", [.value], [.symbol(.comma)]) { s in
      Advice(.missingValueBeforeComma, at: s[0], .remove(s[0].span))
    },
    AdviceRow("nothing before a bracket closes: f(1 +)", [.value], [.symbols([.close, .closeSquare])]) { s in
      Advice(.missingValue(after: s.signBefore), at: s[0])
    },
    AdviceRow("nothing between two signs: 3 + * 4", [.value], [.any]) { s in
      guard case .symbol(let symbol) = s[0].kind else { return nil }
      return Advice(
        .missingValueBetween(s.signBefore, symbol.rawValue), at: s[0], .remove(Span(s.before, s[0].span.end)))
    },
    AdviceRow("a file's name without quotes: save tuesday.md", [.text], [.any]) { s in
      s.unquotedFile.map {
        Advice(.fileInQuotes(name: s.text($0)), at: $0, .replace($0, "\"\(s.text($0))\""))
      }
    },
    AdviceRow("a number after a dot: x.5", [.field], [.number]) { s in
      Advice(
        .fieldIsName(meant: "[\(s.text(0))]"), at: s[0],
        .replace(Span(s.lastCharacter.start, s[0].span.end), "[\(s.text(0))]"))
    },
    AdviceRow("a full stop at the end: probe deep。", [.field], [.end]) { s in
      guard s.text(s.lastCharacter) == "。" else { return nil }
      return Advice(.endsWithLine(sign: "。"), at: s.lastCharacter, .remove(s.lastCharacter))
    },
    AdviceRow("nothing after a dot: it.", [.field], [.any]) { s in
      Advice(.fieldIsMissing, at: s[0].endsStatement ? s.lastCharacter : s[0].span)
    },
  ]

  /// Words of other languages after a value.
  static let wordRows: [AdviceRow] = [
    AdviceRow("a loop: x for x in y", Place.afterValue, [.word("for")]) { s in Advice(.listIsLoop, at: s[0])
    },
    AdviceRow("a branch: x if y", Place.afterValue, [.words(["if", "else"])]) { s in
      Advice(.noBranch(word: s.text(0)), at: s[0])
    },
    AdviceRow("a range of three: 1..5..2", Place.afterValue, [.symbol(.dots)]) { s in
      Advice(.rangeHasTwoEnds, at: s[0])
    },
  ]

  /// A number, and what follows it without a sign.
  static let numberRows: [AdviceRow] = [
    AdviceRow("a second dot: 1.2.3", Place.afterValue, after: .number, [.touching(.number)]) { s in
      Advice(.oneDot, at: s[0])
    },
    AdviceRow("a blank in a number: 1 000", Place.outside, after: .wholeNumber, [.number]) { s in
      guard let last = s.last, s.text(0).utf8.count == 3 else { return nil }
      let place = s.span(last).union(s[0].span)
      return Advice(
        .numberHasNoBlanks(number: "\(s.text(last))_\(s.text(0))"), at: place, .replace(s.gap, "_"))
    },
    AdviceRow("two numbers: 1 2", Place.outside, after: .number, [.number]) { s in
      Advice(.twoNumbers, at: s[0])
    },
    AdviceRow(
      "thousands as a letter: 10k", Place.afterValue, after: .number, [.touching(.words(["k", "K", "M"]))]
    ) { s in
      guard let last = s.last, case .number(let number) = last.kind else { return nil }
      let whole = Literal.number(number * (s.text(0) == "M" ? 1_000_000 : 1000))
      let place = s.span(last).union(s[0].span)
      return Advice(.writtenOut(number: whole), at: place, .replace(place, whole))
    },
    AdviceRow("times as a letter: 20x dense(64)", Place.afterValue, after: .number, [.word("x"), .value]) {
      s in
      s.last.map { number in
        Advice(
          .times("\(s.text(number)) * \(s.thing(1))"), at: s[0],
          .replace(Span(s.before, s[1].span.start), " * "))
      }
    },
    AdviceRow("a name that begins with a digit: 2x", Place.afterValue, after: .number, [.touching(.name)]) {
      s in
      s.last.map { number in
        Advice(.signOrName(number: s.text(number), rest: s.rest(0)), at: s[0], .insert(" * ", at: s.before))
      }
    },
    AdviceRow(
      "a product without its sign: 20 dense(64)", Place.outside.union([.value]), after: .number, [.value]
    ) { s in
      s.last.map { number in
        Advice(.signIsMissing(left: s.text(number), right: s.rest(0)), at: s[0], .replace(s.gap, " * "))
      }
    },
  ]

  /// Two values with nothing between them.
  static let sideBySideRows: [AdviceRow] = [
    AdviceRow("a claim denied: expect not a", Place.afterValue, after: .not, [.value]) { s in
      s.last.map { Advice(.claimIsTurned(sign: "not"), at: s.span($0)) }
    },
    AdviceRow("a number after a dot: x.5", Place.afterValue, [.touching(.number)]) { s in
      guard let last = s.last, s.text(0).hasPrefix(".") else { return nil }
      let place = "[\(s.text(0).dropFirst())]"
      return Advice(.fieldIsName(meant: s.text(last) + place), at: s[0], .replace(s[0], place))
    },
    AdviceRow(
      "a bracket that does not touch: probe tower 20", Place.afterValue, after: .nameOrField, [.value]
    ) { s in
      guard takesBracket(s), let last = s.last else { return nil }
      let verb = s.place == .command && s.arguments.count == 1 ? s.verb?.name : nil
      if s[0].is(.open) {
        let meant = s.text(last) + s.thing(0)
        return Advice(.bracketTouches(meant: meant, verb: verb), at: s[0], .remove(s.gap))
      }
      let values = s.tokens.indices.prefix { index in
        (s[index].isNumber || s[index].name != nil || s[index].is(.comma)) && !s[index + 1].is(.assign)
      }
      let inner = values.filter { !s[$0].is(.comma) }.map { s.text($0) }.joined(separator: ", ")
      guard let end = values.last.map({ s[$0].span.end }) else { return nil }
      return Advice(
        .bracketTouches(meant: "\(s.text(last))(\(inner))", verb: verb), at: s[0],
        .replace(Span(s.before, end), "(\(inner))"))
    },
    AdviceRow("an arrow is missing: dense(64) dense(1)", Place.outside, after: .construction, [.constructor])
    { s in
      Advice(.arrowIsMissing, at: s[0], .replace(s.gap, " -> "))
    },
    AdviceRow("a sign is missing in brackets: (2 x)", [.group], [.value]) { s in
      Advice(.signBetweenValues, at: s[0], s.last?.isNumber == true ? .replace(s.gap, " * ") : nil)
    },
    AdviceRow("a comma is missing: dense(64 relu)", [.brackets], [.value]) { s in
      guard let last = s.last else { return nil }
      return Advice(.commaIsMissingBetween(s.text(last), s.text(0)), at: s[0], .replace(s.gap, ", "))
    },
    AdviceRow("two values: x = y z", Place.afterValue, [.value]) { s in
      s.previous == nil ? nil : Advice(.twoValues, at: s[0])
    },
  ]
}

extension Situation {
  /// Whether the token at hand is the first of its statement.
  var isAtStart: Bool { self[0].span.start == reader.base }

  /// The sign before the token at hand, as typed.
  fileprivate var signBefore: String? {
    let written = reader.lexer.text(Span(reader.base, max(reader.base, before))).withASCIILookalikes
    let letters = written.reversed().prefix { character in
      character.isASCII && (character.isPunctuation || character.isSymbol) && !"_\"')]".contains(character)
    }
    return letters.isEmpty ? nil : letters.first == "," ? "," : String(letters.reversed())
  }
}
