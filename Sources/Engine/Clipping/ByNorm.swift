import CKernels

/// All gradients together, as PyTorch's `clip_grad_norm_` does it.
struct ByNorm: ClipRule {
  let limit: Double

  func clip<S: Scalar>(
    gradients: UnsafeMutablePointer<S>, parameters: UnsafePointer<S>, layout: [ParameterSlice]
  ) -> Double {
    let before = norm(gradients, layout)
    shorten(gradients, count: arenaCount(layout), norm: before, to: limit)
    return before
  }
}

/// Scales by limit / (norm + 10⁻⁶) where that is below 1.
func shorten<S: Scalar>(
  _ gradients: UnsafeMutablePointer<S>, count: Int, norm: Double, to limit: Double
) {
  let factor = limit / (norm + 1e-6)
  // A norm that is not a number stays visible: the gradients become what it is.
  if !(factor >= 1) { gradlab_scale(MemoryLayout<S>.size, gradients, count, factor) }
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
