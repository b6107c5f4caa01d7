/// Each layer by itself: weight and bias together.
struct ByLayer: ClipRule {
  let limit: Double

  func clip<S: Scalar>(_ g: Gradients<S>) {
    g.forEachLayer { layer in g.scale(layer, by: limit / (g.norm(of: layer) + 1e-6)) }
  }
}

extension Registries {
  static let byLayer = Entry<any ClipRule>(
    "by_layer", summary: "Shortens each layer's gradient to a norm; the layers' proportions change.",
    formula: "gₖ ← gₖ · min(1, limit / (‖gₖ‖ + 10⁻⁶)) for each layer k", source: "",
    parameters: [.limit("largest norm of one layer's gradients")], examples: ["by_layer(1)"]
  ) { ByLayer(limit: $0.number("limit")) }
}

extension Configured where Product == any ClipRule {
  /// `by_layer(limit)`
  package static func byLayer(_ limit: Double) -> Clip { Registries.byLayer.made(["limit": .number(limit)]) }
}
