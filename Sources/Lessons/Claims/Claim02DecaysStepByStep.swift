extension Claim {
  static let decaysStepByStep = Claim(
    number: 2, section: "2",
    sentence: "Training follows the gradient, and with many layers it may decay step by step.",
    lesson: "core-concept", cell: "tower",
    measurement: """
      probe 20 * dense(64, sigmoid) -> dense(1, sigmoid) seed=1..5
      """,
    figures: [
      Figure("factor a layer", "it.factor"),
      Figure("left after 20", "it.ratio"),
    ],
    rules: [
      Rule(
        .holds,
        when: ["it.factor == 0.236 +- 0.03", "it.ratio < 1e-10"])
    ])
}
