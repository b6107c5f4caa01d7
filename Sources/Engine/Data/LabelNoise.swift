extension DataSet {
  /// The same samples, a share of whose labels (each with this probability) is replaced by another class, all others
  /// equally likely; values get normal noise of this deviation instead.
  func withLabelNoise(_ noise: Double, seed: UInt64, draw: Int) -> DataSet {
    guard noise > 0 else { return self }
    var stream = RandomStream(seed: seed, draw: draw, purpose: .labelNoise)
    let noisy: Labels
    switch labels {
    case .classes(let classes, let count):
      noisy = .classes(
        classes.map { label in
          let isWrong = stream.uniform() < noise && count > 1
          let shift = 1 + stream.integer(below: max(1, count - 1))
          return isWrong ? (label + shift) % count : label
        }, of: count)
    case .values(let values, let width):
      noisy = .values(zip(values, stream.normals(values.count, deviation: noise)).map(+), width: width)
    }
    return DataSet(
      description, sampleShape: sampleShape, features: features, labels: noisy, trueLabels: trueLabels,
      featureNames: featureNames, labelNoise: noise, heldOut: heldOut)
  }
}
