extension Claim {
  static let rateTooSmall = Claim(
    number: 6, section: "3.2",
    sentence: "With too small a learning rate training may take very long.",
    lesson: "learning-rate", cell: "too-small",
    measurement: """
      train 2 * dense(32, relu) -> dense(1, sigmoid) epochs=100 with=[sgd(0.001), sgd(0.1)] seed=1..5
      """,
    figures: [
      Figure("loss at rate 0.001", "it.loss[sgd(0.001)]"),
      Figure("at 0.1", "it.loss[sgd(0.1)]"),
    ],
    rules: [
      Rule(
        .holds,
        when: ["it.loss[sgd(0.001)] > 0.5", "it.loss[sgd(0.1)] < 0.25"])
    ])
}
