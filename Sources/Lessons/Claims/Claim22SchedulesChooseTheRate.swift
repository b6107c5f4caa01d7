extension Claim {
  static let schedulesChooseTheRate = Claim(
    number: 22, section: "6",
    sentence: "Schedules are how to choose a learning rate.",
    lesson: "questions", cell: "schedule",
    measurement: """
      draws = 1..5
      net = 2 * dense(32, relu) -> dense(1, sigmoid)
      low = train(net, epochs=100, with=sgd(exponential(0.001, rate=0.96)), seed=draws)
      right = train(net, epochs=100, with=sgd(0.1), seed=draws)
      """,
    figures: [
      Figure("schedule from 0.001", "low.loss"),
      Figure("constant 0.1", "right.loss"),
    ],
    rules: [
      Rule(
        .doesNotHold, "a schedule lowers a rate, and still has to be told where to begin",
        when: ["low.loss > 0.5", "right.loss < 0.25"])
    ])
}
