import RealModule

/// Points in the plane of two classes, drawn by `point` for a place along the shape.
private struct PlaneShape: DataRule {
  let samples: Int
  let noise: Double
  let labelNoise: Double
  let name: String
  /// The point of a class at a place from 0 up to 1.
  let point: @Sendable (_ label: Int, _ place: Double) -> (Double, Double)

  var size: (samples: Int, numbers: Int) { (samples, 2) }

  func generate(seed: UInt64, draw: Int) -> DataSet {
    var stream = RandomStream(seed: seed, draw: draw, purpose: .data)
    let places = stream.uniforms(samples)
    let offsets = stream.normals(2 * samples, deviation: noise)
    let order = stream.permutation(samples)
    var features: [Double] = []
    features.reserveCapacity(2 * samples)
    // Every other sample of a random order, so that the classes are as large as each other.
    let labels = order.map { $0 % 2 }
    for (index, label) in labels.enumerated() {
      let (x, y) = point(label, places[index])
      features += [x + offsets[2 * index], y + offsets[2 * index + 1]]
    }
    return DataSet(name, sampleShape: [2], features: features, labels: .classes(labels, of: 2))
      .withLabelNoise(labelNoise, seed: seed, draw: draw)
  }
}

extension Registries {
  static let moons = plane(
    "moons", summary: "Two half circles that reach into each other.",
    formula: "(cos t, sin t) and (1 − cos t, ½ − sin t), t from 0 to π", source: "scikit-learn", noise: 0.1
  ) { _ in
    { label, place in
      let (x, y) = (Double.cos(.pi * place), Double.sin(.pi * place))
      return label == 0 ? (x, y) : (1 - x, 0.5 - y)
    }
  }

  static let circles = plane(
    "circles", summary: "A small circle inside a large one.", formula: "radius 1 and radius ½",
    source: "scikit-learn", noise: 0.05
  ) { _ in
    { label, place in
      let radius = label == 0 ? 1.0 : 0.5
      return (radius * Double.cos(2 * .pi * place), radius * Double.sin(2 * .pi * place))
    }
  }

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
    return { label, place in
      // The root spreads the samples evenly along the arm.
      let radius = place.squareRoot()
      let angle = 2 * .pi * turns * radius + .pi * Double(label)
      return (radius * Double.cos(angle), radius * Double.sin(angle))
    }
  }

  private static func plane(
    _ name: String, summary: String, formula: String, source: String, noise: Double, extra: [Parameter] = [],
    point: @escaping @Sendable (Arguments) -> @Sendable (Int, Double) -> (Double, Double)
  ) -> Entry<any DataRule> {
    Entry(
      name, summary: summary, formula: formula, source: source,
      parameters: [.samples(1000), .noise(noise)] + extra + [.labelNoise],
      examples: [name, "\(name)(samples=300, noise=0.2)"]
    ) {
      PlaneShape(
        samples: $0.integer("samples"), noise: $0.number("noise"), labelNoise: $0.number("label_noise"),
        name: name, point: point($0))
    }
  }
}
