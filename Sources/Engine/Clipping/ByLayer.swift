/// Each layer by itself: weight and bias together.
struct ByLayer: ClipRule {
  let limit: Double

  func clip<S: Scalar>(
    gradients: UnsafeMutablePointer<S>, parameters: UnsafePointer<S>, layout: [ParameterSlice]
  ) -> Double {
    let before = norm(gradients, layout)
    var index = 0
    while index < layout.count {
      let layer = layout[index...].prefix { $0.layer == layout[index].layer }
      // A layer's tensors stand side by side.
      let first = layer.map(\.offset).min() ?? 0
      let count = (layer.map { $0.offset + $0.count }.max() ?? 0) - first
      shorten(
        gradients + first, count: count, norm: euclideanNorm(gradients + first, count: count), to: limit)
      index = layer.endIndex
    }
    return before
  }
}

extension Registries {
  static let byLayer = Entry<any ClipRule>(
    "by_layer", summary: "Shortens each layer's gradient to a norm; the layers' proportions change.",
    formula: "gₖ ← gₖ · min(1, limit / (‖gₖ‖ + 10⁻⁶)) for each layer k", source: "",
    parameters: [.limit("largest norm of one layer's gradients")], examples: ["by_layer(1)"]
  ) { ByLayer(limit: $0.number("limit")) }
}
