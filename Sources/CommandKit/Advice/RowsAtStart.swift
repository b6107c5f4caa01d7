extension AdviceTable {
  /// The first word of a statement, and words of the language where a name should stand.
  static let startRows: [AdviceRow] = [
    AdviceRow("a name is declared: let x = 3", [.start], [.words(["let", "var", "const"]), .apart(.value)]) {
      s in
      Advice(.boundWithout(word: s.text(0), line: s.rest(1)), at: s[0], .replace(s.statement, s.rest(1)))
    },
    AdviceRow("a function: def f(x): return x + 1", [.start], [.words(["def", "function", "func"]), .name]) {
      s in
      let line = familyFromDefinition(s)
      return Advice(.familyForm, at: s[0], line.map { .replace(s.statement, $0) })
    },
    AdviceRow("a loop: for d in 2..60: …", [.start], [.words(["for", "while"]), .apart(.value)]) { s in
      let line = lineFromLoop(s)
      return Advice(.rangeIsLoop(line: line), at: s[0], line.map { .replace(s.statement, $0) })
    },
    AdviceRow(
      "a branch: if x > 3: …", [.start], [.words(["if", "elif", "else", "try", "class"]), .apart(.value)]
    ) { s in
      Advice(.noBranch(word: s.text(0)), at: s[0])
    },
    AdviceRow("an import: import torch", [.start], [.words(["import", "from", "pip"]), .apart(.value)]) { s in
      Advice(.nothingIsImported, at: s[0])
    },
    AdviceRow(
      "a statement that shows: print x", [.start],
      [.words(["print", "show", "echo", "return"]), .apart(.value)]
    ) { s in
      Advice(.shownByWriting(line: s.rest(1)), at: s[0], .replace(s.statement, s.rest(1)))
    },
    AdviceRow("a factor with its sign as a letter: x20 dense(64)", [.start], [.name, .apart(.value)]) { s in
      let digits = s.text(0).dropFirst()
      guard "xX".contains(s.text(0).prefix(1)), !digits.isEmpty, digits.utf8.allSatisfy(\.isDigit) else {
        return nil
      }
      return Advice(
        .signIsMissing(left: String(digits), right: s.rest(1)), at: s[0], .replace(s[0], "\(digits) *"))
    },
    AdviceRow("a verb in two words: grad check deep", [.start], [.name, .apart(.name)]) { s in
      let verb = s.text(0) + s.text(1)
      guard s.vocabulary.isVerb(verb) else { return nil }
      return Advice(
        .oneWord(verb: verb), at: s[0].span.union(s[1].span), .replace(s[0].span.union(s[1].span), verb))
    },
    AdviceRow("a verb in Chinese: 训练 deep", [.start], [.name, .apart(.value)]) { s in
      guard let verb = ForeignName.inChinese[s.text(0)], s.vocabulary.isVerb(verb) else { return nil }
      return Advice(.unknownVerb(s.text(0), closest: verb), at: s[0], .replace(s[0], verb))
    },
    AdviceRow("a verb mistyped: prob deep", [.start], [.name, .apart(.value)]) { s in
      let typed = s.text(0)
      guard s.vocabulary[typed] == nil,
        let verb = Suggestions.closest(typed, among: s.vocabulary.verbs.map(\.name))
      else { return nil }
      return Advice(
        verb.lowercased() == typed.lowercased() ? .capitalsCount(verb) : .unknownVerb(typed, closest: verb),
        at: s[0],
        .replace(s[0], verb))
    },
    AdviceRow("a key without its verb: epochs 100", [.start], [.name, .apart(.value)]) { s in
      let key = s.text(0)
      guard s.vocabulary[key] == nil, s[1].isNumber || s[1].name != nil,
        let verb = s.vocabulary.verbs.first(where: {
          $0.parameters.contains { $0.name == key && !$0.isSubject }
        })
      else { return nil }
      return Advice(.keyAfterVerb(verb: verb.name, key: key, value: s.thing(1)), at: s[0])
    },
    AdviceRow("brackets left out: csv \"a.csv\" target=\"y\"", [.start], [.name, .apart(.value)]) { s in
      guard let declaration = s.vocabulary[s.text(0)], declaration.role != .verb, !s[1].isNumber,
        !s[1].is(.open)
      else { return nil }
      var edits = [Edit.replace(Span(s[0].span.end, s[1].span.start), "("), .insert(")", at: s.end)]
      for index in 1..<s.tokens.count - 1
      where s[index + 1].name != nil && s[index + 2].is(.assign) && !s[index].is(.comma) && !s[index].opens {
        edits.append(.insert(",", at: s[index].span.end))
      }
      let meant = s.reader.lexer.text(s.statement, after: edits)
      return Advice(
        message: AdviceMessage.takesBrackets(name: s.text(0), meant: meant), span: s[0].span, edits: edits)
    },
    AdviceRow("no verb at all: foo bar", [.start], [.name, .apart(.value)]) { s in
      if s[1].is(.open) { return nil }
      guard s[1].isNumber else { return Advice(.noVerb(s.text(0)), at: s[0]) }
      // What it is may be known to the session alone.
      guard s.vocabulary[s.text(0)] == nil, s[2].endsStatement else { return nil }
      let meant = "\(s.text(0))(\(s.text(1)))"
      return Advice(
        .noVerbOrBracketTouches(s.text(0), meant: meant), at: s[0],
        .replace(s[0].span.union(s[1].span), meant))
    },

    AdviceRow("a verb is bound: seed = 7", [.binding], [.verb, .symbol(.assign), .any]) { s in
      guard let subject = s.vocabulary[s.text(0)]?.subject, !subject.takes(.statement), !s[2].endsStatement
      else { return nil }
      return Advice(
        .verbIsBound(verb: s.text(0), line: "\(s.text(0)) \(s.rest(2))"), at: s[0],
        .replace(Span(s[0].span.end, s[2].span.start), " "))
    },
    AdviceRow("a word of the language is bound: relu = 3", [.binding], [.name]) { s in
      let free = Vocabulary.free(like: s.text(0))
      return Advice(.reserved(word: s.text(0), free: free), at: s[0], .replace(s[0], free))
    },

    AdviceRow("a comma is missing in a family: f(x y) = x", [.parameter], [.name]) { s in
      Advice(.commaIsMissing, at: s[0], .replace(s.gap, ", "))
    },
    AdviceRow("a family's parameter is no name: f(2) = 3", [.parameter], [.any]) { s in
      Advice(.parametersAreNames, at: s[0])
    },

    AdviceRow("a field of a verb: probe.factor", [.verb], [.symbol(.dot), .name]) { s in
      guard let verb = s.previous else { return nil }
      return Advice(
        .resultIsIt(verb: s.text(verb), line: "it\(s.rest(0))"), at: s.span(verb),
        .replace(s.span(verb), "it"))
    },
    AdviceRow("a colon after a verb: seed: 7", [.verb], [.signs([":"])]) { s in
      Advice(.blankAfterVerb, at: s[0], s[1].touches ? .replace(s[0], " ") : .remove(s[0].span))
    },
    AdviceRow("no blank after a verb: undo-1", [.verb], [.any]) { s in
      s[0].sign == nil ? Advice(.blankAfterVerb, at: s[0], .insert(" ", at: s[0].span.start)) : nil
    },

    AdviceRow("a field of a verb in a value: x = probe.factor", [.innerVerb], [.verb, .symbol(.dot)]) { s in
      Advice(.resultIsIt(verb: s.text(0), line: nil), at: s[0], .replace(s[0], "it"))
    },
    AdviceRow("a command as a value: x = train deep epochs=3", [.innerVerb], [.verb, .value]) { s in
      let call = callFromCommand(s)
      let meant = "\(s.text(0))\(call?.text ?? "(…)")"
      return Advice(.verbTakesBrackets(meant: meant), at: s[0], call)
    },
    AdviceRow("a verb as a value: x = probe", [.innerVerb], [.verb]) { s in
      Advice(.verbInValue(verb: s.text(0)), at: s[0])
    },
  ]

  /// `def f(x): return x + 1` as `f(x) = x + 1`.
  private static func familyFromDefinition(_ s: Situation) -> String? {
    guard let colon = s.tokens.firstIndex(where: { $0.sign == ":" }), colon > 1 else { return nil }
    let body = s[colon + 1].name == "return" ? colon + 2 : colon + 1
    return s[body].endsStatement ? nil : "\(s.text(1..<colon)) = \(s.rest(body))"
  }

  /// `for d in 2..60: probe tower(d, relu)` as `probe tower(2..60, relu)`.
  private static func lineFromLoop(_ s: Situation) -> String? {
    guard let variable = s[1].name, s[2].name == "in",
      let colon = s.tokens.lastIndex(where: { $0.sign == ":" }),
      colon > 3, colon + 1 < s.tokens.count
    else { return nil }
    var range = s.text(3..<colon)
    // Python's range(2, 61).
    let numbers = s.tokens[3..<colon].compactMap {
      if case .number(let number) = $0.kind { number } else { nil }
    }
    if s[3].name == "range", let last = numbers.last, numbers.count < 3 {
      range = "\(Literal.number(numbers.count == 2 ? numbers[0] : 0))..\(Literal.number(last - 1))"
    }
    let edits = (colon + 1..<s.tokens.count).filter { index in
      s[index].name == variable && !s[index - 1].is(.dot) && !s[index + 1].is(.assign)
    }.map { index in
      let isAlone =
        (s[index - 1].opens || s[index - 1].is(.comma)) && (s[index + 1].closes || s[index + 1].is(.comma))
      return Edit.replace(s[index], isAlone ? range : "(\(range))")
    }
    guard !edits.isEmpty else { return nil }
    // What a loop prints is shown by writing it.
    let isPrinted =
      ["print", "println"].contains(s[colon + 1].name) && s[colon + 2].is(.open)
      && s.closing(colon + 2) == s.tokens.count - 1
    let body =
      isPrinted
      ? Span(s[colon + 3].span.start, s[s.tokens.count - 2].span.end) : Span(s[colon + 1].span.start, s.end)
    return s.reader.lexer.text(body, after: edits)
  }

  /// `train deep epochs=3` as `train(deep, epochs=3)`: the whole command, or the first thing alone where more follows.
  private static func callFromCommand(_ s: Situation) -> Edit? {
    let start = s[0].span.end
    let isOpen = s.reader.openBrackets > 0
    if let last = s.endOfThing(1) {
      let isNetwork = s[last + 1].is(.arrow) || s[last + 1].is(.times) && s.tokens.contains { $0.is(.arrow) }
      // Layers are joined and repeated; what else goes on does so with the verb's result.
      if isOpen || s[last + 1].isOperatorOrDot && !isNetwork {
        return .replace(Span(start, s[last].span.end), "(\(s.text(1..<last + 1)))")
      }
    }
    var reader = s.reader
    guard !isOpen, let verb = s.vocabulary[s.text(0)],
      case .command(let command)? = try? reader.commandStatement(verb),
      reader.current.endsStatement
    else { return nil }
    let inner = command.arguments.map { s.text(s.reader.absolute($0.span)) }.joined(separator: ", ")
    return .replace(Span(start, reader.lastEnd), "(\(inner))")
  }
}

extension Token {
  fileprivate var isOperatorOrDot: Bool {
    if case .symbol(let symbol) = kind { symbol != .assign && symbol != .comma && !closes } else { false }
  }
}
