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

  /// At 80 columns, with the layers' numbers of one digit.
  private func heading(_ line: String, width: Int = 80) throws -> (heading: String, leftOut: String) {
    let shown = Shown()
    var text = ""
    try shown(Self.tower)
    try shown.session.run(line) { _, outcome in
      text = outcome.document.terminalText(.init(width: width, color: .none, unicode: true))
    }
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    #expect(lines.allSatisfy { $0.count <= width })
    let leftOut = lines.drop { !$0.hasPrefix("not shown here: ") }.prefix { !$0.isEmpty }
    return (lines.first { $0.contains("← signal") } ?? "", leftOut.joined(separator: " "))
  }

  /// The words of a heading that has them in this order.
  private static func words(_ columns: String) -> [Substring] { columns.split(separator: " ") }

  @Test(
    "at 80 columns the table has what the verdict speaks of and names the rest",
    arguments: [
      (
        "probe tower(9, tanh)", "layer → size spread nudge ← signal ×/layer step",
        "not shown here: distinct (it.distinct), weight grad (it.gradient), slope φ′ (it.slope)"
      ),
      (
        "probe tower(9, sigmoid)", "layer → size spread distinct ← signal ×/layer weight grad",
        "not shown here: nudge (it.nudge), step (it.step), slope φ′ (it.slope)"
      ),
      (
        "probe lstm(8) -> dense(1) on=adding(samples=20, length=5)",
        "layer → size spread nudge ← signal ×/layer weight grad step",
        "not shown here: distinct (it.distinct)"
      ),
    ])
  func narrow(_ line: String, _ columns: String, _ leftOut: String) throws {
    let shown = try heading(line)
    #expect(Self.words(shown.heading) == Self.words(columns))
    #expect(shown.leftOut == leftOut)
  }

  @Test("a wide screen has every figure, a column without any is left out")
  func wide() throws {
    let all = try heading("probe tower(3, sigmoid)", width: 160)
    let figures = Self.words("size spread nudge distinct signal ×/layer log10 weight grad step slope")
    #expect(Set(figures).isSubset(of: Self.words(all.heading)))
    #expect(!all.heading.contains("dead"))
    #expect(all.leftOut.isEmpty)
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
