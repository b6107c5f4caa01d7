extension Claim {
  static let gradientsRunAway = Claim(
    number: 13, section: "3.4",
    sentence: "Gradients can get so large that training runs away.",
    lesson: "gradient-clipping", cell: "explosion",
    measurement: """
      data = gaussian(samples=300, features=10)
      train 2 * dense(64, relu) -> dense(1, sigmoid) epochs=60 with=sgd(10) seed=1..5
      after = it.losses[2]
      """,
    figures: [
      Figure("loss after one step", "after"),
      Figure("accuracy after sixty", "it.accuracy"),
    ],
    rules: [
      Rule(
        .holds,
        when: ["after > 2", "it.accuracy < 0.8"])
    ])
}
