import CommandKit
import Messages
import Parameters
import Testing
import Twins

@Suite("Mistakes")
struct MistakeTests {
  static let unreadable = statementMistakes + commandMistakes + valueMistakes

  @Test(
    "What can't be read is answered with its place, a message and the corrected line", arguments: unreadable)
  func isAnswered(mistake: Mistake) throws {
    let failure = try #require(parser.parsePrefix(mistake.text).failure)
    try check(failure, mistake)
    #expect(failure.kind == .syntax)
  }

  @Test(
    "Arguments that do not fit are answered with their place, a message and the corrected line",
    arguments: argumentMistakes)
  func doesNotFit(mistake: Mistake) throws {
    let statement = try #require(try parser.parseStatement(mistake.text))
    let failure = try #require(mismatch(in: statement))
    try check(failure, mistake)
  }

  @Test("In full width a mistake is the same", arguments: unreadable)
  func isSameInFullWidth(mistake: Mistake) throws {
    let failure = try #require(parser.parsePrefix(inFullWidth(mistake.text)).failure)
    #expect(shown(failure.reason).withASCIILookalikes == mistake.message.withASCIILookalikes)
    #expect(failure.correction?.withASCIILookalikes == mistake.correction?.withASCIILookalikes)
    // The place is one of whole characters.
    let bytes = Array(try #require(failure.source).utf8)
    let span = try #require(failure.span)
    for end in [span.start, span.end] where end < bytes.count { #expect(bytes[end] & 0xC0 != 0x80) }
  }

  @Test("Every offered line reads", arguments: unreadable + argumentMistakes)
  func offersRead(mistake: Mistake) throws {
    guard let correction = mistake.correction else { return }
    #expect(throws: Never.self) { try parser.parse(correction) }
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
    #expect(failure.reason.isEqual(to: AdviceMessage.arrowEndsLine))
    #expect(failure.correction == "net = dense(64) -> dense(1)")
  }

  @Test("A pasted prompt is no part of a statement", arguments: ["$ ", ">>> ", "In [4]: ", "[4] "])
  func prompts(prompt: String) throws {
    #expect(try parser.parse(prompt + "x = 3").map(\.text) == ["x = 3"])
  }

  private func check(_ failure: Failure, _ mistake: Mistake) throws {
    let source = Array(try #require(failure.source).utf8)
    let span = try #require(failure.span)
    #expect(String(decoding: source[span.start..<span.end], as: UTF8.self) == mistake.place)
    #expect(shown(failure.reason) == mistake.message)
    #expect(Twins.faults(of: failure.reason) == [])
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
  private func match(_ text: String) throws -> MatchedArguments {
    let value = try parser.parseExpression(text)
    let (name, arguments) = try #require(
      {
        if case .call(let callee, let arguments) = value.kind { (callee.description, arguments) } else { nil }
      }())
    return try Matcher.match(arguments, to: try #require(vocabulary[name]), form: .brackets, at: value.span)
  }

  private func command(_ text: String) throws -> Syntax.Command {
    let statement = try #require(try parser.parseStatement(text))
    return try #require({ if case .command(let command) = statement.kind { command } else { nil } }())
  }

  @Test("Values without a key go by place, the others by key, in the order of the declaration")
  func matches() throws {
    let matched = try match("dense(64, init=he, activation=relu)")
    #expect(matched.operands.map { "\($0.key)=\($0.value)" } == ["units=64", "activation=relu", "init=he"])
    #expect(matched["bias"] == nil)
  }

  @Test("A variadic parameter takes all that is left")
  func variadic() throws {
    #expect(try match("by_class(1, 10, 100)").variadic.map(\.description) == ["1", "10", "100"])
  }

  @Test(
    "In command form only the subject goes by place, in brackets every parameter",
    arguments: [
      ("train deep epochs=3", nil), ("train(deep, 3)", nil), ("train (deep) epochs=3", nil),
      ("train(deep)", nil), ("reset()", nil), ("quit", nil), ("exit", nil),
      ("reset(1)", .noParameters(of: "reset", calls: [])), ("reset 1", .takesNothing(of: "reset")),
    ] as [(String, ParameterMessage?)])
  func forms(text: String, message: ParameterMessage?) throws {
    let command = try command(text)
    var found: (any Message)?
    do throws(Failure) {
      _ = try Matcher.match(command, to: command.declaration)
    } catch {
      found = error.reason
    }
    #expect(found as? ParameterMessage == message)
  }

  @Test("A failure without its source offers the corrected line once it is placed")
  func placedLater() throws {
    let text = "train deep lr=0.5"
    let command = try command(text)
    let failure = #expect(throws: Failure.self) {
      try Matcher.match(command, to: command.declaration)
    }
    #expect(failure?.placed(in: text).correction == "train deep with=sgd(0.5)")
  }
}
