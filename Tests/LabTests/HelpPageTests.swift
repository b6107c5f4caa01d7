import Documents
import Testing

@testable import Lab
@testable import Verbs

/// `help` on what a reader has made.
struct HelpPageTests {
  private static let setup = [
    "lr = 0.01", "deep = dense(4, relu) -> dense(1, sigmoid)", "train deep epochs=2",
    "tower(depth, act=relu) = depth * dense(8, act) -> dense(1, sigmoid)",
    "wild = train(deep, epochs=3)", "cmp = probe(tower(2, [relu, tanh]))", "act = tanh",
  ]

  @Test(
    "A name's page says what it is, how it was made, and what one types to see its parts",
    arguments: [
      ("lr", ["lr holds a number", "lr = 0.01"]),
      ("deep", ["deep holds a network", "deep = dense(4, relu)", "trained for 2 epochs", "deep.layers"]),
      ("tower", ["tower(depth, act)", "depth", "needed", "relu"]),
      ("wild", ["the result of train", "wild = train(deep", "wild.loss", "wild.losses[last]", "wild.net"]),
      ("cmp", ["2 variants, each the result of probe", "cmp[act=relu]", "cmp.factor"]),
      ("act", ["an activation", "act.slope(0.3)", "help tanh"]),
      ("data", ["1000 samples", "data.entropy", "moons"]),
      ("it", ["the last command that measured", "it.accuracy"]),
      ("_", ["the last value that was shown", "_.losses[last]"]),
      ("_3", ["statement 3", "the result of train"]),
      ("wild.losses", ["mean loss", "wild.losses[last]"]),
      ("it.loss", ["after the last epoch", "a number"]),
      ("probe.factor", ["of the result of probe", "it.factor"]),
      ("factor", ["a field of results", "theory"]),
      ("last", ["it.gradient[last]"]),
      ("probe", ["with the fields", "factor"]),
      ("learning rate", ["How far a step goes"]), ("Vanishing gradients", ["layer"]),
      ("precision", ["float64", "taken for a one"]),
    ])
  func pages(word: String, says: [String]) throws {
    let text = try Shown().all(Self.setup + ["help \(word)"])
    for part in says { #expect(text.contains(part), "\(text)") }
  }

  @Test(
    "What nothing is called leads to the closest, a name of the session's included",
    arguments: [("depp", "help deep"), ("prob", "help probe"), ("towr", "help tower")])
  func closest(word: String, correction: String) throws {
    let shown = Shown()
    try shown.all(Self.setup)
    #expect(try shown.failure("help \(word)")?.correction == correction)
  }

  @Test("Without a value the words that call one back are explained all the same", arguments: ["it", "_"])
  func nothingYet(word: String) throws { #expect(try Shown()("help \(word)").contains("last")) }

  @Test("Every verb that measures says what each of its fields means")
  func meanings() {
    for verb in VerbCatalog.standard.all {
      for (name, meaning) in verb.declaration.fields { #expect(!meaning.isEmpty, "\(name)") }
    }
  }
}
