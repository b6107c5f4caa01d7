import CommandKit
import Synchronization
import Testing

@testable import Lab
@testable import Verbs

struct TrainTests {
  static let small = "deep = 2 * dense(8, relu) -> dense(1, sigmoid)"

  @Test("train NAME changes what the name holds, and goes on from there")
  func keeps() throws {
    let shown = Shown()
    try shown(Self.small, "train deep epochs=5")
    let first = try #require(try shown.number("it.loss"))
    try shown("train deep epochs=20")
    #expect(try #require(try shown.number("it.loss")) < first)
    #expect(try shown("deep").contains("with its weights"))
  }

  @Test("training anything else changes no name")
  func comparisonsChangeNothing() throws {
    let shown = Shown()
    try shown(Self.small, "train deep epochs=2 with=[adam(0.01), sgd(0.1)]")
    #expect(try shown("deep").contains("untrained"))
    try shown("train deep epochs=2 seed=1..2", "x = train(deep, epochs=2).loss")
    #expect(try shown("deep").contains("untrained"))
  }

  @Test("stopped, train NAME keeps its finished epochs, says so, and the same line does the rest")
  func interrupted() throws {
    let shown = Shown()
    try shown(Self.small)
    let asked = Atomic<Int>(0)
    // The work asks many times an epoch; after some it is told to stop.
    let context = ExecutionContext(
      threads: 1, shouldStop: { asked.wrappingAdd(1, ordering: .relaxed).newValue > 200 })
    var text = ""
    try shown.session.run("train deep epochs=5000", context) { _, outcome in
      text = outcome.document.terminalText(.init(width: 100, color: .none, unicode: true))
    }
    let done = try #require(try shown.number("it.epochs"))
    #expect(done >= 1 && done < 5000)
    #expect(text.contains("stopped after epoch \(Int(done)) of 5000"))
    guard case .value(let value)? = shown.session.state.bindings["deep"],
      case .network(let network)? = value.single
    else {
      Issue.record("deep holds no network")
      return
    }
    #expect(network.state?.epochs == Int(done))
    #expect(network.unfinished?.epochsLeft == 5000 - Int(done))
  }

  @Test("stopped, any other training changes nothing")
  func interruptedComparison() throws {
    let shown = Shown()
    try shown(Self.small)
    do throws(Failure) {
      try shown.session.run(
        "train deep epochs=5000 seed=1..2", ExecutionContext(threads: 2, shouldStop: { true }))
      Issue.record("it went on")
    } catch { #expect(error.kind == .interrupted) }
    #expect(shown.session.state.it == nil)
  }

  @Test("two networks alike but for depth: one learns, the other stays at the label entropy")
  func depth() throws {
    let shown = Shown()
    try shown("data = gaussian(samples=300)", "net(depth) = depth * dense(32, sigmoid) -> dense(1, sigmoid)")
    try shown("train net([2, 20]) epochs=100 with=adam(0.01)")
    #expect(try #require(try shown.number("it.loss[2]")) < 0.2)
    let rest = try #require(try shown.number("it.loss[20] - data.entropy"))
    #expect(abs(rest) < 1e-4)
  }

  @Test("a rate far too large is noticed, and where it began is said")
  func notFinite() throws {
    let text = try Shown()("train 6 * dense(16, relu) -> dense(1) loss=mse with=sgd(1e6) epochs=20")
    #expect(text.contains("Not a finite number any more"))
  }

  @Test("weights that training has broken are told from a network that breaks by itself")
  func brokenWeights() throws {
    let shown = Shown()
    try shown("n = dense(8, relu) -> dense(1)", "train n with=sgd(1e30) epochs=5")
    let broken = try shown("diagnose n")
    #expect(broken.contains("weights and biases of layer 1") && broken.contains("rate_down"))
    try shown("fresh n")
    #expect(try !shown("diagnose n").contains("Not finite"))
    let grown = try shown("diagnose 9 * dense(8, relu, init=normal(1e6)) -> dense(1)")
    #expect(grown.contains("the first to give a NaN"))
  }

  @Test(
    "arguments of the wrong kind are refused with the line that would do",
    arguments: [
      ("train deep with=0.01", "train deep with=sgd(0.01)"),
      ("train deep lr=0.01", "train deep with=sgd(0.01)"),
    ])
  func mistakes(line: String, correction: String) throws {
    #expect(try Shown().failure(Self.small, line)?.correction == correction)
  }
}
