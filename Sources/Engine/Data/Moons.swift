import RealModule

extension Registries {
  static let moons = plane(
    "moons", summary: "Two half circles that reach into each other.",
    formula: "(cos t, sin t) and (1 − cos t, ½ − sin t), t from 0 to π", source: "scikit-learn", noise: 0.1
  ) { _ in
    { label, position in
      let (x, y) = (Double.cos(.pi * position), Double.sin(.pi * position))
      return label == 0 ? (x, y) : (1 - x, 0.5 - y)
    }
  }
}
