/// A square of which opposite quarters belong together.
struct Xor: DataRule {
  let samples: Int
  let noise: Double
  let labelNoise: Double

  var size: (samples: Int, numbers: Int) { (samples, 2) }

  func generate(seed: UInt64, draw: Int) -> DataSet {
    var stream = RandomStream(seed: seed, draw: draw, purpose: .data)
    let points = stream.uniforms(2 * samples, limit: 1)
    let labels = (0..<samples).map { (points[2 * $0] > 0) == (points[2 * $0 + 1] > 0) ? 0 : 1 }
    // The noise moves the points after they were labelled, some of them into a wrong quarter.
    let features = zip(points, stream.normals(2 * samples, deviation: noise)).map(+)
    return DataSet("xor", sampleShape: [2], features: features, labels: .classes(labels, of: 2))
      .withLabelNoise(labelNoise, seed: seed, draw: draw)
  }
}

extension Registries {
  static let xor = Entry<any DataRule>(
    "xor", summary: "A square whose opposite quarters belong together: no line separates them.",
    formula: "x uniform from −1 to 1, y = 1 if the signs of x₁ and x₂ differ", source: "Minsky & Papert 1969",
    parameters: [.samples(1000), .noise(0), .labelNoise], examples: ["xor", "xor(samples=200)"]
  ) {
    Xor(
      samples: $0.integer("samples"), noise: $0.number("noise"), labelNoise: $0.number("label_noise"))
  }
}
