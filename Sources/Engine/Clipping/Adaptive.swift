/// Each unit's gradient relative to the unit's own weights.
struct AdaptiveClip: ClipRule {
  let limit: Double

  /// Weights shorter than this count as this long, so that units that start at 0 can move.
  private static let shortest = 1e-3

  func clip<S: Scalar>(_ g: Gradients<S>) {
    g.forEachUnit { unit in
      g.scale(unit, by: limit * max(Self.shortest, g.parameterNorm(of: unit)) / g.norm(of: unit))
    }
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
