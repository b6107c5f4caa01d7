extension Claim {
  static let activationsDiffer = Claim(
    number: 3, section: "3.1",
    sentence: "Different activations may let it decay to different degrees.",
    lesson: "activations", cell: "factors",
    measurement: """
      probe 20 * dense(64, [sigmoid, tanh, relu]) -> dense(1, sigmoid) seed=1..5
      """,
    figures: [
      Figure("factor of sigmoid", "it.factor[sigmoid]"),
      Figure("of tanh", "it.factor[tanh]"),
      Figure("of relu", "it.factor[relu]"),
    ],
    rules: [
      Rule(
        .holds,
        when: ["it.factor[sigmoid] < 0.3", "0.85 < it.factor[tanh] < 0.98", "it.factor[relu] > 0.88"])
    ])
}
