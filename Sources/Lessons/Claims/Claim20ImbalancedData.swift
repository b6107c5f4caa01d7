extension Claim {
  static let imbalancedData = Claim(
    number: 20, section: "5",
    sentence: "Better methods are needed for imbalanced data.",
    lesson: "outlook", cell: "imbalanced",
    measurement: """
      draws = 1..5
      data = imbalanced(samples=2000, ones=0.02, distance=2)
      net = dense(16, relu) -> dense(1, sigmoid)
      plain = train(net, epochs=60, with=adam(0.01), seed=draws)
      weighted = train(net, epochs=60, with=adam(0.01), loss=bce(positive_weight=49), seed=draws)
      a = evaluate(plain.net)
      b = evaluate(weighted.net)
      """,
    figures: [
      Figure("accuracy", "a.accuracy"),
      Figure("recall", "a.recall"),
      Figure("recall with weights", "b.recall"),
      Figure("balanced accuracy", "b.balanced_accuracy"),
    ],
    rules: [
      Rule(
        .holdsIf, "taken as a wish: accuracy hides the need, and known methods go a long way.",
        when: ["a.accuracy > 0.95", "max(a.recall) < 0.2", "min(b.recall) > 0.25"])
    ])
}
