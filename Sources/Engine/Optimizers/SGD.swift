import CKernels

/// Plain, heavy-ball and Nesterov gradient descent, as in PyTorch.
struct SGD: OptimizerRule {
  let rate: Schedule
  let momentum: Double
  let nesterov: Bool
  let l2: Double

  var descentMomentum: Double? { momentum }
  var slots: Int { momentum == 0 ? 0 : 1 }

  func step<S: Scalar>(
    parameters: UnsafeMutablePointer<S>, gradients: UnsafePointer<S>, slots: [UnsafeMutablePointer<S>],
    count: Int, rate: Double, step: Int, scalars: UnsafeMutablePointer<Double>
  ) {
    gradlab_sgd(
      MemoryLayout<S>.size, parameters, gradients, slots.first, count, rate, momentum, nesterov, l2)
  }
}

extension Registries {
  static let sgd = Entry<any OptimizerRule>(
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
    return SGD(
      rate: arguments.schedule("rate"), momentum: arguments.number("momentum"),
      nesterov: arguments.flag("nesterov"), l2: arguments.number("l2"))
  }
}
