extension Claim {
  static let rateAgainstVanishing = Claim(
    number: 9, section: "3.2",
    sentence: "The learning rate helps against vanishing (not said, but it stands among the remedies).",
    lesson: "learning-rate", cell: "no-rate-helps",
    measurement: """
      data = gaussian(samples=300, features=10)
      train 20 * dense(32, sigmoid) -> dense(1, sigmoid) epochs=60 with=[sgd(0.1), sgd(1), sgd(10), adam(0.001), adam(0.01), adam(0.1)] seed=1..5
      best = min(it.loss, over=with)
      """,
    figures: [
      Figure("best loss of six rates", "best")
    ],
    rules: [
      Rule(
        .implied, "measured: no rate helps",
        when: ["best > 0.6"]),
      Rule(
        .holds,
        when: ["best < 0.3"]),
    ])
}
