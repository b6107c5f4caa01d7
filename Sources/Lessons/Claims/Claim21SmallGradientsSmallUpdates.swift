extension Claim {
  static let smallGradientsSmallUpdates = Claim(
    number: 21, section: "6",
    sentence: "Small gradients mean small updates, hence the stall.",
    lesson: "questions", cell: "updates",
    measurement: """
      draws = 1..5
      data = gaussian(samples=300, features=10)
      net = 20 * dense(32, sigmoid) -> dense(1, sigmoid)
      small = train(net, epochs=60, with=sgd(1), seed=draws)
      moved = train(net, epochs=60, with=adam(0.01, epsilon=1e-16), seed=draws)
      """,
    figures: [
      Figure("movement of layer 1, plain descent", "small.movement[1]"),
      Figure("Adam without its epsilon", "moved.movement[1]"),
    ],
    rules: [
      Rule(
        .holdsIf, "the step is proportional to the gradient; that of Adam is not, down to its epsilon.",
        when: ["small.movement[1] < 1e-6", "moved.movement[1] > 0.05"]),
      Rule(
        .holds,
        when: ["small.movement[1] < 1e-6"]),
    ])
}
