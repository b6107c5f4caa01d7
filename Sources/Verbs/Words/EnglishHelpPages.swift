import Messages

/// English for what stands on help's pages of terms, names and values.
enum EnglishHelpPages {
  static func words(_ message: HelpPageText) -> String {
    switch message {
    case .it: "`it` is the result of the last command that measured: probe, train, evaluate, theory …"
    case .shown: "`_` is the last value that was shown, `_3` that of statement 3: the number before the line."
    case .ofStatement(let number): "The value that statement \(number) showed."
    case .last: "The last layer or epoch, in square brackets: `it.gradient[last]`."
    case .none: "Nothing, where a key may be given nothing: `clip=none`."
    case .yes: "Yes, for a key that asks yes or no: `nesterov=true`."
    case .no: "No, for a key that asks yes or no: `nesterov=false`."
    case .pi: "The number π, 3.14159…."
    case .by: "The step of a range: `2..60 by 2`, or a factor: `1e-4..1 by *10`."
    case .family(let name, let signature):
      "`\(name)` is a family: a value for each choice of its parameters, written as `\(signature)`."
    case .variantsOfFamily: "A list or a range for a parameter makes variants of it."
    case .parameter: "parameter"
    case .byDefault: "default"
    case .needed: "needed"
    case .fieldOfResult(let field, let verb, let meaning): "`\(field)`, of the result of \(verb): \(meaning)."
    case .toSeeField(let field, let verb): "To see it: `it.\(field)` after `\(verb)`."
    case .fieldOfResults(let field): "`\(field)` is a field of results: `it.\(field)` after one of these."
    case .of: "of"
    case .whatItIs: "what it is"
    case .holds(let name, let noun): "`\(name)` holds \(noun)."
    case .isValue(let noun): "It is \(noun)."
    case .each(let kind, let noun): "\(kind), each \(noun)"
    case .variesOver: "varies over"
    case .values: "values"
    case .oneOfThem: "one of them"
    case .variant: "variant"
    case .trained(let parameters, let epochs):
      "\(counted(parameters, "parameter")), trained for \(counted(epochs, "epoch"))"
    case .untrained(let seed, let draw): "not trained; its weights are drawn from seed \(seed), draw \(draw)"
    case .more(let name): "More: `help \(name)`."
    case .numbers(let count, let axes, let first, let last, let name):
      "\(counted(count, "number")), one for each \(axes): `\(name)[\(first)]`, `\(name)[\(last)]`, `plot \(name)`."
    case .byAxes(let axes, let counts): "by \(axes), \(counts)"
    case .youType: "you type"
    case .value: "value"
    case .sentence(let meaning): "\(meaning.capitalizedFirst)."
    case .about: "of"
    case .moreTerms: "`help WORD` explains each; a name of your own too: `help wild`."
    case .term: "word"
    case .otherWord: "in Chinese"
    case .calledInOther(let word): "In Chinese: \(word)."
    case .termsWith(let word): "Words with \(word):"
    case .slip("红外学习率", let word, let meant):
      "红外学习率 is a slip of the article's, literally an infrared learning rate. What is meant is \(word): \(meant)."
    case .slip("批量正则化", let word, let meant):
      "批量正则化 is a slip of the article's: 正则化 is regularization. What is meant is \(word): \(meant)."
    case .slip(let said, let word, let meant):
      "The article says \(said); the usual word is \(word): \(meant)."
    case .lastResult: "the last result"
    case .lastOfAxis: "the last of an axis"
    case .lastOne: "the last one"
    }
  }

  private static func counted(_ count: Int, _ noun: String) -> String {
    "\(count) \(noun)\(count == 1 ? "" : "s")"
  }
}
