/// All gradients together, as PyTorch's `clip_grad_norm_` does it.
struct ByNorm: ClipRule {
  let limit: Double

  func clip<S: Scalar>(_ g: Gradients<S>) { g.scale(g.all, by: limit / (g.norm + 1e-6)) }
}

extension Parameter {
  static func limit(_ summary: String) -> Parameter {
    Parameter(
      "limit", [.number], default: 1, range: .above(0), summary)
  }
}

extension Registries {
  static let byNorm = Entry<any ClipRule>(
    "by_norm", summary: "Shortens all gradients together to a norm; their direction stays.",
    formula: "g ← g · min(1, limit / (‖g‖ + 10⁻⁶))", source: "Pascanu, Mikolov & Bengio 2013",
    parameters: [.limit("largest norm of all gradients together")], examples: ["by_norm(1)"]
  ) { ByNorm(limit: $0.number("limit")) }
}

extension Configured where Product == any ClipRule {
  /// `by_norm(limit)`
  package static func byNorm(_ limit: Double) -> Clip { Registries.byNorm.made(["limit": .number(limit)]) }
}
