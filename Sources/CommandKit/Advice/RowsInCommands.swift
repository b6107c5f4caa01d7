extension AdviceTable {
  /// After a command's subject, or the value of one of its keys.
  static let commandRows: [AdviceRow] = [
    AdviceRow("an option of a shell: train deep --epochs 100", [.command], after: .name, [.any]) { s in
      guard let last = s.last, let key = last.calleeName, s.keys.contains(key),
        s[0].is(.assign) || s[0].beginsValue
      else { return nil }
      var dashes = s.span(last).start
      while s.reader.lexer[dashes - 1] == 0x2D { dashes -= 1 }
      var start = dashes
      while s.reader.lexer.character(at: start - 1)?.isBlank == true { start -= 1 }
      guard dashes < s.span(last).start else { return nil }
      return Advice(
        .keyWithoutDashes(key), at: Span(dashes, s.before),
        .replace(Span(start, s[0].is(.assign) ? s[0].span.end : s[0].span.start), " \(key)="))
    },
    AdviceRow("a claim with one \"=\": expect loss = 0.5", [.command], [.name, .symbol(.assign)]) { s in
      s.isClaim && s.arguments.isEmpty ? Advice(.equality, at: s[1], .replace(s[1], "==")) : nil
    },
    AdviceRow("a claim with one \"=\": expect it.loss = 0.5", [.command], [.symbol(.assign)]) { s in
      s.isClaim && s.arguments.count == 1 ? Advice(.equality, at: s[0], .replace(s[0], "==")) : nil
    },
    AdviceRow("no key before \"=\": probe deep = 3", [.command], [.symbol(.assign)]) { s in
      Advice(.keyBeforeAssign(keys: s.keys), at: s[0])
    },

    AdviceRow(
      "a comma in a number: 0,5", Place.outside.union([.comma]), after: .wholeNumber,
      [.touching(.symbol(.comma)), .touching(.digits)]
    ) { s in
      guard let number = s.last else { return nil }
      return Advice(.decimalComma(number: "\(s.text(number)).\(s.text(1))"), at: s[0], .replace(s[0], "."))
    },
    AdviceRow("nothing after a comma: x = 3,", Place.outside, [.symbol(.comma), .end]) { s in
      Advice(.trailingComma, at: s[0], .remove(s[0].span))
    },
    AdviceRow("a comma between keys: train deep, epochs=100", [.command], [.symbol(.comma), .any]) { s in
      let isKey = s[1].name != nil && (s[2].is(.assign) || s.keys.contains(s.text(1)))
      guard isKey || s.isClaim && s[1].isText else { return nil }
      return Advice(.blanksBetweenKeys, at: s[0], .replace(s[0], s[1].touches ? " " : ""))
    },
    AdviceRow("two claims: expect a < 1, b < 2", [.command], [.symbol(.comma), .any]) { s in
      guard s.isClaim, let verb = s.verb?.name else { return nil }
      return Advice(.oneClaim, at: s[0], .replace(Span(s[0].span.start, s[1].span.start), "\n\(verb) "))
    },
    AdviceRow("several values: plot a, b", [.command], [.symbol(.comma), .any]) { s in
      guard let previous = s.previous, let verb = s.verb?.name else { return nil }
      return Advice(
        .takesOneThing(taker: s.arguments.last?.key?.text ?? verb), at: s[0],
        .insert("[", at: s.span(previous).start), .insert("]", at: s.endOfValues))
    },

    AdviceRow("a key without its value: train deep epochs", [.command], [.key, .end]) { s in
      let example = s.example(of: s.text(0))
      return Advice(
        .keyWantsValue(key: s.text(0), example: example), at: s[0],
        example.map { .insert("=\($0)", at: s[0].span.end) })
    },
    AdviceRow("a key with another sign: train deep epochs: 100", [.command], [.key, .any, .value]) { s in
      guard [":", ":="].contains(s[1].sign ?? "") || s[1].is(.equal) else { return nil }
      return Advice(
        .keyTakesAssign(key: s.text(0), value: s.thing(2)), at: s[1],
        .replace(Span(s[0].span.end, s[2].span.start), "="))
    },
    AdviceRow("a key without \"=\": train deep epochs 100", [.command], [.key, .value]) { s in
      Advice(
        .keyTakesAssign(key: s.text(0), value: s.thing(1)), at: s[0],
        .replace(Span(s[0].span.end, s[1].span.start), "="))
    },
    AdviceRow("a key behind its value: train deep for 100 epochs", [.command], [.word("for"), .number, .key])
    { s in
      Advice(
        .keyTakesAssign(key: s.text(2), value: s.text(1)), at: s[0],
        .replace(s[0].span.union(s[2].span), "\(s.text(2))=\(s.text(1))"))
    },
    AdviceRow("a key behind its value: train deep 100 epochs", [.command], [.number, .key]) { s in
      Advice(
        .keyTakesAssign(key: s.text(1), value: s.text(0)), at: s[0],
        .replace(s[0].span.union(s[1].span), "\(s.text(1))=\(s.text(0))"))
    },
    AdviceRow("a text without its key: expect a < 1 \"too much\"", [.command], [.text]) { s in
      let keys = s.textKeys
      guard keys.count == 1, !s.isGiven(keys[0]) else { return nil }
      return Advice(
        .textWantsKey(key: keys[0], text: s.text(0)), at: s[0], .insert("\(keys[0])=", at: s[0].span.start))
    },
    AdviceRow("what takes nothing is given something: vars x", [.command], [.value]) { s in
      guard let verb = s.verb, verb.parameters.isEmpty else { return nil }
      return Advice(.takesNothing(verb: verb.name), at: s[0], .replace(s.statement, verb.name))
    },
    AdviceRow("a file's name without its key: export it x.csv", [.command], [.any]) { s in
      let keys = s.textKeys.filter { !s.isGiven($0) }
      guard keys.count == 1, let file = s.unquotedFile else { return nil }
      let name = s.text(file)
      return Advice(
        .fileWantsKey(key: keys[0], name: name), at: file, .replace(file, "\(keys[0])=\"\(name)\""))
    },
    AdviceRow("a text without quotes: else=too much", [.command], after: .name, [.value]) { s in
      guard let given = s.arguments.last, let key = given.key?.text, s.textKeys.contains(key),
        let first = s.previous
      else { return nil }
      let place = Span(s.span(first).start, s.endOfValues)
      return Advice(
        .textInQuotes(key: key, text: s.text(place)), at: place, .replace(place, "\"\(s.text(place))\""))
    },
    AdviceRow("the subject after keys: train epochs=100 deep", [.command], [.value]) { s in
      guard let verb = s.verb, verb.subject != nil, let first = s.arguments.first,
        s.arguments.allSatisfy({ $0.key != nil })
      else { return nil }
      let subject = s.text(Span(s[0].span.start, s.endOfValues))
      return Advice(
        .subjectComesFirst(verb: verb.name, subject: subject), at: s[0],
        .insert("\(subject) ", at: s.reader.absolute(first.span).start),
        .remove(Span(s.before, s.endOfValues)))
    },
    AdviceRow("a key's default without the key: predict deep data", [.command], [.name]) { s in
      let key = s.verb?.parameters.first { !$0.isSubject && $0.default.written == s.text(0) }?.name
      guard let key, let verb = s.verb?.name else { return nil }
      return Advice(
        .valueWantsKey(verb: verb, key: key, value: s.text(0)), at: s[0],
        .insert("\(key)=", at: s[0].span.start))
    },
    AdviceRow("two words: help train epochs", [.command], after: .nothing, [.any]) { s in
      guard s.arguments.count == 1, let verb = s.verb, verb.subject?.isWord == true else { return nil }
      return Advice(.takesOneWord(verb: verb.name), at: s[0])
    },
    AdviceRow("two things: probe a b", [.command], [.value]) { s in
      guard !s.isClaim, s.arguments.count == 1, s[0].name != nil, let verb = s.verb?.name,
        let previous = s.previous,
        previous.isNameOrField || previous.isCall, !takesBracket(s)
      else { return nil }
      return Advice(
        .takesOneThing(taker: verb), at: s[0], .insert("[", at: s.span(previous).start),
        .replace(s.gap, ", "),
        .insert("]", at: s.endOfValues))
    },
    AdviceRow(
      "a word after a key's number: train deep epochs=100 relu", [.command], after: .number, [.apart(.value)]
    ) { s in
      guard s.arguments.last?.key != nil, !s.isClaim, s[0].name != nil else { return nil }
      return Advice(.keyStandsHere(keys: s.freeKeys), at: s[0])
    },
  ]

  /// Whether the token at hand belongs in brackets after the name before it.
  static func takesBracket(_ s: Situation) -> Bool {
    guard let last = s.last, last.isNameOrField else { return false }
    if s[0].is(.open) { return true }
    let declaration = last.calleeName.flatMap { s.vocabulary[$0] }
    return !s.isInBrackets
      && (s[0].isNumber || s.place == .command && declaration?.parameters.isEmpty == false)
  }
}

extension Situation {
  /// What a key might be given.
  fileprivate func example(of key: String) -> String? {
    verb?.parameters.first { $0.name == key }.flatMap { $0.default.written ?? $0.choices.first }
  }

  /// The keys that take nothing but a text in quotes.
  fileprivate var textKeys: [String] {
    verb?.parameters.filter { !$0.isSubject && $0.takesOnlyText }.map(\.name) ?? []
  }

  /// The characters up to the next blank or comma, if these look like the name of a file.
  var unquotedFile: Span? {
    let start = self[0].span.start
    guard
      self[0].name != nil || self[0].isNumber || ["~", "\\"].contains(self[0].sign ?? "") || self[0].is(.over)
        || self[0].is(.dot) || self[0].is(.dots)
    else { return nil }
    var end = start
    while let character = reader.lexer.character(at: end), !character.isBlank, !character.isNewline,
      !character.is(","), !character.is(")")
    {
      if character.is("\"") || character.is("(") || character.is("[") { return nil }
      end += character.length
    }
    let name = text(Span(start, max(start, end)))
    let isField = vocabulary.words.contains(self[0].name ?? "") && self[1].is(.dot)
    return name.contains { "/.\\".contains($0) } && !isField ? Span(start, end) : nil
  }
}

extension Syntax.Expression {
  var isNameOrField: Bool {
    switch kind {
    case .name, .field: true
    default: false
    }
  }

  var isCall: Bool {
    switch kind {
    case .call, .verb: true
    default: false
    }
  }
}
