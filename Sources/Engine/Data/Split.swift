/// The data with a part of it held out.
///
/// The held-out part is stratified: of each class the same share, as nearly as whole samples allow, chosen by a
/// shuffle that depends on the seed alone. It keeps the true labels where `label_noise` changed some, so that what is
/// measured on it is what was learnt.
///
/// - Parameter test: a share below 1, or from 1 on a number of samples.
/// - Throws: `InvalidArgument` if that leaves no sample on one side.
public func split(
  _ data: DataSet, test: Double, seed: UInt64, draw: Int = 0
) throws(InvalidArgument) -> DataSet {
  guard test < 1 || test == test.rounded() else {
    throw InvalidArgument("test", ArgumentMessage.shareOrWholeNumber(given: test))
  }
  let wanted = (test < 1 ? test * Double(data.count) : test).rounded()
  guard 1 <= wanted, wanted < Double(data.count) else {
    throw InvalidArgument("test", ArgumentMessage.emptySide(given: test, most: data.count - 1))
  }
  let heldOut = Int(clamping: wanted)
  var stream = RandomStream(seed: seed, draw: draw, purpose: .split)
  let order = stream.permutation(data.count)
  let groups: [[Int]]
  if case .classes(let classes, let count) = data.trueLabels {
    groups = order.reduce(into: Array(repeating: [], count: count)) { $0[classes[$1]].append($1) }
  } else {
    groups = [order]
  }
  let quotas = quotas(of: heldOut, among: groups.map(\.count))
  var isHeldOut = [Bool](repeating: false, count: data.count)
  for (group, quota) in zip(groups, quotas) { for place in group.prefix(quota) { isHeldOut[place] = true } }
  let description = "split(\(data.description), test=\(literal(test)))"
  let training = order.filter { !isHeldOut[$0] }
  let rest = data.subset(
    order.filter { isHeldOut[$0] }, "\(description).held_out", labels: data.trueLabels, labelNoise: 0)
  let part = data.subset(training, description, labels: data.labels, labelNoise: data.labelNoise)
  return part.replacing(features: part.features, heldOut: rest, description)
}

/// `total` shared out in proportion to `sizes`: rounded down, and what is left to the largest remainders.
private func quotas(of total: Int, among sizes: [Int]) -> [Int] {
  let all = sizes.reduce(0, +)
  var quotas = sizes.map { total * $0 / all }
  let byRemainder = sizes.indices.sorted {
    let (a, b) = (total * sizes[$0] % all, total * sizes[$1] % all)
    return a == b ? $0 < $1 : a > b
  }
  for index in byRemainder.prefix(total - quotas.reduce(0, +)) { quotas[index] += 1 }
  return quotas
}
