import RealModule

extension Registries {
  static let spirals = plane(
    "spirals", summary: "Two spirals wound around each other.",
    formula: "radius r from 0 to 1, angle turns · 2π · r, the second turned by π",
    source: "Lang & Witbrock 1988", noise: 0.02,
    extra: [
      Parameter(
        "turns", [.number], default: 1.5, range: .from(0.1, to: 20), isKeyed: true,
        "how often a spiral goes round")
    ]
  ) { arguments in
    let turns = arguments.number("turns")
    return { label, position in
      // The root spreads the samples evenly along the arm.
      let radius = position.squareRoot()
      let angle = 2 * .pi * turns * radius + .pi * Double(label)
      return (radius * Double.cos(angle), radius * Double.sin(angle))
    }
  }
}
