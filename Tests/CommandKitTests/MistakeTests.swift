import CommandKit
import Testing

@Suite("Mistakes")
struct MistakeTests {
  @Test(
    "What can't be read is answered with its place, a sentence and the corrected line",
    arguments: designMistakes + habitMistakes + slipMistakes)
  func unreadable(mistake: Mistake) throws {
    let failure = try #require(parser.parsePrefix(mistake.text).failure)
    try check(failure, mistake)
    #expect(failure.kind == .syntax)
  }

  @Test(
    "Arguments that do not fit are answered with their place, a sentence and the corrected line",
    arguments: argumentMistakes)
  func unfitting(mistake: Mistake) throws {
    let statement = try #require(try parser.parseStatement(mistake.text))
    try check(try #require(mismatch(in: statement)), mistake)
  }

  @Test(
    "Every offered line reads",
    arguments: designMistakes + habitMistakes + slipMistakes + argumentMistakes)
  func offersRead(mistake: Mistake) throws {
    guard let correction = mistake.correction else { return }
    #expect(throws: Never.self) { try parser.parse(correction) }
  }

  @Test("Messages are sentences, end with a full stop, and never shout")
  func messagesAreSentences() {
    for mistake in designMistakes + habitMistakes + slipMistakes + argumentMistakes {
      #expect(mistake.message.hasSuffix("."), "\(mistake.message)")
      #expect(!mistake.message.contains("!") || mistake.text.contains("!") || mistake.message.contains("!="))
    }
  }

  @Test("A failure in a program names the line it is on, and what came before it is read")
  func linesAreNamed() throws {
    let (statements, failure) = parser.parsePrefix("x = 1\n\n# note\nprobe (\n  tower 20)\ny = 2")
    #expect(statements.count == 1)
    let place = try #require(failure?.place)
    #expect(place.line == 5 && place.column == 9)
  }

  @Test("A line that begins with an arrow is joined to the one before")
  func arrowsJoin() throws {
    let failure = try #require(parser.parsePrefix("net = dense(64)\n-> dense(1)").failure)
    #expect(failure.message == "A line can't begin with \"->\": end the line before with it.")
    #expect(failure.correction == "net = dense(64) -> dense(1)")
  }

  private func check(_ failure: Failure, _ mistake: Mistake) throws {
    let source = Array(try #require(failure.source).utf8)
    let span = try #require(failure.span)
    #expect(String(decoding: source[span.start..<span.end], as: UTF8.self) == mistake.place)
    #expect(failure.message == mistake.message)
    #expect(failure.correction == mistake.correction)
  }

  /// The first use of a declaration that its arguments do not fit.
  private func mismatch(in statement: Syntax.Statement) -> Failure? {
    var found: Failure?
    func match(_ name: String, _ arguments: [Syntax.Argument], _ form: CallForm, _ span: Span) {
      guard found == nil, let declaration = vocabulary[name] else { return }
      do throws(Failure) {
        _ = try Matcher.match(arguments, to: declaration, form: form, at: span, in: statement.text)
      } catch {
        found = error
      }
    }
    switch statement.kind {
    case .command(let command):
      match(command.verb.text, command.arguments, command.isBracketed ? .brackets : .command, command.span)
    case .value(let value):
      value.visit { inner in
        if case .call(let callee, let arguments) = inner.kind, case .name(let name) = callee.kind {
          match(name, arguments, .brackets, inner.span)
        }
      }
    default: break
    }
    return found
  }
}

@Suite("Matching")
struct MatcherTests {
  @Test("Values without a key go by place, the others by key, in the order of the declaration")
  func matches() throws {
    let declaration = try #require(vocabulary["dense"])
    let value = try parser.parseExpression("dense(64, init=he, activation=relu)")
    guard case .call(_, let arguments) = value.kind else { return }
    let matched = try Matcher.match(arguments, to: declaration, form: .brackets, at: value.span)
    #expect(matched.operands.map { "\($0.key)=\($0.value)" } == ["units=64", "activation=relu", "init=he"])
    #expect(matched["bias"] == nil)
  }

  @Test("A variadic parameter takes all that is left")
  func variadic() throws {
    let declaration = try #require(vocabulary["by_class"])
    let value = try parser.parseExpression("by_class(1, 10, 100)")
    guard case .call(_, let arguments) = value.kind else { return }
    let matched = try Matcher.match(arguments, to: declaration, form: .brackets, at: value.span)
    #expect(matched.variadic.map(\.description) == ["1", "10", "100"])
  }

  @Test(
    "In command form only the subject goes by place, in brackets every parameter",
    arguments: [
      ("train deep epochs=3", nil), ("train(deep, 3)", nil), ("train (deep) epochs=3", nil),
      ("train(deep)", nil),
      ("vars()", nil), ("quit", nil), ("exit", nil), ("vars(1)", "vars has no parameters."),
      ("vars 1", "vars takes nothing."),
    ] as [(String, String?)])
  func forms(text: String, message: String?) throws {
    let statement = try #require(try parser.parseStatement(text))
    guard case .command(let command) = statement.kind else {
      Issue.record("\(text) is no command")
      return
    }
    let declaration = try #require(vocabulary[command.verb.text])
    var found: String?
    do throws(Failure) {
      _ = try Matcher.match(command, to: declaration)
    } catch {
      found = error.message
    }
    #expect(found == message)
  }

  @Test("A failure without its source offers the corrected line once it is placed")
  func placedLater() throws {
    let statement = try #require(try parser.parseStatement("train deep lr=0.5"))
    guard case .command(let command) = statement.kind, let declaration = vocabulary["train"] else { return }
    let failure = #expect(throws: Failure.self) {
      try Matcher.match(command, to: declaration)
    }
    #expect(failure?.placed(in: statement.text).correction == "train deep with=sgd(0.5)")
  }
}

@Suite("Closest names")
struct SuggestionTests {
  @Test(
    "A slip of the hand finds the name that was meant",
    arguments: [
      ("rleu", "relu"), ("ReLU", "relu"), ("sigmod", "sigmoid"), ("sigmiod", "sigmoid"), ("tahn", "tanh"),
      ("densee", "dense"), ("LeakyReLU", "leaky_relu"), ("epoch", "epochs"), ("dropot", "dropout"),
      ("batch_norm", "batchnorm"), ("BatchNorm", "batchnorm"),
    ])
  func slips(typed: String, meant: String) {
    let names = [
      "relu", "sigmoid", "tanh", "dense", "leaky_relu", "epochs", "dropout", "batchnorm", "selu", "gelu",
    ]
    #expect(Suggestions.closest(typed, among: names) == meant)
  }

  @Test("A name like no other finds none", arguments: ["transformer", "x", "n", "qq", "attention", "foo"])
  func strangers(typed: String) {
    #expect(
      Suggestions.closest(typed, among: ["relu", "sigmoid", "tanh", "dense", "probe", "train", "ln"]) == nil)
  }

  @Test(
    "The distance counts a swap of neighbours as one change (Damerau 1964)",
    arguments: [
      ("", "abc", 3), ("abc", "abc", 0), ("abc", "acb", 1), ("ca", "abc", 3), ("kitten", "sitting", 3),
      ("relu", "rleu", 1), ("批量", "批", 1),
    ])
  func distances(a: String, b: String, distance: Int) {
    #expect(Suggestions.distance(a, b) == distance)
    #expect(Suggestions.distance(b, a) == distance)
  }

  @Test("Names are listed as in a sentence")
  func lists() {
    #expect(Suggestions.listed([String]()) == "")
    #expect(Suggestions.listed(["a"]) == "a")
    #expect(Suggestions.listed(["a", "b"]) == "a or b")
    #expect(Suggestions.listed(["a", "b", "c"], "and") == "a, b and c")
  }
}
