extension Claim {
  static let stopsTraining = Claim(
    number: 1, section: "1",
    sentence: "Vanishing gradients make training very slow, or stop it altogether.",
    lesson: "background", cell: "train-seeds",
    measurement: """
      data = gaussian(samples=300, features=10)
      tower(depth) = depth * dense(32, sigmoid) -> dense(1, sigmoid)
      train tower([2, 20]) epochs=100 with=adam(0.01) seed=1..5
      """,
    figures: [
      Figure("loss of 2 layers", "it.loss[depth=2]"),
      Figure("of 20", "it.loss[depth=20]"),
    ],
    rules: [
      Rule(
        .holds,
        when: ["it.loss[depth=2] < 0.3", "it.loss[depth=20] == data.entropy +- 1e-3"])
    ])
}
