extension Claim {
  static let exampleClips = Claim(
    number: 17, section: "4",
    sentence: "It uses clipping to avoid vanishing, and clipping ensures that its updates are not too large.",
    lesson: "example", cell: "adam-clip",
    measurement: """
      draws = 1..5
      keras = glorot(uniform=true)
      net = dense(64, relu, init=keras) -> dense(32, relu, init=keras) -> dense(1, sigmoid, init=keras)
      free = train(net, epochs=100, with=adam(0.001), seed=draws)
      tight = train(net, epochs=100, with=adam(0.001), clip=by_norm(0.0001), seed=draws)
      wide = train(net, epochs=100, with=sgd(0.1), seed=draws)
      capped = train(net, epochs=100, with=sgd(0.1), clip=by_norm(0.01), seed=draws)
      adam_moves = tight.movement[1] / free.movement[1]
      sgd_moves = capped.movement[1] / wide.movement[1]
      """,
    figures: [
      Figure("largest norm", "max(free.gradient_norms, over=epoch)"),
      Figure("movement left by a cap, Adam", "adam_moves"),
      Figure("plain descent", "sgd_moves"),
    ],
    rules: [
      Rule(
        .doesNotHold,
        "it contains no clipping; a cap would bound the updates of plain descent, hardly those of its Adam",
        when: ["adam_moves > 0.6", "sgd_moves < 0.3"]),
      Rule(
        .holds,
        when: ["adam_moves < 0.3"]),
    ])
}
