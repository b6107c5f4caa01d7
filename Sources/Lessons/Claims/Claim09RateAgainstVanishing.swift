extension Claim {
  static let rateAgainstVanishing = Claim(
    number: 9, section: "3.2",
    sentence: "The learning rate helps against vanishing (not said, but it stands among the remedies).",
    lesson: "learning-rate", cell: "no-rate-helps",
    measurement: """
      data = gaussian(samples=300, features=10)
      train 20 * dense(32, sigmoid) -> dense(1, sigmoid) epochs=60 with=[sgd(0.1), sgd(1), sgd(10), adam(0.001), adam(0.01), adam(0.1)] seed=1..5
      best = min(it.loss, over=with)
      eight = 8 * dense(32, sigmoid) -> dense(1, sigmoid)
      slow = train(eight, epochs=60, with=adam(0.001), seed=1..5)
      fast = train(eight, epochs=60, with=adam(0.01), seed=1..5)
      """,
    figures: [
      Figure("best loss of six rates at twenty layers", "best"),
      Figure("at eight, adam(0.001)", "slow.loss"),
      Figure("adam(0.01)", "fast.loss"),
    ],
    rules: [
      Rule(
        .holdsIf,
        "it is Adam's and the network is not too deep; at twenty layers none of six rates helps in 60 epochs.",
        when: ["best > 0.6", "slow.loss > 0.6", "median(fast.loss) < 0.3"]),
      Rule(
        .implied, "at twenty layers none of six helps in 60 epochs",
        when: ["best > 0.6"]),
      Rule(
        .holds,
        when: ["best < 0.3"]),
    ])
}
