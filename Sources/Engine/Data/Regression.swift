import RealModule

/// tanh of a linear form, with noise: the floor of a linear model lies well above the noise.
struct Regression: DataRule {
  let samples: Int
  let noise: Double
  let features: Int
  let labelNoise: Double

  var size: (samples: Int, numbers: Int) { (samples, features) }

  func generate(seed: UInt64, draw: Int) -> DataSet {
    var stream = RandomStream(seed: seed, draw: draw, purpose: .data)
    let direction = stream.normals(features)
    let length = direction.reduce(0) { $0 + $1 * $1 }.squareRoot()
    let values = stream.normals(samples * features)
    let offsets = stream.normals(samples, deviation: noise)
    let targets = (0..<samples).map { sample in
      let form = (0..<features).reduce(0) { $0 + direction[$1] * values[sample * features + $1] }
      return Double.tanh(2 * form / length) + offsets[sample]
    }
    return DataSet(
      "regression", sampleShape: [features], features: values, labels: .values(targets, width: 1)
    ).withLabelNoise(labelNoise, seed: seed, draw: draw)
  }
}

extension Registries {
  static let regression = Entry<any DataRule>(
    "regression", summary: "tanh of a linear form plus normal noise.",
    formula: "x ~ N(0, 1), y = tanh(2 · u·x) + N(0, noise²), u a random direction", source: "",
    parameters: [
      .samples(512),
      Parameter(
        "noise", [.number], default: 0.5, range: .from(0), isKeyed: true,
        "deviation of the noise on the target"),
      Parameter(
        "features", [.wholeNumber], default: 10, range: .from(1, to: 1e6), isKeyed: true,
        "features of a sample"),
      .labelNoise,
    ],
    examples: ["regression", "regression(samples=512, noise=0.5)"]
  ) {
    Regression(
      samples: $0.integer("samples"), noise: $0.number("noise"), features: $0.integer("features"),
      labelNoise: $0.number("label_noise"))
  }
}
