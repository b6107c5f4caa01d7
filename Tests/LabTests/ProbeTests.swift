import Testing

@testable import Lab
@testable import Verbs

/// What the probe must show, by the claims of theory and by figures measured with PyTorch over ten seeds.
struct ProbeTests {
  static let tower = "tower(depth, act) = depth * dense(64, act) -> dense(1, sigmoid)"

  @Test("twenty sigmoid layers: the factor is theory's 0.236, and the first gradient has all but vanished")
  func sigmoid() throws {
    let shown = Shown()
    try shown("seed 7", Self.tower, "probe tower(20, sigmoid)")
    #expect(abs(try #require(try shown.number("it.factor")) - 0.236) < 0.02)
    #expect(abs(try #require(try shown.number("it.theory.factor")) - 0.236) < 0.001)
    #expect(try #require(try shown.number("it.ratio")) < 1e-11)
    #expect(try #require(try shown.number("it.distinct[last]")) < 20)
  }

  @Test("twenty relu layers: the factor is about 1, as theory says")
  func relu() throws {
    let shown = Shown()
    try shown("seed 7", Self.tower, "probe tower(20, relu)")
    #expect(0.90...1.08 ~= (try #require(try shown.number("it.factor"))))
    #expect(abs(try #require(try shown.number("it.theory.factor")) - 1) < 0.005)
  }

  @Test("the same line typed twice gives the same numbers, free play in between or not")
  func repeatable() throws {
    let shown = Shown()
    try shown("seed 7", Self.tower)
    let first = try shown("probe tower(6, tanh)")
    try shown("x = 3", "probe tower(3, relu)", "train tower(2, relu) epochs=2")
    #expect(try shown("probe tower(6, tanh)") == first)
  }

  @Test("at 80 columns the table keeps what matters and no line is longer")
  func narrow() throws {
    let shown = Shown()
    var text = ""
    try shown.session.run("probe 3 * dense(8, sigmoid) -> dense(1, sigmoid)") { _, outcome in
      text = outcome.document.terminalText(.init(width: 80, color: .none, unicode: true))
    }
    #expect(text.split(separator: "\n").allSatisfy { $0.count <= 80 })
    #expect(text.contains("signal δ") && text.contains("×/layer"))
  }

  @Test("in float32 a gradient of 1e−30 is no zero; beyond 1e−45 it is, and float64 still sees it")
  func precision() throws {
    let shown = Shown()
    try shown("tower(depth) = depth * dense(32, sigmoid) -> dense(1, sigmoid)")
    #expect(try #require(try shown.number("probe(tower(45)).gradient[1]")) > 0)
    #expect(try shown.number("probe(tower(80)).gradient[1]") == 0)
    try shown("precision float64")
    #expect(try #require(try shown.number("probe(tower(80)).gradient[1]")) > 0)
  }

  @Test("several seeds give a median with its range")
  func seeds() throws {
    let text = try Shown()("probe 4 * dense(8, tanh) -> dense(1) seed=1..3")
    #expect(text.contains("over 3 seeds"))
  }

  @Test("variants measured side by side have the numbers of one by one")
  func sideBySide() throws {
    let shown = Shown()
    try shown(Self.tower, "probe tower([3, 5], [tanh, relu])")
    let together = try shown.session.evaluate("it.factor").elements.compactMap(\.number)
    let alone = try ["tower(3, tanh)", "tower(3, relu)", "tower(5, tanh)", "tower(5, relu)"].map {
      try shown.number("probe(\($0)).factor")
    }
    #expect(together == alone.compactMap { $0 })
  }
}

extension ProbeTests {
  @Test("a sweep over the depth is fitted: each further sigmoid layer takes about three quarters away")
  func sweep() throws {
    let text = try Shown()(Self.tower, "probe tower(2..20 by 2, sigmoid)")
    let number = try #require(text.split(separator: "fitted: ×").last?.prefix { $0.isNumber || $0 == "." })
    #expect(0.2...0.27 ~= (Double(number) ?? 0))
  }
}
