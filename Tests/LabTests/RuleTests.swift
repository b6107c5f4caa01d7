import Testing

@testable import Lab
@testable import Verbs

/// The rules of the language, in the order of their numbers.
struct RuleTests {
  static let tower = "tower(depth, act) = depth * dense(8, act) -> dense(1, sigmoid)"

  @Test(
    "1: a word of the language can't be bound, and the line with a free name is offered",
    arguments: [
      "relu = 3", "it = 3", "last = 1", "by = 2", "mean = 1",
    ])
  func reserved(line: String) throws {
    let failure = try #require(try Shown().failure(line))
    #expect(failure.message.contains("a word of the language"))
    #expect(failure.correction?.hasPrefix("my_") == true)
  }

  @Test("1: keys and fields are not reserved")
  func keysAreFree() throws {
    #expect(try Shown()("epochs = 3", "epochs + 1") == "4")
  }

  @Test("2: a family keeps the names that it used when it was written")
  func familiesCapture() throws {
    #expect(
      try Shown()("width = 4", "net(d) = d * dense(width)", "width = 9", "net(2)").hasPrefix("2 * dense(4)"))
  }

  @Test("2: a family can't use itself")
  func noRecursion() throws {
    #expect(try Shown().failure("f(x) = f(x)")?.message == "f can't use itself.")
  }

  @Test("3: without brackets a constructor takes its defaults")
  func defaults() throws {
    #expect(try Shown()("adam") == Shown()("adam()"))
    #expect(try Shown().failure("x = dense -> dense(1)")?.message.contains("units") == true)
  }

  @Test("4: a parameter that takes a word takes the text as typed")
  func wordsAsTyped() throws {
    #expect(try Shown()("help probe").contains("probe"))
    #expect(try Shown()("help variants").contains("axis"))
  }

  @Test("5: a verb that changes the session is no expression")
  func commandsAlone() throws {
    #expect(try Shown().failure("x = 1 + undo(1)")?.message.contains("stands alone") == true)
  }

  @Test("6: data exists from the start and is the document's generator")
  func dataExists() throws {
    #expect(try Shown()("data").hasPrefix("data · gaussian: 1000 samples, 10 features → 1 label"))
  }

  @Test("7: names hold values: nothing done to one shows in the other")
  func copies() throws {
    let shown = Shown()
    try shown("a = dense(2, relu) -> dense(1)", "b = a", "fresh b")
    #expect(try shown("a").contains("draw 0"))
    #expect(try shown("b").contains("draw 1"))
  }

  @Test("8: a network takes its input size from the data until it is trained, and keeps it then")
  func inputSize() throws {
    let shown = Shown()
    try shown(
      "deep = dense(4, relu) -> dense(1, sigmoid)", "probe deep on=moons", "probe deep", "train deep epochs=2"
    )
    #expect(try shown.failure("probe deep on=moons") != nil)
    try shown("fresh deep", "probe deep on=moons")
  }

  @Test("9: a random number depends on its place alone, never on what ran before")
  func places() throws {
    let (one, other) = (Shown(), Shown())
    try one("seed 3", "train 2 * dense(4, tanh) -> dense(1, sigmoid) epochs=3 batch=100")
    try other(
      "x = spirals", "seed 3", "probe dense(9)", "undo",
      "train 2 * dense(4, tanh) -> dense(1, sigmoid) epochs=3 batch=100")
    try other("seed 3", "train 2 * dense(4, tanh) -> dense(1, sigmoid) epochs=3 batch=100")
    #expect(try one.number("it.loss") == other.number("it.loss"))
  }

  @Test("10: seed=1..10 varies networks, not the data")
  func seedVariants() throws {
    let shown = Shown()
    try shown("probe dense(4, tanh) -> dense(1, sigmoid) seed=1..3")
    let losses = try shown.session.evaluate("it.loss").elements.compactMap(\.number)
    #expect(Set(losses).count == 3)
    #expect(try shown.number("it.loss[seed=2]") == losses[1])
  }

  @Test("19: it is the last measurement; expect, plot, bindings and shown values leave it")
  func it() throws {
    let shown = Shown()
    try shown("probe dense(4, tanh) -> dense(1, sigmoid)")
    let loss = try shown.number("it.loss")
    try shown("expect it.loss > 0", "plot sigmoid", "x = probe(dense(3) -> dense(1, sigmoid)).loss", "x")
    #expect(try shown.number("it.loss") == loss)
  }

  @Test("20: fields follow a dot, of results, of verbs in brackets, of activations")
  func fields() throws {
    #expect(try Shown().number("sigmoid.slope(0)") == 0.25)
    #expect(try Shown().number("theory(relu, init=he).factor").map { abs($0 - 1) < 1e-6 } == true)
    let failure = try Shown().failure("probe dense(4, tanh) -> dense(1, sigmoid)", "it.accuracy")
    #expect(failure?.message.contains("probe has") == true && failure?.message.contains("rain") == true)
  }

  @Test("10: seed holds for what is written afterwards, and the first data is the same in any session")
  func seeds() throws {
    let shown = Shown()
    #expect(try shown("a = dense(2)", "seed 7", "a").contains("seed 1"))
    #expect(try shown("b = dense(2)", "b").contains("seed 7"))
    #expect(try shown.number("data.entropy") == Shown().number("data.entropy"))
  }

  @Test("13: a list in a list is spliced, and no value occurs twice in one")
  func splicing() throws {
    #expect(try Shown()("a = [1, 2]", "max([a, 2, 5])") == "5")
    #expect(try Shown()("a = [1, 2]", "mean([a, 2, 3])") == "2")
  }

  @Test("14, 15: a bound list keeps its axis; two lists make a grid")
  func axes() throws {
    let shown = Shown()
    try shown("x = [1, 2, 3]")
    #expect(try shown.session.evaluate("x + x").elements.count == 3)
    #expect(try shown.session.evaluate("[1, 2, 3] + [1, 2, 3]").elements.count == 9)
  }

  @Test("15: one name is one choice")
  func oneName() throws {
    let shown = Shown()
    try shown("act = [tanh, relu]")
    #expect(try shown.session.evaluate("dense(64, act) -> dense(32, act)").elements.count == 2)
  }

  @Test("16: an axis is named after what it was given to first, and its labels are as written")
  func names() throws {
    let shown = Shown()
    try shown(Self.tower)
    let value = try shown.session.evaluate("tower([2, 3], [relu, leaky_relu(0.2)])")
    #expect(value.axes.map(\.name) == ["depth", "act"])
    #expect(value.axes[1].labels == ["relu", "leaky_relu(0.2)"])
    #expect(value.label(3) == "3, leaky_relu(0.2)")
  }

  @Test("17: square brackets pick a variant by its label; a label on two axes needs the axis's name")
  func picks() throws {
    let shown = Shown()
    try shown("n = 1..4", "m = 2..6", "p = n * m")
    #expect(try shown.number("(n * 10)[3]") == 30)
    #expect(try shown.number("p[n=3, m=5]") == 15)
    #expect(try shown.failure("p[3]")?.message.contains("say which: n=3") == true)
  }

  @Test("18: arithmetic works variant by variant, and reductions go over all axes or one")
  func reductions() throws {
    let shown = Shown()
    try shown("n = 1..4", "m = 2..6", "p = n * m")
    #expect(try shown.number("max(p)") == 24)
    #expect(try shown.session.evaluate("max(p, over=m)").elements.compactMap(\.number) == [6, 12, 18, 24])
  }

  @Test("18: expect holds if it holds for every variant, and names those that fail")
  func expectations() throws {
    #expect(try Shown().failure("n = 1..4", "expect n < 4")?.message.contains("4: ✗ n: 4 < 4") == true)
    #expect(try Shown()("n = 1..4", "expect n < 5").contains("✓"))
  }

  @Test("21: equality is exact without a tolerance, and a failure suggests one")
  func tolerance() throws {
    let failure = try #require(try Shown().failure("expect 0.1 + 0.2 == 0.3"))
    #expect(failure.message.contains("+- 0.01"))
    #expect(try Shown()("expect 0.1 + 0.2 == 0.3 +- 1e-9").contains("✓"))
    #expect(try Shown()("expect 1 < 2 <= 2").contains("✓"))
  }

  @Test("21: else says what to say where a claim fails")
  func ownMessage() throws {
    let failure = try Shown().failure("expect 1 > 2 else=\"One is less.\"")
    #expect(failure?.message.contains("One is less.") == true)
  }

  @Test("22: undo takes back statements that changed something, names them, and reset can be undone")
  func undo() throws {
    let shown = Shown()
    #expect(try shown("a = 1", "b = 2", "a + b", "undo 2").contains("b = 2"))
    #expect(try shown.failure("a")?.message.contains("called a") == true)
    try shown("a = 5", "reset", "undo")
    #expect(try shown("a") == "5")
    #expect(try Shown().failure("undo")?.message.contains("Nothing to take back") == true)
  }

  @Test("23: a statement that fails changes nothing")
  func failuresChangeNothing() throws {
    let shown = Shown()
    _ = try shown.failure("a = 1", "a = [1, 2] + nothing")
    #expect(try shown("a") == "1")
  }

  @Test(
    "24: a range of whole numbers steps by one, any other wants a step",
    arguments: [
      ("1..5", 5), ("5..1", 5), ("2..60 by 2", 30), ("1e-4..1 by *10", 5), ("0..1 by 0.1", 11),
    ])
  func ranges(text: String, count: Int) throws {
    #expect(try Shown().session.evaluate(text).elements.count == count)
  }

  @Test("24: more than ten thousand variants are refused before any work")
  func tooMany() throws {
    #expect(try Shown().failure("1..20000")?.message.contains("10000") == true)
    #expect(try Shown().failure("a = 1..200", "b = 1..200", "a * b")?.message.contains("200 × 200") == true)
    #expect(try Shown().failure("0.5..3")?.message.contains("step") == true)
  }

  @Test("25: an error has the place and the corrected line")
  func corrections() throws {
    let failure = try #require(try Shown().failure(Self.tower, "tower(20, rleu)"))
    #expect(failure.message == "No activation is called rleu. Closest: relu.")
    #expect(failure.correction == "tower(20, relu)")
    #expect(failure.span.map { [$0.start, $0.end] } == [10, 14])
  }
}

/// Where an axis comes from tells it from others, and nothing that ran before.
struct AxisIdentityTests {
  static let lines = [
    "act = [tanh, relu]", "tower(depth) = depth * dense([4, 8], act)", "x = tower(2..3)",
    "y = [1, 2] + [1, 2]",
    "z = [tower(1), tower(2)]",
  ]

  private func identities(_ session: Session) -> [String: [VariantAxis.Identity]] {
    var found: [String: [VariantAxis.Identity]] = [:]
    for (name, binding) in session.state.bindings {
      if case .value(let value) = binding { found[name] = value.axes.map(\.identity) }
    }
    return found
  }

  @Test("the same statements give the same axes in every session, whatever else was evaluated or failed")
  func equalSessions() throws {
    let (one, other) = (Shown(), Shown())
    try one.all(Self.lines)
    for line in Self.lines {
      _ = try other.session.evaluate("[5, 6, 7] * [1, 2]")
      _ = try other.failure("[1, 2] + nothing")
      try other(line)
    }
    #expect(identities(one.session) == identities(other.session))
  }

  @Test("a statement that is taken back and typed again on the same state gives the same axes")
  func replayed() throws {
    let shown = Shown()
    try shown("a = [1, 2]")
    let state = shown.session.state
    try shown("b = [1, 2]")
    let first = identities(shown.session)
    shown.session.restore(state)
    try shown("b = [1, 2]")
    #expect(identities(shown.session) == first)
    #expect(try shown.session.evaluate("a + b").elements.count == 4)
  }

  @Test("lists of other statements, other places and other calls of a family are other axes")
  func distinct() throws {
    let shown = Shown()
    try shown.all(Self.lines)
    #expect(try shown.session.evaluate("x").elements.count == 2 * 2 * 2)
    #expect(try shown.session.evaluate("tower(1) -> tower(1)").elements.count == 2 * 2 * 2)
    #expect(try shown.session.evaluate("[1, 2] + y").elements.count == 8)
    #expect(Set(identities(shown.session).values.joined()).count == 1 + 2 + 2 + 1)
    try shown("undo", "w = [1, 2]")
    #expect(try shown.session.evaluate("w + y").elements.count == 8)
  }
}
