extension Claim {
  static let whyClippingHelps = Claim(
    number: 24, section: "6",
    sentence: "Clipping reduces vanishing because it limits the largest gradient.",
    lesson: "questions", cell: "clipping",
    measurement: """
      precision float64
      draws = 1..5
      data = gaussian(samples=300, features=10)
      net = 20 * dense(32, sigmoid) -> dense(1, sigmoid)
      plain = train(net, epochs=60, with=sgd(1), seed=draws)
      clipped = train(net, epochs=60, with=sgd(1), clip=by_norm(0.1), seed=draws)
      share = clipped.movement[1] / plain.movement[1]
      """,
    figures: [
      Figure("movement of layer 1 without", "plain.movement[1]"),
      Figure("with", "clipped.movement[1]"),
      Figure("loss with", "clipped.loss"),
    ],
    rules: [
      Rule(
        .doesNotHold, "the small ones are missing, and relative to the rest a cap by norm can't enlarge them",
        when: ["clipped.loss > 0.65", "clipped.movement[1] < 1e-10", "share < 1.2"])
    ])
}
