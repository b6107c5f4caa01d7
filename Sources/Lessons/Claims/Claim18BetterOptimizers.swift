extension Claim {
  static let betterOptimizers = Claim(
    number: 18, section: "5",
    sentence: "Better activations and optimizers must still be found, to train more efficiently.",
    lesson: "outlook", cell: "race",
    measurement: """
      draws = 1..5
      sharp = standardize(split(digits, test=597))
      tower(act) = 6 * dense(64, act) -> dense(10, softmax)
      train tower([sigmoid, relu, elu]) epochs=5 with=adam(0.003) batch=100 on=sharp seed=draws
      net = 3 * dense(64, relu) -> dense(10, softmax)
      slow = train(net, epochs=5, with=adam(0.001), batch=100, on=sharp, seed=draws)
      fast = train(net, epochs=5, with=adam(0.01), batch=100, on=sharp, seed=draws)
      """,
    figures: [
      Figure("loss of relu", "it.loss[relu]"),
      Figure("of elu", "it.loss[elu]"),
      Figure("adam(0.001)", "slow.loss"),
      Figure("adam(0.01)", "fast.loss"),
    ],
    rules: [
      Rule(
        .holdsIf, "taken as a wish: elu gains at this rate, and the rate of a known optimizer decides more.",
        when: ["median(it.loss[elu]) < median(it.loss[relu])", "max(fast.loss) < min(slow.loss)"]),
      Rule(
        .holds,
        when: ["median(it.loss[elu]) < median(it.loss[relu])"]),
    ])
}
