import CommandKit
import Documents
import Testing

@Suite("Completion")
struct CompleterTests {
  private let completer = Completer(vocabulary: vocabulary)

  private var scope: Completer.Scope {
    Completer.Scope(
      names: {
        [
          Completer.Name("deep", "21 layers", type: .network),
          Completer.Name("tower", "a family", takesArguments: true),
          Completer.Name("data", "1000 samples", type: .data),
          Completer.Name("批", "32", type: .number),
        ]
      },
      fields: { expression in
        expression.description == "it" || expression.description == "probe(deep)"
          ? [Completer.Candidate("factor", "", .field), Completer.Candidate("loss", "", .field)] : []
      },
      picks: { _ in [Completer.Candidate("depth=", "axis", .key)] },
      files: { prefix in
        ["lesson.md", "notes.md"].filter { $0.hasPrefix(prefix) }.map { Completer.Candidate($0, "", .file) }
      },
      words: { declaration, _ in
        declaration.name == "goto" ? [Completer.Candidate("core-concept", "", .word)] : []
      })
  }

  /// The text with `|` where the cursor is.
  private func complete(_ text: String) -> (texts: [String], replaced: String) {
    let parts = text.split(separator: "|", maxSplits: 1, omittingEmptySubsequences: false)
    let whole = parts.joined()
    let completion = completer.complete(whole, at: parts[0].utf8.count, in: scope)
    let bytes = Array(whole.utf8)[completion.range.start..<completion.range.end]
    return (completion.candidates.map(\.text), String(decoding: bytes, as: UTF8.self))
  }

  @Test(
    "What begins as typed is offered in place of it",
    arguments: [
      ("pro|", ["probe", "progress"], "pro"),
      ("probe de|", ["deep", "dense("], "de"),
      ("train deep ep|", ["epochs="], "ep"),
      ("train deep epochs=10 wi|", ["with="], "wi"),
      ("train deep with=ad|", ["adagrad", "adam", "adamw"], "ad"),
      ("train deep clip=by|", ["by_norm", "by_value", "by_layer"], "by"),
      ("train deep watch=|", ["gradients"], ""),
      ("train deep watch=gr|", ["gradients"], "gr"),
      ("train(deep, ep|", ["epochs="], "ep"),
      ("train(deep, with=ad|)", ["adagrad", "adam", "adamw"], "ad"),
      ("dense(64, re|", ["relu"], "re"),
      ("dense(64, init=h|", ["he"], "h"),
      ("dense(64, activation=[relu, ta|", ["tanh"], "ta"),
      ("probe tower(20, si|", ["sigmoid", "silu"], "si"),
      ("precision |", ["float32", "float64"], ""),
      ("goto co|", ["core-concept"], "co"),
      ("goto core-c|", ["core-concept"], "core-c"),
      ("help gradc|", ["gradcheck"], "gradc"),
      ("it.|", ["factor", "loss"], ""),
      ("it.fa|", ["factor"], "fa"),
      ("expect it.lo|", ["loss"], "lo"),
      ("expect probe(deep).fa|", ["factor"], "fa"),
      ("sigmoid.|", ["value(", "slope("], ""),
      ("sigmoid.sl|(3)", ["slope"], "sl"),
      ("save \"no|", ["notes.md"], "no"),
      ("export it to=\"le|", ["lesson.md"], "le"),
      ("csv(\"le|", ["lesson.md"], "le"),
      ("x = PRO|", [], "PRO"),
      ("x = SIG|", ["sigmoid"], "SIG"),
      ("x = sigmd|", ["sigmoid"], "sigmd"),
      ("prbe|", ["probe"], "prbe"),
      ("min(1, ma|", ["max("], "ma"),
      ("x = 批|", ["批"], "批"),
      ("x = 1\nev|", ["evaluate"], "ev"),
      ("dens|(64)", ["dense"], "dens"),
      ("# pro|", [], ""),
      ("expect it.loss < 1 else=\"no|", [], ""),
      ("x = \"pro|", [], "pro"),
      ("x = 12|", [], ""),
      ("sgd(0.1, mo|", ["momentum="], "mo"),
      ("sgd(0.1, nesterov=|", ["true", "false"], ""),
      ("evaluate deep on=s|", ["spirals", "split(", "standardize("], "s"),
    ] as [(String, [String], String)])
  func completes(text: String, expected: [String], replaced: String) {
    let found = complete(text)
    let isSet = Set(found.texts) == Set(expected)
    #expect(isSet, "\(text): \(found.texts)")
    #expect(expected.isEmpty || found.replaced == replaced)
  }

  @Test("At the start of a line stand the verbs first")
  func verbsFirst() {
    #expect(complete("|").texts.first == "probe")
    #expect(complete("|").texts.contains("deep"))
  }

  @Test("A key that is given is not offered again")
  func keysOnce() {
    let keys = complete("train deep epochs=10 |").texts
    #expect(!keys.contains("epochs=") && keys.contains("with=") && !keys.contains("net="))
  }

  @Test("After a complete value in brackets only a sign can follow")
  func nothingFollows() { #expect(complete("dense(64 |").texts.isEmpty) }

  @Test("Every candidate has its kind, and those that are declared their sentence")
  func candidatesAreDescribed() {
    for candidate in completer.complete("", at: 0, in: Completer.Scope()).candidates
    where candidate.kind == .verb {
      #expect(!candidate.description.isEmpty)
    }
  }
}

@Suite("Help")
struct HelpTests {
  private let help = Help(
    vocabulary: vocabulary, topics: [HelpTopic("variants", "Lists make variants.", [.paragraph("A list…")])])

  @Test(
    "Every word, group and topic has a page that says what it is",
    arguments: vocabulary.declarations.map(\.name))
  func pages(name: String) throws {
    let page = try help.page(on: name)
    let declaration = try #require(vocabulary[name])
    #expect(page.title?.string == name)
    #expect(page.blocks.contains(.paragraph(Text(declaration.summary))))
    #expect(page.blocks.contains(.code(declaration.usage, language: nil)))
  }

  @Test("Groups and topics have pages, an alias that of its word, a mistyped word the closest")
  func otherPages() throws {
    #expect(try help.page(on: "optimizers").title?.string == "optimizers")
    #expect(try help.page(on: "variants").title?.string == "variants")
    #expect(try help.page(on: "exit").title?.string == "quit")
    let failure = #expect(throws: Failure.self) { try help.page(on: "prob", at: Span(5, 9)) }
    #expect(failure?.message == "There is no help on prob. Closest: probe.")
    #expect(failure?.placed(in: "help prob").correction == "help probe")
  }

  @Test("The overview names every word once")
  func overview() {
    let text = help.overview.blocks.map { "\($0)" }.joined()
    for declaration in vocabulary.declarations { #expect(text.contains(declaration.name)) }
  }

  @Test(
    "How a word is written shows what it needs and what may be left out",
    arguments: [
      ("dense", "dense(units, activation=identity, init=none, bias=0)"),
      ("save", "save FILE [of=NETWORK]"), ("vars", "vars"), ("precision", "precision float32|float64"),
      ("by_class", "by_class(weights, …)"), ("relu", "relu"), ("undo", "undo [NUMBER]"),
      ("export", "export VALUE to=FILE"),
    ])
  func usage(name: String, usage: String) { #expect(vocabulary[name]?.usage == usage) }

  @Test("The reference page has a heading for every word, and every link leads to one")
  func reference() {
    let page = Reference(help).markdown(title: "Reference", introduction: "Every word.")
    let lines = page.split(separator: "\n")
    for declaration in vocabulary.declarations {
      #expect(lines.count { $0 == "### \(declaration.name)" } == 1)
      #expect(page.contains("(#\(declaration.name))"))
    }
    #expect(page.hasPrefix("# Reference\n\nEvery word.\n\n"))
  }
}
