import CommandKit
import Testing

@testable import Lab
@testable import Verbs

/// The mistakes of the design's table, each with the line that is offered in its place.
struct ErrorTableTests {
  static let setup = [
    "tower(depth, act) = depth * dense(8, act) -> dense(1, sigmoid)", "deep = tower(2, relu)",
    "probe [dense(3, tanh) -> dense(1, sigmoid), dense(4, tanh) -> dense(1, sigmoid)]", "a = 1", "b = 1",
    "x = 3",
  ]

  @Test(
    "a mistake is answered with the corrected line",
    arguments: [
      ("train tower(20, rleu) epochs=10", "train tower(20, relu) epochs=10"),
      ("probe tower 20", "probe tower(20)"),
      ("probe tower (20, relu)", "probe tower(20, relu)"),
      ("probe tower(20)", "probe tower(20, sigmoid)"),
      ("probe tower(20, ReLU)", "probe tower(20, relu)"),
      ("prob deep", "probe deep"),
      ("train deep lr=0.01", "train deep with=sgd(0.01)"),
      ("train deep with=0.01", "train deep with=sgd(0.01)"),
      ("train deep epochs 100", "train deep epochs=100"),
      ("train deep, epochs=100", "train deep epochs=100"),
      ("expect it.loss = 0.5", "expect it.loss == 0.5"),
      ("expect loss < 1", "expect it.loss < 1"),
      ("20 dense(64)", "20 * dense(64)"),
      ("dense(64 relu)", "dense(64, relu)"),
      ("dense(64, init=he, relu)", "dense(64, relu, init=he)"),
      ("save tuesday.md", "save \"tuesday.md\""),
      ("relu = 3", "my_relu = 3"),
      ("2..60 * dense(64)", "(2..60) * dense(64)"),
      ("print x", "x"),
      ("show x", "x"),
      ("0,5", "0.5"),
      ("dense(64, \"relu\")", "dense(64, relu)"),
      ("with = adam(lr=0.01)", "with = adam(0.01)"),
      ("data = \"moons\"", "data = moons"),
      ("precision float23", "precision float32"),
    ])
  func corrected(line: String, correction: String) throws {
    let shown = Shown()
    try shown.all(Self.setup)
    #expect(try shown.failure(line)?.correction == correction)
  }

  @Test(
    "a mistake without one right line says what is wanted",
    arguments: [
      ("expect a == 0.5", "+- 0.01"), ("it.accuracy", "rain or evaluate gives accuracy"),
      ("it.loss[adam]", "The variants are"), ("sigmoid(0.3)", "sigmoid.value(0.3)"),
      ("for d in 2..60: probe deep", "range"), ("a > 1 and b < 2", "one claim a line"),
      ("probe 3", "network"), ("train deep on=3", "data set"), ("evaluate deep threshold=2", "from 0 to 1"),
      ("it[first]", "variant"), ("undo 0", "at least 1"), ("deep.loss", "layers"),
      ("tower", "tower(depth, act)"),
      ("probe deep on=adding(samples=20)", "for each of 50 steps"), ("x = probe", "brackets"),
      ("plot 3", "picture"), ("theory softmax", "theory"), ("fresh tower(2, relu)", "name"),
      ("help nothing", "nothing"), ("load(3)", "quotes"), ("split(3)", "data set"), ("max()", "max"),
      ("it.gradient[99]", "numbered"), ("expect a", "compares"), ("1..2..3", ".."), ("dense", "units"),
    ])
  func explained(line: String, words: String) throws {
    let shown = Shown()
    try shown.all(Self.setup)
    let failure = try #require(try shown.failure(line))
    #expect(failure.message.contains(words), "\(failure.message)")
  }

  @Test("Chinese punctuation is taken as its ASCII twin")
  func twins() throws {
    let shown = Shown()
    try shown.all(Self.setup)
    try shown("y ＝ tower（2，relu）", "z ＝ 【1、2】")
    #expect(try shown("y").hasPrefix("2 * dense(8, relu)"))
    #expect(try shown.session.evaluate("z").elements.count == 2)
  }

  @Test("the habit of lists for layers runs as variants, and the foot says how to join")
  func listOfLayers() throws {
    #expect(try Shown()("probe [dense(64, relu), dense(1)]").contains("to join layers write ->"))
  }

  @Test("exit leaves, as quit does")
  func leaving() throws {
    var quits = false
    try Shown().session.run("exit") { _, outcome in quits = outcome.quits }
    #expect(quits)
  }
}
