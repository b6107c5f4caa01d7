import CommandKit
import Lab
import Testing
import Verbs

/// The text is that of the editor, with `|` where the cursor is.
@Suite("Completion")
struct CompleterTests {
  private let session: Session
  private let scope: Completer.Scope

  init() throws {
    let session = Session()
    try session.run(
      """
      deep = 2 * dense(4, relu) -> dense(1, sigmoid)
      tower(depth, act) = depth * dense(4, act) -> dense(1, sigmoid)
      批 = 32
      grid = probe(tower([1, 2], relu), seed=1..2)
      probe deep
      """)
    self.session = session
    scope = session.scope(
      files: { prefix in
        ["lesson.md", "notes.md"].filter { $0.hasPrefix(prefix) }.map { Completer.Candidate($0, "", .file) }
      },
      words: { declaration, _ in
        declaration.name == "goto" ? [Completer.Candidate("core-concept", "", .word)] : []
      })
  }

  private func complete(_ text: String) -> (texts: [String], replaced: String) {
    let parts = text.split(separator: "|", maxSplits: 1, omittingEmptySubsequences: false)
    let whole = parts.joined()
    let completion = Completer(vocabulary: vocabulary).complete(whole, at: parts[0].utf8.count, in: scope)
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
      ("train deep with=rms|", ["rmsprop"], "rms"),
      ("train deep clip=by|", ["by_norm", "by_value", "by_layer"], "by"),
      ("train deep watch=|", ["gradients"], ""),
      ("train deep watch=gr|", ["gradients"], "gr"),
      ("train(deep, ep|", ["epochs="], "ep"),
      ("train(deep, with=rms|)", ["rmsprop"], "rms"),
      ("dense(64, re|", ["relu"], "re"),
      ("dense(64, init=h|", ["he"], "h"),
      ("dense(64, activation=[relu, ta|", ["tanh"], "ta"),
      ("probe tower(20, si|", ["sigmoid", "silu"], "si"),
      ("precision |", ["float32", "float64"], ""),
      ("goto co|", ["core-concept"], "co"),
      ("goto core-c|", ["core-concept"], "core-c"),
      ("help gradc|", ["gradcheck"], "gradc"),
      ("it.ra|", ["ratio"], "ra"),
      ("expect it.lo|", ["loss"], "lo"),
      ("expect probe(deep).ra|", ["ratio"], "ra"),
      ("sigmoid.|", ["value(", "slope("], ""),
      ("sigmoid.sl|(3)", ["slope"], "sl"),
      ("save \"no|", ["notes.md"], "no"),
      ("save “no|", ["notes.md"], "no"),
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
      ("x = 1 # pro|", [], ""),
      ("expect it.loss < 1 else=\"no|", [], ""),
      ("x = \"pro|", [], ""),
      ("x = 12|", [], ""),
      ("x = 3 |", [], ""),
      ("sgd(0.1, mo|", ["momentum="], "mo"),
      ("sgd(0.1, nesterov=|", ["true", "false"], ""),
      ("evaluate deep on=s|", ["spirals", "split(", "standardize("], "s"),
    ] as [(String, [String], String)])
  func completes(text: String, expected: [String], replaced: String) { check(text, expected, replaced) }

  @Test(
    "Inside brackets, lists, picks and chains the place decides, not the line",
    arguments: [
      ("it.gradient[la|", ["last"], "la"),
      ("grid[de|", ["depth=", "deep"], "de"),
      ("grid[depth=|", ["1", "2"], ""),
      ("grid[depth=2].ra|", ["ratio"], "ra"),
      ("grid[depth=2, se|", ["seed="], "se"),
      ("probe deep -> dr|", ["dropout"], "dr"),
      ("probe deep -> ba|", ["batchnorm"], "ba"),
      ("x = 2 * (deep -> res|", ["residual("], "res"),
      ("train deep with=sgd(warm|", ["warmup("], "warm"),
      ("train deep with=[sgd(0.1), lio|", ["lion"], "lio"),
      ("train deep with=sgd(cosine(0.1, st|", ["steps=", "std("], "st"),
      ("evaluate deep on=split(dig|", ["digits"], "dig"),
      ("expect max(probe(dee|", ["deep"], "dee"),
      ("expect probe(deep, se|", ["seed="], "se"),
      ("boundary theo|", ["theory("], "theo"),
      ("dense(64, init=(h|", ["he"], "h"),
      ("train(deep,\n  ep|", ["epochs="], "ep"),
      ("x = 1 +\n  批|", ["批"], "批"),
      ("g(width) = dense(wi|", ["width"], "wi"),
      ("[4] probe de|", ["deep", "dense("], "de"),
    ] as [(String, [String], String)])
  func nests(text: String, expected: [String], replaced: String) { check(text, expected, replaced) }

  @Test(
    "In the middle of a line what follows is taken into account",
    arguments: [
      ("train deep ep| epochs=3", [], "ep"),
      ("train deep w| with=adam", ["weights=", "watch="], "w"),
      ("train(deep, ep|, epochs=3)", [], "ep"),
      ("train deep with=sgd(mo|) momentum=1", ["momentum="], "mo"),
      ("tra| deep", ["train"], "tra"),
      ("train deep epo|=3", ["epochs"], "epo"),
      ("pro|\ntrain deep", ["probe", "progress"], "pro"),
    ] as [(String, [String], String)])
  func looksAhead(text: String, expected: [String], replaced: String) { check(text, expected, replaced) }

  @Test(
    "What can't be read before the cursor is left out",
    arguments: [
      ("train tower 20 wi|", ["with="], "wi"),
      ("train deep, wi|", ["with="], "wi"),
      ("probe dense(64 relu) -> dr|", ["dropout"], "dr"),
      ("dense(64, init=he, relu) -> dr|", ["dropout"], "dr"),
      ("x = 0,5 + 批|", ["批"], "批"),
      ("x = = sigm|", ["sigmoid"], "sigm"),
      ("f(1 2, 批|", ["批"], "批"),
      ("probe tower(\n\nev|", ["evaluate"], "ev"),
      ("prbe deep\nev|", ["evaluate"], "ev"),
      ("2..60 * dense(64) -> dr|", ["dropout"], "dr"),
      ("train deep epochs=3 epochs=4 wi|", ["with="], "wi"),
      ("print(it.ra|", ["ratio"], "ra"),
    ] as [(String, [String], String)])
  func readsOn(text: String, expected: [String], replaced: String) { check(text, expected, replaced) }

  private func check(_ text: String, _ expected: [String], _ replaced: String) {
    let found = complete(text)
    #expect(found.texts.sorted() == expected.sorted(), "\(text)")
    #expect(expected.isEmpty || found.replaced == replaced)
  }

  @Test("At the start of a line stand the verbs first")
  func verbsFirst() {
    #expect(complete("|").texts.first == vocabulary.verbs.first?.name)
    #expect(complete("|").texts.contains("deep"))
  }

  @Test("A field is one that the result has")
  func fieldsOfResults() {
    let fields = complete("it.|").texts
    #expect(fields.contains("factor") && !fields.contains("accuracy"))
  }

  @Test("A key that is given is not offered again, and no value behind a key")
  func keysOnce() {
    let keys = complete("train deep epochs=10 |").texts
    #expect(!keys.contains("epochs=") && keys.contains("with=") && !keys.contains("net="))
    let inBrackets = complete("train(deep, epochs=10, |").texts
    #expect(!inBrackets.contains("epochs=") && !inBrackets.contains("net=") && !inBrackets.contains("deep"))
    #expect(inBrackets.contains("with="))
  }

  @Test("After a complete value in brackets only a sign can follow")
  func nothingFollows() { #expect(complete("dense(64 |").texts.isEmpty) }

  @Test(
    "Every parameter of every word completes where its value stands",
    arguments: vocabulary.declarations.map(\.name))
  func everyParameter(name: String) throws {
    let declaration = try #require(vocabulary[name])
    for parameter in declaration.parameters where !parameter.choices.isEmpty {
      let found = complete("\(declaration.name)(\(parameter.name)=|").texts
      #expect(found.starts(with: parameter.choices), "\(declaration.name) \(parameter.name): \(found)")
    }
    guard declaration.role == .verb else { return }
    let keys = declaration.parameters.filter { !$0.isSubject && !$0.isVariadic }.map { $0.name + "=" }
    let subject = declaration.subject.map { $0.isWord ? "x" : "批" } ?? ""
    #expect(complete("\(declaration.name) \(subject) |").texts == keys)
  }

  @Test("Every candidate has its kind, and those that are declared their sentence")
  func candidatesAreDescribed() {
    for candidate in Completer(vocabulary: vocabulary).complete("", at: 0, in: scope).candidates
    where candidate.kind == .verb {
      #expect(!candidate.description.isEmpty)
    }
  }
}
