extension Claim {
  static let batchnormAgainstVanishing = Claim(
    number: 12, section: "3.3",
    sentence: "Batch normalization reduces vanishing and makes training more efficient.",
    lesson: "batch-normalization", cell: "rescue",
    measurement: """
      draws = 1..5
      rescued = probe(20 * (dense(64) -> batchnorm -> sigmoid) -> dense(1, sigmoid), seed=draws)
      bare = probe(20 * dense(64, sigmoid) -> dense(1, sigmoid), seed=draws)
      deep = probe(50 * (dense(64) -> batchnorm -> relu) -> dense(1, sigmoid), seed=draws)
      """,
    figures: [
      Figure("ratio without", "bare.ratio"),
      Figure("with", "rescued.ratio"),
      Figure("50 relu layers with it", "deep.ratio"),
    ],
    rules: [
      Rule(
        .holdsIf, "the network is not very deep: there it makes gradients explode at the start.",
        when: ["bare.ratio < 1e-10", "rescued.ratio > 0.01", "deep.ratio > 20"]),
      Rule(
        .holds,
        when: ["bare.ratio < 1e-10", "rescued.ratio > 0.01"]),
    ])
}
