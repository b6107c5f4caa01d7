struct ByValue: ClipRule {
  let limit: Double

  func clip<S: Scalar>(_ g: Gradients<S>) { g.cut(g.all, to: limit) }
}

extension Registries {
  static let byValue = Entry<any ClipRule>(
    "by_value", summary: "Cuts every entry of the gradient to a range; the direction changes.",
    formula: "g ← min(limit, max(−limit, g))", source: "Mikolov 2012",
    parameters: [.limit("largest size of an entry")], examples: ["by_value(0.5)"]
  ) { ByValue(limit: $0.number("limit")) }
}
