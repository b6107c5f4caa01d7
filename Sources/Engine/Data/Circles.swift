import RealModule

extension Registries {
  static let circles = plane(
    "circles", summary: "A small circle inside a large one.", formula: "radius 1 and radius ½",
    source: "scikit-learn", noise: 0.05
  ) { _ in
    { label, position in
      let radius = label == 0 ? 1.0 : 0.5
      return (radius * Double.cos(2 * .pi * position), radius * Double.sin(2 * .pi * position))
    }
  }
}
