extension Claim {
  static let slopeOfRelu = Claim(
    number: 4, section: "3.1",
    sentence: "The slope of relu is constant above zero, and zero below.",
    lesson: "activations", cell: "relu-slope",
    measurement: """
      above = relu.slope(0.001)
      far = relu.slope(1000)
      below = relu.slope(-0.001)
      """,
    figures: [
      Figure("slope above", "above"),
      Figure("below", "below"),
    ],
    rules: [
      Rule(
        .holds,
        when: ["above == 1", "far == 1", "below == 0"])
    ])
}
