/// Looks at a whole row, so that a single value has no slope of its own: alone in its row it is always 1.
struct Softmax: ActivationRule {
  func value(_ z: Double) -> Double { 1 }
  func slope(_ z: Double) -> Double { 0 }

  var largestSlope: Double { 0.25 }
  var impliedLoss: String? { "cross_entropy" }
  var isElementwise: Bool { false }
}

extension Registries {
  static let softmax = Entry<any ActivationRule>(
    "softmax", summary: "Turns the values of a row into probabilities that add up to 1: for an output layer.",
    formula: "exp(zᵢ) / Σⱼ exp(zⱼ)", source: "Bridle 1990", examples: ["dense(10, softmax)"]
  ) { _ in Softmax() }
}
