import CommandKit
import Engine
import Messages
import Parameters
import Testing
import Twins

@testable import Lab
@testable import Verbs

/// Every parameter of every verb, constructor and function: what holds when it is left out, and what it refuses.
struct ParameterTests {
  /// A parameter, and a call of its declaration that lacks nothing.
  struct Case: CustomTestStringConvertible {
    let declaration: Declaration
    let parameter: Parameter

    var testDescription: String { "\(declaration.name) \(parameter.name)" }

    /// `name(needed=…, parameter=value)`
    func call(_ value: String?) -> String {
      var arguments: [String] = []
      for other in declaration.parameters where other.name != parameter.name && other.isRequired {
        arguments.append("\(other.name)=\(ParameterTests.value(for: other))")
      }
      if let value { arguments.append("\(parameter.name)=\(value)") }
      return "\(declaration.name)(\(arguments.joined(separator: ", ")))"
    }
  }

  /// A statement is taken as it is read, and by no key.
  static let cases = Session().vocabulary.declarations.flatMap { declaration in
    declaration.parameters.map { Case(declaration: declaration, parameter: $0) }
  }.filter { !$0.parameter.takes(.statement) }

  /// Something that a parameter takes.
  static func value(for parameter: Parameter) -> String {
    if let choice = parameter.choices.first { return choice }
    if parameter.isClaim { return "1 < 2" }
    if parameter.takes(.number) || parameter.isWhole { return literal(max(1, parameter.range?.lower ?? 1)) }
    if parameter.takes(.network) || parameter.takes(.activation) { return "relu" }
    if parameter.takes(.data) || parameter.takes(.name) { return "data" }
    if parameter.takes(.text) || parameter.takes(.file) { return "\"a\"" }
    return "1"
  }

  /// What the arguments of a line are, variant by variant, as one would type them; or why they are refused.
  private func arguments(_ line: String) throws -> Result<[String: [String]], Failure> {
    let session = Session()
    let evaluator = Evaluator(language: session.language, state: session.state, context: ExecutionContext())
    do throws(Failure) {
      switch try session.parse(line)[0].kind {
      case .command(let command):
        return .success(
          Dictionary(
            try evaluator.invocation(of: command).values.map { ($0.key, $0.value.elements.map(\.written)) },
            uniquingKeysWith: { first, _ in first }))
      case .value(let expression):
        return .success(["": try evaluator.value(expression).elements.map(\.written)])
      default: return .success([:])
      }
    } catch { return .failure(error) }
  }

  private func refusal(_ line: String) throws -> (any Message)? {
    if case .failure(let failure) = try arguments(line) { failure.reason } else { nil }
  }

  @Test(
    "left out, a parameter is what help shows as its default",
    arguments: cases.filter { $0.parameter.default.written != nil })
  func defaults(one: Case) throws {
    let shown = try #require(one.parameter.default.written)
    let help = Help(vocabulary: Session().vocabulary).page(of: one.declaration)
    #expect("\(help)".contains(shown))
    // The boundaries of a piecewise schedule come in pairs.
    guard one.parameter.default != Parameter.Default.none || one.declaration.name != "piecewise" else {
      return
    }
    let leftOut = try arguments(one.call(nil)).get()
    #expect(try arguments(one.call(shown)).get() == leftOut)
  }

  @Test("what lies outside of a range is refused", arguments: cases.filter { $0.parameter.range != nil })
  func ranges(one: Case) throws {
    let range = try #require(one.parameter.range)
    var outside: [Double] = []
    if let lower = range.lower { outside += [lower - 1] + (range.excludesLower ? [lower] : []) }
    if let upper = range.upper { outside += [upper + 1] + (range.excludesUpper ? [upper] : []) }
    for number in outside {
      let message = try #require(try refusal(one.call(literal(number))), "\(number)")
      #expect(
        message.isEqual(
          to: ParameterMessage.outOfRange(parameter: one.parameter.name, range: range, given: number)),
        "\(number): \(message)")
    }
  }

  @Test("the ends of a range are taken", arguments: cases.filter { $0.declaration.role == .verb })
  func limits(one: Case) throws {
    guard let range = one.parameter.range else { return }
    for end in [range.excludesLower ? nil : range.lower, range.excludesUpper ? nil : range.upper] {
      if let end { #expect(try refusal(one.call(literal(end))) == nil) }
    }
  }

  @Test("a whole number has no fraction", arguments: cases.filter { $0.parameter.isWhole })
  func whole(one: Case) throws {
    let message = try #require(try refusal(one.call("1.5")))
    #expect(message.isEqual(to: ParameterMessage.notWhole(parameter: one.parameter.name, given: 1.5)))
  }

  @Test(
    "a value of another kind is refused",
    arguments: cases.filter { !$0.parameter.isClaim && !$0.parameter.isWord && !$0.parameter.takes(.value) })
  func kinds(one: Case) throws {
    let parameter = one.parameter
    guard !parameter.takes(.name), !parameter.takes(.axis), !parameter.takes(.word) else { return }
    let (value, kind): (String, ValueKind) =
      parameter.takes(.file)
      ? ("1", .number) : parameter.takes(.flag) ? ("adam", .optimizer) : ("true", .flag)
    let message = try #require(try refusal(one.call(value)))
    #expect(
      message.isEqual(
        to: ParameterMessage.wrongKind(parameter: parameter.name, wanted: parameter.kinds, given: kind)),
      "\(message)")
  }

  @Test(
    "a word that is none of the choices is refused", arguments: cases.filter { !$0.parameter.choices.isEmpty }
  )
  func choices(one: Case) throws {
    let message = try #require(try refusal(one.call("nonsense")))
    #expect(
      message.isEqual(
        to: ParameterMessage.notOneOf(
          parameter: one.parameter.name, choices: one.parameter.choices, given: "nonsense")))
  }

  @Test("what must be given is missed", arguments: cases.filter { $0.parameter.isRequired })
  func missing(one: Case) throws {
    guard case .missing(one.parameter.name, _)? = try refusal(one.call(nil)) as? ParameterMessage else {
      Issue.record("\(one.call(nil)) is taken")
      return
    }
  }

  @Test(
    "each refusal has its words",
    arguments: [
      (.wrongKind(parameter: "on", wanted: [.data], given: .number), "on takes a data set, not a number."),
      (
        .wrongKind(parameter: "a", wanted: [.data, .number], given: .none),
        "a takes a data set or a number, not none."
      ),
      (.outOfRange(parameter: "a", range: .from(1), given: 0), "a must be at least 1, not 0."),
      (.outOfRange(parameter: "a", range: .from(0, to: 1), given: 2), "a must be from 0 to 1, not 2."),
      (
        .outOfRange(parameter: "a", range: .from(0, below: 1), given: 1),
        "a must be from 0 to below 1, not 1."
      ),
      (.outOfRange(parameter: "a", range: .above(0), given: 0), "a must be above 0, not 0."),
      (.notWhole(parameter: "a", given: 0.5), "a is a whole number, not 0.5."),
      (.notFinite(parameter: "a"), "a must be finite."),
      (.notOneOf(parameter: "a", choices: ["b", "c"], given: "d"), "a is b or c, not d."),
      (.severalValues(parameter: "a"), "a takes one value, not a list."),
      (.missing(parameter: "a", example: "f(a)"), "a is missing: f(a)."),
      (.missing(parameter: "a", example: nil), "a is missing."),
      (.givenTwice(parameter: "a"), "a is given twice."),
      (.unknownKey(of: "f", key: "b", closest: "a", known: ["a"]), "f has no key b. Closest: a."),
      (.unknownKey(of: "f", key: "b", closest: nil, known: ["a", "c"]), "f has no key b; it has a and c."),
      (.unknownKey(of: "f", key: "b", closest: nil, known: []), "f has no keys."),
      (.otherKey(reason: .keyIs("a"), meant: "a=1"), "The key is a: a=1."),
      (.otherKey(reason: .keyOfOptimizerIs("with"), meant: "with=a"), "The optimizer's key is with: with=a."),
      (.otherKey(reason: .keyOfDataIs("on"), meant: "on=a"), "The data's key is on: on=a."),
      (
        .otherKey(reason: .rateBelongsToOptimizer, meant: "with=a"),
        "The rate belongs to the optimizer: with=a."
      ),
      (.otherKey(reason: .rateComesFirst, meant: "1"), "The rate is the first value, without a key: 1."),
      (.otherKey(reason: .clipIsValue, meant: "clip=a"), "A clip is a value of its own: clip=a."),
      (.takesNothing(of: "f"), "f takes nothing."),
      (.takesNothingWithoutKey(of: "f"), "f takes nothing without a key."),
      (.noParameters(of: "f", calls: ["f.a(1)"]), "f has no parameters: f.a(1)."),
      (.tooMany(of: "f", parameters: ["a"]), "f takes at most 1 value: a."),
      (.range(.from(2, to: 3)), "from 2 to 3"),
    ] as [(ParameterMessage, String)])
  func words(message: ParameterMessage, words: String) {
    #expect(message.words(in: .english) == words)
    guard case .range = message else { return #expect(Twins.faults(of: message) == []) }
    #expect(message.words(in: .chinese) == "2 到 3")
  }
}
