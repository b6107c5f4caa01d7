/// Points in the plane of two classes, drawn by `point` for a position along the shape.
struct PlaneShape: DataRule {
  let samples: Int
  let noise: Double
  let labelNoise: Double
  let name: String
  /// The point of a class at a position from 0 up to 1.
  let point: @Sendable (_ label: Int, _ position: Double) -> (Double, Double)

  var size: (samples: Int, numbers: Int) { (samples, 2) }

  func generate(seed: UInt64, draw: Int) -> DataSet {
    var stream = RandomStream(seed: seed, draw: draw, purpose: .data)
    let positions = stream.uniforms(samples)
    let offsets = stream.normals(2 * samples, deviation: noise)
    let order = stream.permutation(samples)
    var features: [Double] = []
    features.reserveCapacity(2 * samples)
    // Every other sample of a random order, so that the classes are as large as each other.
    let labels = order.map { $0 % 2 }
    for (index, label) in labels.enumerated() {
      let (x, y) = point(label, positions[index])
      features += [x + offsets[2 * index], y + offsets[2 * index + 1]]
    }
    return DataSet(name, sampleShape: [2], features: features, labels: .classes(labels, of: 2))
      .withLabelNoise(labelNoise, seed: seed, draw: draw)
  }
}

extension Registries {
  /// An entry of the registry: samples, noise and noise of the labels, and `extra`.
  static func plane(
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
