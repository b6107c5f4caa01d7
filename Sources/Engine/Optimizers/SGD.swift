/// Heavy-ball and Nesterov momentum, as in PyTorch.
struct Momentum: GradientTransform {
  let momentum: Double
  let isNesterov: Bool

  var descentMomentum: Double? { momentum }

  func direction(from g: Vector, _ step: OptimizerStep) -> Vector {
    guard momentum != 0 else { return g }
    @Remembered(step) var b: Vector
    b = momentum * b + g
    return isNesterov ? g + momentum * b : b
  }
}

extension Registries {
  package static let sgd = Entry<OptimizerRule>(
    "sgd", summary: "Goes down the gradient, with momentum where asked.",
    formula: "b ← momentum · b + g + l2 · w;  w ← w − rate · b  (nesterov: b replaced by g + momentum · b)",
    source: "Robbins & Monro 1951; Polyak 1964; Nesterov 1983",
    parameters: [
      .rate(0.1),
      Parameter(
        "momentum", [.number], default: 0, range: .from(0, to: 1), isKeyed: true,
        "share of the last step's direction that is kept"),
      Parameter("nesterov", [.flag], default: false, isKeyed: true, "look ahead along the momentum"),
      Parameter(
        "l2", [.number], default: 0, range: .from(0), isKeyed: true,
        "weight of ½ w² added to the loss"),
    ],
    examples: ["sgd(0.1)", "sgd(0.1, momentum=0.9)", "sgd(0.1, momentum=0.9, nesterov=true)"]
  ) { arguments throws(InvalidArgument) in
    if arguments.flag("nesterov"), arguments.number("momentum") == 0 {
      throw InvalidArgument("nesterov", ArgumentMessage.nesterovWithoutMomentum)
    }
    return OptimizerRule(
      [
        WeightDecay(arguments.number("l2")),
        Momentum(momentum: arguments.number("momentum"), isNesterov: arguments.flag("nesterov")),
      ],
      rate: arguments.schedule("rate"))
  }
}

extension Configured where Product == OptimizerRule {
  /// `sgd(rate, momentum=…)`
  package static func sgd(_ rate: Double, momentum: Double = 0) -> Optimizer {
    Registries.sgd.made(["rate": .number(rate), "momentum": .number(momentum)])
  }
}
