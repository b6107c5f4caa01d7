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
      Figure("accuracy without a cap", "it.accuracy[none]"),
      Figure("with", "it.accuracy[by_norm(1)]"),
      Figure("loss with", "it.loss[by_norm(1)]"),
    ],
    rules: [
      Rule(
        .holds,
        when: ["it.loss[by_norm(1)] < 0.1", "it.accuracy[none] < 0.8"])
    ])
}
