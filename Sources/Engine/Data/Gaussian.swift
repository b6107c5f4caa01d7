/// Standard normal features of which the first alone decides.
struct Gaussian: DataRule {
  let samples: Int
  let features: Int
  let labelNoise: Double

  var size: (samples: Int, numbers: Int) { (samples, features) }

  func generate(seed: UInt64, draw: Int) -> DataSet {
    var stream = RandomStream(seed: seed, draw: draw, purpose: .data)
    let values = stream.normals(samples * features)
    // round(sigmoid(2x)) is 1 exactly where sigmoid(2x) > ½, that is where x > 0.
    let labels = (0..<samples).map { values[$0 * features] > 0 ? 1 : 0 }
    return DataSet(
      "gaussian", sampleShape: [features], features: values, labels: .classes(labels, of: 2)
    ).withLabelNoise(labelNoise, seed: seed, draw: draw)
  }
}

extension Registries {
  static let gaussian = Entry<any DataRule>(
    "gaussian", summary: "Normal features, of which the first alone decides between 0 and 1.",
    formula: "x ~ N(0, 1), y = round(sigmoid(2 · x₁))", source: "",
    parameters: [
      .samples(1000),
      Parameter(
        "features", [.wholeNumber], default: 10, range: .from(1, to: 1e6), isKeyed: true,
        "features of a sample"),
      .labelNoise,
    ],
    examples: ["gaussian", "gaussian(samples=300)"]
  ) {
    Gaussian(
      samples: $0.integer("samples"), features: $0.integer("features"), labelNoise: $0.number("label_noise"))
  }
}
