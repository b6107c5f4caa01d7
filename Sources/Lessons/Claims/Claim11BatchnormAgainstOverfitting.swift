extension Claim {
  static let batchnormAgainstOverfitting = Claim(
    number: 11, section: "3.3",
    sentence: "Batch normalization reduces overfitting and improves generalisation.",
    lesson: "batch-normalization", cell: "overfitting",
    measurement: """
      draws = 1..5
      hard = standardize(split(digits(label_noise=0.3), test=1297))
      plain = train(2 * dense(128, relu) -> dense(10, softmax), epochs=40, with=adam(0.003), batch=100, on=hard, seed=draws)
      normed = train(2 * (dense(128) -> batchnorm -> relu) -> dense(10, softmax), epochs=40, with=adam(0.003), batch=100, on=hard, seed=draws)
      gain = normed.held_out.accuracy - plain.held_out.accuracy
      """,
    figures: [
      Figure("held-out accuracy without", "plain.held_out.accuracy"),
      Figure("with", "normed.held_out.accuracy"),
    ],
    rules: [
      Rule(
        .undecided, "not shown here: no gain on held-out data, on one task",
        when: ["median(gain) < 0.01"]),
      Rule(
        .holds,
        when: ["min(gain) > 0.01"]),
    ])
}
