import CKernels

/// Each unit's gradient relative to the unit's own weights.
struct AdaptiveClip: ClipRule {
  let limit: Double

  /// Weights shorter than this count as this long, so that units that start at 0 can move.
  private static let shortest = 1e-3

  func clip<S: Scalar>(
    gradients: UnsafeMutablePointer<S>, parameters: UnsafePointer<S>, layout: [ParameterSlice]
  ) -> Double {
    let before = norm(gradients, layout)
    for slice in layout {
      // A row of a weight belongs to one unit; a vector counts as a whole.
      let rows = slice.shape.filter { $0 > 1 }.count > 1 ? slice.shape[0] : 1
      let count = slice.count / rows
      for row in 0..<rows {
        let gradient = gradients + slice.offset + row * count
        let size = max(Self.shortest, euclideanNorm(parameters + slice.offset + row * count, count: count))
        let length = euclideanNorm(gradient, count: count)
        if !(length <= limit * size) {
          gradlab_scale(MemoryLayout<S>.size, gradient, count, limit * size / length)
        }
      }
    }
    return before
  }
}

extension Registries {
  static let adaptive = Entry<any ClipRule>(
    "adaptive", summary: "Shortens each unit's gradient to a share of the unit's own weights.",
    formula: "gᵢ ← gᵢ · limit · max(‖wᵢ‖, 10⁻³) / ‖gᵢ‖ where ‖gᵢ‖ is longer, for each unit i",
    source: "Brock, De, Smith & Simonyan 2021",
    parameters: [
      Parameter(
        "limit", [.number], default: 0.01, range: .above(0),
        "largest gradient relative to the weights")
    ],
    examples: ["adaptive(0.01)"]
  ) { AdaptiveClip(limit: $0.number("limit")) }
}
