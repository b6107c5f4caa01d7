extension Claim {
  static let betterRegularisation = Claim(
    number: 19, section: "5",
    sentence: "Better regularisation is needed against overfitting.",
    lesson: "outlook", cell: "dropout",
    measurement: """
      draws = 1..5
      hard = standardize(split(digits(label_noise=0.3), test=1297))
      plain = train(2 * dense(128, relu) -> dense(10, softmax), epochs=40, with=adam(0.003), batch=100, on=hard, seed=draws)
      thinned = train(2 * (dense(128, relu) -> dropout(0.5)) -> dense(10, softmax), epochs=40, with=adam(0.003), batch=100, on=hard, seed=draws)
      gain = thinned.held_out.accuracy - plain.held_out.accuracy
      """,
    figures: [
      Figure("held-out accuracy", "plain.held_out.accuracy"),
      Figure("with dropout", "thinned.held_out.accuracy"),
    ],
    rules: [
      Rule(
        .holdsIf, "taken as a wish: known methods go a long way where labels are noisy.",
        when: ["gain > 0.03"]),
      Rule(
        .doesNotHold, "dropout gains nothing here",
        when: ["median(gain) < 0"]),
    ])
}
