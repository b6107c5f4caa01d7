extension Claim {
  static let schedulesFindTheRate = Claim(
    number: 8, section: "3.2",
    sentence: "Exponential decay and reduce-on-plateau find the fitting rate, which gives the best result.",
    lesson: "learning-rate", cell: "schedules",
    measurement: """
      draws = 1..5
      noisy = regression(samples=512, noise=0.5)
      flat = train(dense(1), epochs=40, with=sgd(0.3), batch=32, on=noisy, seed=draws)
      falling = train(dense(1), epochs=40, with=sgd(exponential(0.3, rate=0.85, per=epoch)), batch=32, on=noisy, seed=draws)
      reduced = train(dense(1), epochs=40, with=sgd(plateau(0.3, patience=2)), batch=32, on=noisy, seed=draws)
      smaller = train(dense(1), epochs=40, with=sgd(0.03), batch=32, on=noisy, seed=draws)
      net = 2 * dense(32, relu) -> dense(1, sigmoid)
      steady = train(net, epochs=100, with=sgd(0.1), seed=draws)
      cut = train(net, epochs=100, with=sgd(exponential(0.1, rate=0.96)), seed=draws)
      """,
    figures: [
      Figure("noisy, constant", "flat.loss"),
      Figure("exponential", "falling.loss"),
      Figure("plateau", "reduced.loss"),
      Figure("smaller constant", "smaller.loss"),
      Figure("full batch, constant", "steady.loss"),
      Figure("exponential", "cut.loss"),
    ],
    rules: [
      Rule(
        .holdsIf,
        "the gradient is noisy, where a smaller constant rate ends as low; else exponential decay costs progress.",
        when: [
          "falling.loss < flat.loss", "reduced.loss < flat.loss", "smaller.loss < 1.02 * falling.loss",
          "cut.loss > steady.loss",
        ]),
      Rule(
        .holds,
        when: ["falling.loss < flat.loss", "reduced.loss < flat.loss"]),
    ])
}
