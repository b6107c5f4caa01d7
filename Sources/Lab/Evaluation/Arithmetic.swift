import CommandKit
import Engine
import RealModule

/// Arithmetic and comparison of elements.
package enum Arithmetic {
  static func apply(
    _ operation: Syntax.Operator, _ left: Element, _ right: Element, seed: UInt64
  ) throws(Failure) -> Element {
    switch (left, right) {
    case (.number(let a), .number(let b)):
      return .number(number(operation, a, b))
    case (.series(let a), .number(let b)):
      return .series(a.map { number(operation, $0, b) })
    case (.number(let a), .series(let b)):
      return .series(b.map { number(operation, a, $0) })
    case (.series(let a), .series(let b)):
      guard let result = a.zipped(with: b, { number(operation, $0, $1) }) else {
        throw Failure(
          OperationMessage.rowsDoNotPair(
            left: a.values.count, leftAxis: a.axisNames, right: b.values.count, rightAxis: b.axisNames))
      }
      return .series(result)
    case (.number(let times), _) where operation == .multiply:
      guard let network = right.asNetwork(seed: seed) else { break }
      return try repeated(network, times, seed)
    case (_, .number(let times)) where operation == .multiply:
      guard let network = left.asNetwork(seed: seed) else { break }
      return try repeated(network, times, seed)
    default: break
    }
    let layers = left.asNetwork(seed: seed) != nil && right.asNetwork(seed: seed) != nil
    throw Failure(
      layers
        ? OperationMessage.arrowJoins
        : .unfit(sign: operation.rawValue, left: left.kind, right: right.kind))
  }

  private static func number(_ operation: Syntax.Operator, _ a: Double, _ b: Double) -> Double {
    switch operation {
    case .add: a + b
    case .subtract: a - b
    case .multiply: a * b
    case .divide: a / b
    case .power: power(a, b)
    }
  }

  /// a^b, exact for whole exponents of negative bases too.
  private static func power(_ a: Double, _ b: Double) -> Double {
    if b == b.rounded(), abs(b) < 1e9 { return Double.pow(a, Int(clamping: b)) }
    return Double.pow(a, b)
  }

  private static func repeated(_ network: Network, _ times: Double, _ seed: UInt64) throws(Failure) -> Element
  {
    guard times == times.rounded(), times >= 1 else {
      throw Failure(OperationMessage.repeatedByFraction(times: times))
    }
    try Limits.check(layers: times * Double(network.description.layerCount))
    let all = repeatElement(network.description.layers, count: Int(clamping: times)).joined()
    return .network(Network(NetworkDescription(Array(all)), seed: seed))
  }

  /// Networks one after the other.
  static func joined(_ networks: [Network], seed: UInt64) throws(Failure) -> Network {
    try Limits.check(layers: networks.reduce(0) { $0 + Double($1.description.layerCount) })
    return Network(NetworkDescription(networks.flatMap(\.description.layers)), seed: seed)
  }

  /// Whether every comparison of a chain holds; one between rows of numbers holds if it holds for each.
  package static func holds(
    _ operands: [Element], _ comparisons: [Syntax.Comparison], _ tolerance: Element?
  ) throws(Failure) -> Bool {
    for (index, comparison) in comparisons.enumerated() {
      guard try holds(operands[index], comparison, operands[index + 1], tolerance) else { return false }
    }
    return true
  }

  private static func holds(
    _ left: Element, _ comparison: Syntax.Comparison, _ right: Element, _ tolerance: Element?
  ) throws(Failure) -> Bool {
    guard let a = left.numbers, let b = right.numbers else {
      guard comparison == .equal || comparison == .unequal, tolerance == nil,
        left.kind.noun.isEqual(to: right.kind.noun)
      else {
        if comparison == .greater, case .network = left, case .network = right {
          throw Failure(OperationMessage.arrowJoins)
        }
        throw Failure(
          OperationMessage.unfit(sign: comparison.rawValue, left: left.kind, right: right.kind))
      }
      return (left.written == right.written) == (comparison == .equal)
    }
    guard a.count == b.count || a.count == 1 || b.count == 1 else {
      throw Failure(OperationMessage.countsDoNotPair(left: a.count, right: b.count))
    }
    var margin = 0.0
    if let tolerance {
      guard let number = tolerance.number, number >= 0 else {
        throw Failure(OperationMessage.noTolerance(given: tolerance.written))
      }
      margin = number
    }
    return (0..<max(a.count, b.count)).allSatisfy { place in
      compare(a[a.count == 1 ? 0 : place], comparison, b[b.count == 1 ? 0 : place], margin)
    }
  }

  private static func compare(_ a: Double, _ comparison: Syntax.Comparison, _ b: Double, _ margin: Double)
    -> Bool
  {
    switch comparison {
    case .equal: a == b || abs(a - b) <= margin
    case .unequal: !(a == b || abs(a - b) <= margin)
    case .less: a < b
    case .lessOrEqual: a <= b
    case .greater: a > b
    case .greaterOrEqual: a >= b
    }
  }
}

extension Element {
  /// The numbers that it stands for: one, or those of a row.
  package var numbers: [Double]? {
    switch self {
    case .number(let number): [number]
    case .series(let series): series.values
    default: nil
    }
  }
}
