extension Claim {
  static let capPreventsIt = Claim(
    number: 14, section: "3.4",
    sentence: "A cap on the gradient prevents that.",
    lesson: "gradient-clipping", cell: "saved",
    measurement: """
      data = gaussian(samples=300, features=10)
      train 2 * dense(64, relu) -> dense(1, sigmoid) epochs=60 with=sgd(10) clip=[none, by_norm(1)] seed=1..5
      """,
    figures: [
      Figure("loss without a cap", "it.loss[none]"),
      Figure("with", "it.loss[by_norm(1)]"),
    ],
    rules: [
      Rule(
        .holds,
        when: ["max(it.loss[by_norm(1)]) < 0.1", "min(it.loss[none]) > 0.3"])
    ])
}
