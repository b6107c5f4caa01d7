extension Claim {
  static let exampleTrains = Claim(
    number: 16, section: "4",
    sentence: "The example trains.",
    lesson: "example", cell: "train",
    measurement: """
      keras = glorot(uniform=true)
      train dense(64, relu, init=keras) -> dense(32, relu, init=keras) -> dense(1, sigmoid, init=keras) epochs=100 with=adam(0.001, epsilon=1e-7, epsilon_hat=true) seed=1..5
      """,
    figures: [
      Figure("loss after 100 epochs", "it.loss")
    ],
    rules: [
      Rule(
        .holdsIf, "it is repaired: as printed it does not run.",
        when: ["it.loss < 0.25"]),
      Rule(
        .doesNotHold, "not even repaired",
        when: ["min(it.loss) > 0.5"]),
    ])
}
