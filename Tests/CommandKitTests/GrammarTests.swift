import CommandKit
import Testing

@Suite("The grammar")
struct GrammarTests {
  @Test(
    "A statement reads one way",
    arguments: [
      ("seed 7", "command seed 7"),
      (
        "tower(depth, act) = depth * dense(64, act) -> dense(1, sigmoid)",
        "family tower(depth, act) = depth * dense(64, act) -> dense(1, sigmoid)"
      ),
      ("probe tower(20, [sigmoid, tanh, relu])", "command probe tower(20, [sigmoid, tanh, relu])"),
      (
        "train tower(20, [sigmoid, relu]) epochs=100 with=adam(0.001) seed=1..5",
        "command train tower(20, [sigmoid, relu]) epochs=100 with=adam(0.001) seed=1..5"
      ),
      ("0.25^20", "value 0.25^20"),
      ("-2^2", "value -2^2"),
      ("[4] probe x", "command probe x"),
      ("[4] * x", "value [4] * x"),
      ("goto core-concept", "command goto core-concept"),
      ("exit", "command quit"),
      ("x＝【1、2】", "bind x = [1, 2]"),
      ("1e−4 .. 1 by ×10", "value 0.0001..1 by *10"),
    ])
  func readsOneWay(text: String, expected: String) throws {
    let statement = try #require(try parser.parseStatement(text))
    let kind =
      switch statement.kind {
      case .bind: "bind"
      case .family: "family"
      case .command: "command"
      case .value: "value"
      }
    #expect("\(kind) \(statement)" == expected)
  }
}
