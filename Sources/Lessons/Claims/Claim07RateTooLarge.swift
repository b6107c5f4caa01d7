extension Claim {
  static let rateTooLarge = Claim(
    number: 7, section: "3.2",
    sentence: "With too large a rate it may jump past the optimum.",
    lesson: "learning-rate", cell: "too-large",
    measurement: """
      train 2 * dense(32, relu) -> dense(1, sigmoid) epochs=100 with=sgd(10) seed=1..5
      highest = max(it.losses, over=epoch)
      """,
    figures: [
      Figure("highest loss at rate 10", "highest")
    ],
    rules: [
      Rule(
        .holds,
        when: ["highest > 5"])
    ])
}
