import RealModule

/// How much of what the labels hold the outputs of some samples explain: 1 − loss / entropy after the outputs have been
/// shifted by the constants that serve best, so that neither a bias that is off nor one that is right counts.
///
/// For probabilities of classes the loss is the cross-entropy, and the shift, of the logits, is that with which each
/// class's mean probability is its frequency; for values it is the mean squared error, and the shift is that of the
/// means.
func explainedShare<S: Scalar>(
  _ outputs: UnsafeBufferPointer<S>, areLogits: Bool, of data: DataSet, samples: ArraySlice<Int>
) -> Double {
  // A thousand tell it as well as all.
  let rows = Array(samples.prefix(1000))
  guard !rows.isEmpty, !outputs.isEmpty else { return 0 }
  let width = outputs.count / samples.count
  let values = outputs.prefix(rows.count * width).map { Double($0) }
  guard values.allSatisfy(\.isFinite) else { return -.infinity }
  switch data.labels {
  case .classes(let classes, let count) where width == 1 && count <= 2 || width >= count:
    let truth = rows.map { classes[$0] }
    let areProbabilities = areLogits || isDistribution(values, width: width)
    guard areProbabilities else { fallthrough }
    return explainedByClass(logits(values, areLogits: areLogits, width: width), truth, classes: max(2, width))
  default:
    guard let targets = try? data.labels.rows(outputs: width, of: data) else { return 0 }
    var (residual, variance) = (0.0, 0.0)
    for column in 0..<width {
      let wanted = rows.map { targets[$0 * width + column] }
      let given = rows.indices.map { values[$0 * width + column] }
      variance += meanSquaredDeviation(wanted)
      residual += meanSquaredDeviation(zip(wanted, given).map { $0 - $1 })
    }
    return variance > 0 ? 1 - residual / variance : 0
  }
}

private func isDistribution(_ values: [Double], width: Int) -> Bool {
  guard values.allSatisfy({ 0...1 ~= $0 }) else { return false }
  guard width > 1 else { return true }
  return stride(from: 0, to: values.count, by: width).allSatisfy {
    abs(values[$0..<$0 + width].reduce(0, +) - 1) < 1e-3
  }
}

/// [samples, classes]; for a single output those of "no", 0, and "yes".
private func logits(_ values: [Double], areLogits: Bool, width: Int) -> [Double] {
  // The loss cuts logarithms there too.
  func cut(_ value: Double) -> Double { min(100, max(-100, value)) }
  if width == 1 {
    return values.flatMap { [0, cut(areLogits ? $0 : Double.log($0) - Double.log(1 - $0))] }
  }
  return areLogits ? values : values.map { cut(Double.log($0)) }
}

private func explainedByClass(_ logits: [Double], _ truth: [Int], classes: Int) -> Double {
  let count = Double(truth.count)
  var frequencies = [Double](repeating: 0, count: classes)
  for number in truth { frequencies[number] += 1 / count }
  let entropy = frequencies.reduce(0) { $1 > 0 ? $0 - $1 * Double.log($1) : $0 }
  guard entropy > 0 else { return 0 }
  var shift = [Double](repeating: 0, count: classes)
  var shares = shift
  var loss = 0.0
  // Iterative proportional fitting; what it has not reached by then is far from any answer.
  for _ in 0..<100 {
    var means = [Double](repeating: 0, count: classes)
    loss = 0
    for (row, number) in truth.enumerated() {
      var largest = -Double.infinity
      for place in 0..<classes {
        shares[place] = logits[row * classes + place] + shift[place]
        largest = max(largest, shares[place])
      }
      let own = shares[number]
      var sum = 0.0
      for place in 0..<classes {
        shares[place] = Double.exp(shares[place] - largest)
        sum += shares[place]
      }
      for place in 0..<classes { means[place] += shares[place] / (sum * count) }
      loss += (largest + Double.log(sum) - own) / count
    }
    var farthest = 0.0
    for place in 0..<classes where frequencies[place] > 0 {
      let step = Double.log(frequencies[place] / max(means[place], 1e-40))
      shift[place] += step
      farthest = max(farthest, abs(step))
    }
    if farthest < 1e-6 { break }
  }
  return 1 - loss / entropy
}

private func meanSquaredDeviation(_ values: [Double]) -> Double {
  let mean = values.reduce(0, +) / Double(values.count)
  return values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(values.count)
}
