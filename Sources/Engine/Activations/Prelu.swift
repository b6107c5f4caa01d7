/// As a plain function it has the slope that training starts from; inside a network the slope is a parameter.
struct Prelu: ActivationRule {
  let start: Double

  func value(_ z: Double) -> Double { z > 0 ? z : start * z }
  func slope(_ z: Double) -> Double { z > 0 ? 1 : start }

  var largestSlope: Double { max(1, start) }
  var kinks: [Double] { [0] }
  var defaultInitializer: String { "he" }
  var learnableStart: Double? { start }
}

extension Registries {
  static let prelu = Entry<any ActivationRule>(
    "prelu", summary: "A leaky relu that learns its slope below zero, one for the whole layer.",
    formula: "max(z, 0) + a · min(z, 0), a learned", source: "He, Zhang, Ren & Sun 2015",
    parameters: [Parameter("slope", [.number], default: 0.25, "slope below zero at the start")],
    examples: ["prelu", "dense(64, prelu)"]
  ) { arguments in Prelu(start: arguments.number("slope")) }
}
