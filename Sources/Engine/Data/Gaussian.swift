/// Standard normal features of which the first alone decides; at each of some steps, where that is said.
struct Gaussian: DataRule {
  let samples: Int
  let features: Int
  /// The length of each sample's sequence; `nil` for samples that are none.
  let steps: Int?
  let labelNoise: Double

  var size: (samples: Int, numbers: Int) { (samples, (steps ?? 1) * features) }

  func generate(seed: UInt64, draw: Int) -> DataSet {
    var stream = RandomStream(seed: seed, draw: draw, purpose: .data)
    let size = size.numbers
    let values = stream.normals(samples * size)
    // round(sigmoid(2x)) is 1 exactly where sigmoid(2x) > ½, that is where x > 0; a mean is above 0 where the sum is.
    let labels = (0..<samples).map { sample in
      stride(from: 0, to: size, by: features).reduce(0) { $0 + values[sample * size + $1] } > 0 ? 1 : 0
    }
    return DataSet(
      "gaussian", sampleShape: SampleShape(steps: steps, width: features).dimensions, features: values,
      labels: .classes(labels, of: 2)
    ).withLabelNoise(labelNoise, seed: seed, draw: draw)
  }
}

extension Registries {
  static let gaussian = Entry<any DataRule>(
    "gaussian", summary: "Normal features, of which the first alone decides between 0 and 1.",
    formula: "x ~ N(0, 1), y = round(sigmoid(2 · x₁)); with steps, of the mean of x₁ over them", source: "",
    parameters: [
      .samples(1000),
      Parameter(
        "features", [.wholeNumber], default: 10, range: .from(1, to: 1e6), isKeyed: true,
        "features of a sample"),
      .labelNoise,
      Parameter(
        "steps", [.wholeNumber], default: .none, range: .from(1, to: 1e6), isKeyed: true,
        "makes each sample a sequence of so many steps"),
    ],
    examples: ["gaussian", "gaussian(samples=300)", "gaussian(samples=100, features=64, steps=20)"]
  ) {
    Gaussian(
      samples: $0.integer("samples"), features: $0.integer("features"),
      steps: $0.optionalNumber("steps").map(Int.init(clamping:)), labelNoise: $0.number("label_noise"))
  }
}
