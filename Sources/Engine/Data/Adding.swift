/// Sequences of numbers of which two are marked: their sum is asked for.
struct Adding: DataRule {
  let samples: Int
  let length: Int
  let labelNoise: Double

  var size: (samples: Int, numbers: Int) { (samples, 2 * length) }

  func generate(seed: UInt64, draw: Int) -> DataSet {
    var stream = RandomStream(seed: seed, draw: draw, purpose: .data)
    let numbers = stream.uniforms(samples * length)
    var features = [Double](repeating: 0, count: 2 * samples * length)
    for (index, number) in numbers.enumerated() { features[2 * index] = number }
    var sums: [Double] = []
    for sample in 0..<samples {
      // One mark in each half, so that at least the first must be remembered for long.
      let half = length / 2
      let marks = [stream.integer(below: half), half + stream.integer(below: length - half)]
      for mark in marks { features[2 * (sample * length + mark) + 1] = 1 }
      sums.append(marks.reduce(0) { $0 + numbers[sample * length + $1] })
    }
    return DataSet(
      "adding", sampleShape: [length, 2], features: features, labels: .values(sums, width: 1),
      featureNames: ["number", "mark"]
    ).withLabelNoise(labelNoise, seed: seed, draw: draw)
  }
}

extension Registries {
  static let adding = Entry<any DataRule>(
    "adding", summary: "Sequences in which two numbers are marked, one in each half; their sum is asked for.",
    formula: "y = x[i] + x[j], x uniform from 0 to 1; who answers 1 always has the loss 1/6",
    source: "Hochreiter & Schmidhuber 1997",
    parameters: [
      .samples(1000),
      Parameter(
        "length", [.wholeNumber], default: 50, range: .from(2, to: 1e6), isKeyed: true, "steps of time"),
      .labelNoise,
    ],
    examples: ["adding", "adding(samples=320, length=50)"]
  ) {
    Adding(
      samples: $0.integer("samples"), length: $0.integer("length"), labelNoise: $0.number("label_noise"))
  }
}
