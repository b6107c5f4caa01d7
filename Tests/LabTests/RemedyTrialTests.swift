import CommandKit
import Testing

@testable import Lab
@testable import Verbs

struct RemedyTrialTests {
  static let data = "data = gaussian(samples=100)"

  @Test("the remedies that were tried are numbers by their names, the best first")
  func numbers() throws {
    let shown = Shown()
    try shown(Self.data, "diagnose 12 * dense(8, sigmoid) -> dense(1, sigmoid) try=all epochs=10")
    #expect(
      try shown.number("it.remedies.loss[batchnorm]") == shown.number("it.remedies.loss[\"batchnorm\"]"))
    try shown(
      "expect it.remedies.smallest <= it.remedies.loss", "expect it.remedies.loss <= it.remedies.largest",
      "expect it.remedies.below <= it.remedies.seeds", "expect it.remedies.loss[1] == min(it.remedies.loss)",
      "expect it.remedies.seeds[rate_up] == 5", "expect it.remedies.accuracy[relu] <= 1")
    #expect(
      try shown.failure("it.remedies.loss[soup]")?.message.hasPrefix("No remedy is called soup") == true)
    #expect(try shown.failure("it.ranking") != nil)
  }

  @Test("what does not help is not advised, and the table says so")
  func noHelp() throws {
    let shown = Shown()
    let line = "diagnose 12 * dense(8, sigmoid) -> dense(1, sigmoid) try=all epochs=1"
    #expect(try shown(Self.data, line).contains("none of them helps"))
    #expect(try shown.failure("it.remedy") != nil)
    try shown("expect max(it.remedies.below) < 3")
    try shown("diagnose 12 * dense(8, sigmoid) -> dense(1, sigmoid) try=all epochs=40")
    try shown("expect it.remedies.below[1] >= 3")
    #expect(try shown("it.remedy").contains("\"") && !shown("it.remedy").contains("rate"))
  }

  @Test("a remedy that never acted is named as such, and is no row of the table")
  func idle() throws {
    let shown = Shown()
    let net = "3 * dense(8, sigmoid) -> dense(1, sigmoid)"
    let text = try shown(Self.data, "diagnose \(net) try=all epochs=3 with=sgd(0.001)")
    try shown("t = train(\(net), epochs=3, with=sgd(0.001), seed=1..5)", "expect max(t.gradient_norms) < 1")
    #expect(text.contains("did not act, so that nothing changed: by_norm"))
    try shown("diagnose \(net) try=all epochs=3 with=sgd(0.001)")
    #expect(try shown.failure("it.remedies.loss[by_norm]") != nil)
  }

  @Test("a network that has its weights goes on from them; what changes the network begins anew")
  func weights() throws {
    let shown = Shown()
    let text = try shown(
      Self.data, "n = 3 * dense(8, sigmoid) -> dense(1, sigmoid)", "train n epochs=30 with=adam(0.03)",
      "diagnose n try=all epochs=5")
    #expect(text.contains("batchnorm *") && !text.contains("rate_up *") && text.contains("begins anew"))
    try shown(
      "r = it.remedies", "expect r.loss[\"as it is\"] == train(n, epochs=5, with=adam(0.01)).loss",
      "expect r.loss[rate_up] == train(n, epochs=5, with=adam(0.1)).loss",
      "expect r.seeds[\"as it is\"] == 1", "expect r.seeds[batchnorm] == 5", "expect r.anew[batchnorm] == 1",
      "expect r.anew[rate_up] == 0")
    // The order of batches is drawn, and then there are runs.
    try shown("diagnose n try=all epochs=2 batch=20", "expect it.remedies.seeds[\"as it is\"] == 5")
  }

  @Test("a seed that would change nothing is refused; where batches or dropout are drawn it reaches them")
  func seeds() throws {
    let shown = Shown()
    try shown(
      Self.data, "n = dense(8, relu) -> dense(1, sigmoid)", "train n epochs=3",
      "d = dense(8, relu) -> dropout(0.5) -> dense(1, sigmoid)", "train d epochs=3")
    for line in ["probe n seed=1..3", "train n epochs=1 seed=2", "evaluate n seed=2", "evaluate d seed=1..2"]
    {
      let failure = try #require(try shown.failure(line), "\(line)")
      #expect(
        failure.reason.isEqual(to: VerbMessage.seedOfGivenWeights(name: line.contains(" n ") ? "n" : "d")))
    }
    try shown("b = train(n, epochs=1, batch=10, seed=1..3).loss", "expect max(b) > min(b)")
    try shown("p = probe(d, seed=1..3).loss", "expect max(p) > min(p)")
    try shown("fresh n", "probe n seed=1..3")
  }

  @Test("training on says how much is behind the network")
  func behind() throws {
    let shown = Shown()
    let first = try shown(Self.data, "n = dense(8, relu) -> dense(1, sigmoid)", "train n epochs=3")
    #expect(!first.contains("behind"))
    #expect(try shown("train n epochs=4").contains("n has 7 epochs behind it"))
    #expect(try shown("n").contains("with its weights, 7 epochs behind it"))
    #expect(try shown.number("n.epochs") == 7 && shown.number("it.epochs") == 4)
  }

  @Test("the gradients of all layers and epochs are a field that can be picked from, reduced and drawn")
  func gradients() throws {
    let shown = Shown()
    try shown(Self.data, "train dense(8) -> tanh -> dense(1, sigmoid) epochs=4 watch=gradients")
    try shown("g = it.gradients", "expect g[1, 4] == g[epoch=4][1]", "expect g[3, last] == g[last, 4]")
    try shown("expect max(g[1], g[3]) >= g[1]", "expect max(g[1]) == max(g, over=epoch)[1]")
    #expect(try shown("g[1]").contains("4 numbers, one for each epoch"))
    #expect(try shown("g[epoch=2]").contains("3 numbers, one for each layer"))
    #expect(try shown("g").contains("12 numbers, one for each layer and epoch"))
    // A layer without weights has none.
    #expect(try #require(try shown.number("g[2, 1]")).isNaN)
    let drawn = try shown("plot it of=gradients")
    #expect(drawn.contains("1 dense 8") && drawn.contains("3 dense 1 sigmoid") && !drawn.contains("2 tanh"))
    for (line, axis) in [("g[5, 1]", "layer"), ("g[1, 9]", "epoch"), ("g[1, 2, 3]", "pick")] {
      let message = try #require(try shown.failure(line), "\(line)").message
      #expect(message.contains(axis), "\(line): \(message)")
    }
  }

  @Test("results side by side are shown with their numbers")
  func sideBySide() throws {
    let shown = Shown()
    try shown(Self.data, "sweep = train(dense(4) -> dense(1, sigmoid), epochs=2, with=sgd([0.1, 1]))")
    let text = try shown("sweep")
    #expect(text.contains("loss") && text.contains("accuracy") && !text.contains("the result of"))
  }
}
