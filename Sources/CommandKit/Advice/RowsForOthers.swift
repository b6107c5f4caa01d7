extension AdviceTable {
  private static let askingWords: Set<String> = ["is", "are", "was", "does", "a", "an", "the"]

  /// Lines that other prompts understand: a shell's, those of Python, Julia and R.
  static let otherRows: [AdviceRow] = [
    AdviceRow("a verb with another prompt's sign: %history, :help, .help", [.value], [otherSign, .verb]) {
      s in
      guard s.isAtStart, !s[1].isTiming else { return nil }
      let line = s[1].name == "run" ? runLine(s, 2) : s.rest(1)
      return Advice(.bareVerb(verb: s.text(1)), at: s[0], .replace(s.statement, line))
    },
    AdviceRow("a shell's option: --help", [.innerVerb], [.verb]) { s in
      guard s.text(Span(s.reader.base, s[0].span.start)) == "--" else { return nil }
      return Advice(.bareVerb(verb: s.text(0)), at: s[0], .replace(s.statement, s.rest(0)))
    },
    AdviceRow("help with a sign: ?probe", [.value], [.signs(["?"])]) { s in
      guard s.isAtStart else { return nil }
      let name = s.tokens.first { $0.sign != "?" }.map { s.text($0.span) }
      let line = name.map { "help \($0)" } ?? "help"
      return Advice(.writtenHere(line), at: s[0], .replace(s.statement, line))
    },
    AdviceRow("help with a sign: deep?", [.shown, .verb], after: .anything, [.signs(["?"])]) { s in
      guard let previous = s.previous, previous.isNameOrField, s.tokens.allSatisfy({ $0.sign == "?" }) else {
        return nil
      }
      let line = "help \(s.text(previous))"
      return Advice(.writtenHere(line), at: s[0], .replace(s.statement, line))
    },
    AdviceRow("a statement timed: %timeit x", [.value], [.signs(["%", "@"])]) { s in
      guard s.isAtStart, let word = s.tokens.firstIndex(where: { $0.sign == nil }), s[word].isTiming else {
        return nil
      }
      let line = s[word + 1].endsStatement ? nil : "time \(s.rest(word + 1))"
      return Advice(
        .writtenHere(line ?? "time train deep"), at: s[0], line.map { .replace(s.statement, $0) })
    },
    AdviceRow("the value of a statement: %3, $3", [.value], [.signs(["%", "$"]), .touching(.digits)]) { s in
      guard let number = Int(s.text(1)) else { return nil }
      return Advice(
        .valueOfStatement(number), at: s[0].span.union(s[1].span),
        .replace(s[0].span.union(s[1].span), "_\(number)"))
    },
    AdviceRow("the last value: %", [.value], [.signs(["%"]), .end]) { s in
      Advice(.lastValue, at: s[0], .replace(s[0], "_"))
    },
    AdviceRow("the last value: .Last.value", [.value], [.symbol(.dot), .word("Last")]) { s in
      s.isAtStart ? Advice(.lastValue, at: s[0].span.union(s[1].span), .replace(s.statement, "_")) : nil
    },
    AdviceRow("a shell's line: !ls", [.value], [.signs(["!", ";"])]) { s in
      s.isAtStart && (s[0].sign != ";" || !s[1].endsStatement) ? Advice(.shell, at: s[0]) : nil
    },
    AdviceRow("a shell's line: cd ..", [.start], [.words(shellWords), .apart(.any)]) { s in
      s[1].opensPath(s[2]) ? Advice(.shell, at: s[0]) : nil
    },
    AdviceRow("another editor's line: :q", [.value], [.signs([":"]), .words(["q", "wq", "x"])]) { s in
      Advice(.writtenHere("quit"), at: s[0], .replace(s.statement, "quit"))
    },
    AdviceRow("help by another word: man probe", [.start], [.words(["man", "info", "doc"]), .apart(.name)]) {
      s in
      Advice(.writtenHere("help \(s.text(1))"), at: s[0], .replace(s.statement, "help \(s.text(1))"))
    },
    AdviceRow("a question: what is a gradient?", [.start], [.words(["what", "What"]), .apart(.name)]) {
      s in
      let words = s.tokens.dropFirst().filter { $0.sign != "?" }
      let term = words.drop { askingWords.contains($0.name ?? "") }
      guard !term.isEmpty, words.count > term.count, term.allSatisfy({ $0.name != nil }) else { return nil }
      let line = "help " + term.map { s.text($0.span) }.joined(separator: " ")
      return Advice(.writtenHere(line), at: s[0], .replace(s.statement, line))
    },
    AdviceRow("a claim by another word: assert a < 1", [.start], [.word("assert"), .apart(.value)]) { s in
      Advice(.writtenHere("expect \(s.rest(1))"), at: s[0], .replace(s[0], "expect"))
    },
    AdviceRow("a claim denied: not a", [.start], [.word("not"), .apart(.value)]) { s in
      Advice(.claimIsTurned(sign: "not"), at: s[0])
    },
    AdviceRow("a name is forgotten: del x", [.start], [.words(["del", "rm", "unset"]), .apart(.name)]) { s in
      Advice(.namesStay, at: s[0])
    },
    AdviceRow(
      "a package: using Flux", [.start], [.words(["using", "library", "require", "install"]), .apart(.name)]
    ) { s in
      Advice(.nothingIsImported, at: s[0])
    },
    AdviceRow(
      "a branch: try:", [.start], [.words(["try", "else", "finally", "while", "if"]), .signs([":"])]
    ) { s in
      Advice(.noBranch(word: s.text(0)), at: s[0])
    },
    AdviceRow("a function: lambda x: x + 1", [.start], [.word("lambda"), .apart(.name)]) { s in
      Advice(.familyForm, at: s[0])
    },
    AdviceRow(
      "a function: f <- function(x) x", [.start],
      [.name, .symbol(.less), .touching(.symbol(.minus)), .word("function")]
    ) { s in
      Advice(.familyForm, at: s[0])
    },
    AdviceRow(
      "a name bound with an arrow: x <- 3", [.start],
      [.name, .apart(.symbol(.less)), .touching(.symbol(.minus)), .apart(.value)]
    ) { s in
      let arrow = s[1].span.union(s[2].span)
      return Advice(.bindsWithAssign, at: arrow, .replace(arrow, "="))
    },
    AdviceRow("one more: x++", [.shown], after: .name, [.signs(["++"]), .end]) { s in
      guard let name = s.previous?.calleeName else { return nil }
      return Advice(
        .boundAnew(line: "\(name) = \(name) + 1"), at: s[0], .replace(s.statement, "\(name) = \(name) + 1"))
    },
    AdviceRow(
      "a remainder: 5 mod 2", Place.outside, after: .number, [.words(["mod", "div", "rem"]), .value]
    ) {
      s in
      Advice(.noMeaning(sign: s.text(0)), at: s[0])
    },
  ]

  private static let otherSign = TokenPattern.oneOf([
    .signs(["!", "%", ":", ";", "\\", "@"]), .symbols([.dot, .over]),
  ])

  private static let shellWords: Set<String> = [
    "ls", "cd", "pwd", "cat", "mkdir", "rm", "mv", "cp", "less", "head", "tail", "vim", "nano", "git", "bash",
    "sh", "shell", "python",
  ]

  /// `run x.py` as `run "x.py"`.
  private static func runLine(_ s: Situation, _ file: Int) -> String {
    s[file].isText || s[file].endsStatement ? s.rest(file - 1) : "run \"\(s.rest(file))\""
  }
}

extension Token {
  /// Whether it is what other prompts time statements with.
  fileprivate var isTiming: Bool {
    ["time", "timeit", "btime", "benchmark", "elapsed", "timed", "prun"].contains(name ?? "")
  }

  /// Whether a file's name or a shell's option begins with it, and no value that goes on.
  fileprivate func opensPath(_ next: Token) -> Bool {
    switch kind {
    case .name, .text, .symbol(.dot), .symbol(.dots): true
    case .symbol(.over), .symbol(.minus): next.touches
    case .stray(.sign(let sign)): ["~", "~/", "*"].contains(sign)
    default: false
    }
  }
}
