extension Claim {
  static let gradientsRunAway = Claim(
    number: 13, section: "3.4",
    sentence: "Gradients can get so large that training runs away.",
    lesson: "gradient-clipping", cell: "explosion",
    measurement: """
      data = gaussian(samples=300, features=10)
      train 2 * dense(64, relu) -> dense(1, sigmoid) epochs=60 with=sgd(10) seed=1..5
      highest = max(it.losses, over=epoch)
      """,
    figures: [
      Figure("highest loss on the way", "highest"),
      Figure("last", "it.loss"),
    ],
    rules: [
      Rule(
        .holds,
        when: ["highest > 5", "min(it.loss) > 0.3"])
    ])
}
