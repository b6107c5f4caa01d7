extension Claim {
  static let reluHelps = Claim(
    number: 5, section: "3.1",
    sentence: "So relu can help against vanishing.",
    lesson: "activations", cell: "relu-helps",
    measurement: """
      draws = 1..5
      data = gaussian(samples=300, features=10)
      train 20 * dense(32, [relu, sigmoid]) -> dense(1, sigmoid) epochs=100 with=adam(0.001) seed=draws
      fitting = probe(20 * dense(32, relu) -> dense(1, sigmoid), seed=draws)
      other = probe(20 * dense(32, relu, init=glorot) -> dense(1, sigmoid), seed=draws)
      """,
    figures: [
      Figure("loss with relu", "it.loss[relu]"),
      Figure("with sigmoid", "it.loss[sigmoid]"),
      Figure("factor with he", "fitting.factor"),
      Figure("with glorot", "other.factor"),
    ],
    rules: [
      Rule(
        .holdsIf, "the initial weights fit it (He, not Glorot).",
        when: ["it.loss[relu] < 0.3", "it.loss[sigmoid] > 0.65", "other.factor < 0.8"]),
      Rule(
        .holds,
        when: ["it.loss[relu] < 0.3", "it.loss[sigmoid] > 0.65"]),
    ])
}
