extension Claim {
  static let whyBatchnormHelps = Claim(
    number: 23, section: "6",
    sentence:
      "Batch normalization reduces vanishing because it normalises the output and so stabilises the model.",
    lesson: "questions", cell: "layernorm",
    measurement: """
      draws = 1..5
      batch = probe(20 * (dense(64) -> batchnorm -> sigmoid) -> dense(1, sigmoid), seed=draws)
      layer = probe(20 * (dense(64) -> layernorm -> sigmoid) -> dense(1, sigmoid), seed=draws)
      """,
    figures: [
      Figure("ratio with batchnorm", "batch.ratio"),
      Figure("with layernorm", "layer.ratio"),
    ],
    rules: [
      Rule(
        .holdsIf,
        "each unit is normalised over the samples; normalising each sample over the units does not do it.",
        when: ["batch.ratio > 0.01", "layer.ratio < 1e-5"]),
      Rule(
        .holds,
        when: ["batch.ratio > 0.01", "layer.ratio > 0.01"]),
    ])
}
