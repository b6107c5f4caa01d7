extension Claim {
  static let clippingAgainstVanishing = Claim(
    number: 15, section: "3.4",
    sentence: "Clipping helps against vanishing and makes training more efficient.",
    lesson: "gradient-clipping", cell: "same-ratio",
    measurement: """
      data = gaussian(samples=300, features=10)
      train 20 * dense(32, sigmoid) -> dense(1, sigmoid) epochs=60 with=adam(0.01) clip=[none, by_norm(1), by_value(0.01)] seed=1..5
      """,
    figures: [
      Figure("loss without", "it.loss[none]"),
      Figure("by norm", "it.loss[by_norm(1)]"),
      Figure("by value", "it.loss[by_value(0.01)]"),
    ],
    rules: [
      Rule(
        .doesNotHold, "a cap can shrink a gradient, not enlarge it",
        when: ["min(it.loss) > 0.65"]),
      Rule(
        .holds,
        when: ["max(it.loss[by_norm(1)]) < 0.5"]),
    ])
}
