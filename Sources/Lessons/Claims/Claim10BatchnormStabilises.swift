extension Claim {
  static let batchnormStabilises = Claim(
    number: 10, section: "3.3",
    sentence:
      "Batch normalization normalises the model's output (it should say: each layer's inputs) and makes it more stable.",
    lesson: "batch-normalization", cell: "stable",
    measurement: """
      draws = 1..5
      sharp = standardize(split(digits, test=597))
      bare = 3 * dense(64, relu) -> dense(10, softmax)
      normed = 3 * (dense(64) -> batchnorm -> relu) -> dense(10, softmax)
      plain = train(bare, epochs=5, with=sgd(3), batch=100, on=sharp, seed=draws)
      steady = train(normed, epochs=5, with=sgd(3), batch=100, on=sharp, seed=draws)
      tiny = train(normed, epochs=1, with=sgd(0.03), batch=2, on=sharp, seed=draws)
      single = train(bare, epochs=1, with=sgd(0.03), batch=2, on=sharp, seed=draws)
      """,
    figures: [
      Figure("accuracy at rate 3 without", "plain.held_out.accuracy"),
      Figure("with", "steady.held_out.accuracy"),
      Figure("batches of 2, without", "single.held_out.accuracy"),
      Figure("with", "tiny.held_out.accuracy"),
    ],
    rules: [
      Rule(
        .holdsIf, "the batches are not tiny.",
        when: [
          "max(plain.held_out.accuracy) < 0.3", "min(steady.held_out.accuracy) > 0.85",
          "max(tiny.held_out.accuracy) < min(single.held_out.accuracy)",
        ]),
      Rule(
        .holds,
        when: ["max(plain.held_out.accuracy) < 0.3", "min(steady.held_out.accuracy) > 0.85"]),
    ])
}
