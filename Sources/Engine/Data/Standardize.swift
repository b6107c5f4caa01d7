/// The data with each feature shifted and scaled to mean 0 and deviation 1 in the training part.
///
/// The held-out part is shifted and scaled by the training part's figures, as anything that comes later would be. A
/// feature that never changes is only shifted. In sequences a feature has one mean and deviation over all time steps.
public func standardize(_ data: DataSet) -> DataSet {
  let width = data.sampleShape.last ?? 1
  let rows = Double(max(1, data.features.count / max(1, width)))
  var means = [Double](repeating: 0, count: width)
  var squares = means
  for (index, value) in data.features.enumerated() { means[index % width] += value }
  for column in 0..<width { means[column] /= rows }
  for (index, value) in data.features.enumerated() {
    let difference = value - means[index % width]
    squares[index % width] += difference * difference
  }
  let deviations = squares.map { $0 == 0 ? 1 : ($0 / rows).squareRoot() }
  func apply(_ values: [Double]) -> [Double] {
    values.enumerated().map { ($1 - means[$0 % width]) / deviations[$0 % width] }
  }
  let description = "standardize(\(data.description))"
  let heldOut = data.heldOut.map {
    $0.replacing(features: apply($0.features), heldOut: nil, "\(description).held_out")
  }
  return data.replacing(features: apply(data.features), heldOut: heldOut, description)
}
