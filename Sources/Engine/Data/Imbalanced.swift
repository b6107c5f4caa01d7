/// Two normal clouds, one of them rare.
struct Imbalanced: DataRule {
  let samples: Int
  let ones: Double
  let distance: Double
  let features: Int
  let labelNoise: Double

  var size: (samples: Int, numbers: Int) { (samples, features) }

  func generate(seed: UInt64, draw: Int) -> DataSet {
    var stream = RandomStream(seed: seed, draw: draw, purpose: .data)
    var values = stream.normals(samples * features)
    // Exactly the share that was asked for, so that a small set has its ones too.
    let count = Int(clamping: (ones * Double(samples)).rounded())
    let labels = stream.permutation(samples).map { $0 < count ? 1 : 0 }
    for (index, label) in labels.enumerated() {
      values[index * features] += (Double(label) - 0.5) * distance
    }
    return DataSet(
      "imbalanced", sampleShape: [features], features: values, labels: .classes(labels, of: 2)
    ).withLabelNoise(labelNoise, seed: seed, draw: draw)
  }
}

extension Registries {
  static let imbalanced = Entry<any DataRule>(
    "imbalanced", summary: "Two normal clouds, of which the ones are rare.",
    formula: "x ~ N(±distance / 2, 1) along x₁, N(0, 1) in the others", source: "",
    parameters: [
      .samples(1000),
      Parameter("ones", [.number], default: 0.02, range: .from(0, to: 1), isKeyed: true, "share of ones"),
      Parameter(
        "distance", [.number], default: 2, range: .from(0), isKeyed: true,
        "between the centres of the two clouds, in deviations"),
      Parameter(
        "features", [.wholeNumber], default: 2, range: .from(1, to: 1e6), isKeyed: true,
        "features of a sample"),
      .labelNoise,
    ],
    examples: ["imbalanced", "imbalanced(samples=5000, ones=0.02, distance=2)"]
  ) {
    Imbalanced(
      samples: $0.integer("samples"), ones: $0.number("ones"), distance: $0.number("distance"),
      features: $0.integer("features"), labelNoise: $0.number("label_noise"))
  }
}
