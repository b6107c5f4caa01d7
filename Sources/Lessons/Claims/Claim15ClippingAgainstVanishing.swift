extension Claim {
  static let clippingAgainstVanishing = Claim(
    number: 15, section: "3.4",
    sentence: "Clipping helps against vanishing and makes training more efficient.",
    lesson: "gradient-clipping", cell: "by-value",
    measurement: """
      data = gaussian(samples=300, features=10)
      train 20 * dense(32, sigmoid) -> dense(1, sigmoid) epochs=60 with=adam(0.01) clip=[none, by_norm(1), by_value(0.01)] seed=1..5
      eight = 8 * dense(32, sigmoid) -> dense(1, sigmoid)
      lengths = train(eight, epochs=100, with=sgd(10000), clip=by_norm(1e-6), seed=1..5)
      signs = train(eight, epochs=100, with=sgd(10000), clip=by_value(1e-6), seed=1..5)
      shallow = 2 * dense(64, relu) -> dense(1, sigmoid)
      bare = train(shallow, epochs=60, with=sgd(3), seed=1..5)
      faster = train(shallow, epochs=60, with=sgd(10), clip=by_norm(0.3), seed=1..5)
      """,
    figures: [
      Figure("loss at twenty layers without", "it.loss[none]"),
      Figure("by norm", "it.loss[by_norm(1)]"),
      Figure("by value", "it.loss[by_value(0.01)]"),
      Figure("at eight with a rate raised to match, by norm", "lengths.loss"),
      Figure("by value", "signs.loss"),
      Figure("two relu layers, sgd(3)", "bare.loss"),
      Figure("sgd(10) by norm", "faster.loss"),
    ],
    rules: [
      Rule(
        .holdsIf,
        "it caps by value at a rate raised to match; by norm it only permits a larger rate where runs explode.",
        when: [
          "min(it.loss) > 0.65", "min(lengths.loss) > 0.65", "max(signs.loss) < 0.5",
          "median(faster.loss) < median(bare.loss)",
        ]),
      Rule(
        .doesNotHold, "a cap can shrink a gradient, not enlarge it",
        when: ["min(it.loss) > 0.65"]),
      Rule(
        .holds,
        when: ["max(it.loss[by_norm(1)]) < 0.5"]),
    ])
}
