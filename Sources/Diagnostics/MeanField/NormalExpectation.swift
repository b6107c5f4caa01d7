import RealModule

/// E[f(z)] for a standard normal z, by composite Gauss–Legendre quadrature.
///
/// The panels end at 0 and at the given `breaks`, so that a kink there costs nothing (a rule with a node on the kink is
/// 6 % wrong at 100 nodes), and shrink towards these places down to `finest`, so that a steep function is met there.
struct NormalExpectation {
  private let nodes: [Double]
  private let weights: [Double]

  /// - Parameters:
  ///   - breaks: where f or its derivative jumps.
  ///   - finest: the length over which f varies near 0 and near the breaks.
  init(breaks: [Double] = [], finest: Double = 1) {
    var ends: Set<Double> = []
    for center in [0] + breaks where abs(center) < Self.reach {
      ends.insert(center)
      var offset = Self.reach
      while offset > min(max(finest, 1e-30), 2) / 2 {
        for end in [center - offset, center + offset] { ends.insert(min(max(end, -Self.reach), Self.reach)) }
        offset = offset > 3 ? offset - 3 : offset / 2
      }
    }
    let sorted = ends.sorted()
    var nodes: [Double] = []
    var weights: [Double] = []
    for (lower, upper) in zip(sorted, sorted.dropFirst()) {
      let half = (upper - lower) / 2
      for (node, weight) in zip(GaussLegendre.nodes, GaussLegendre.weights) {
        let z = lower + half * (1 + node)
        nodes.append(z)
        weights.append(weight * half * Double.exp(-z * z / 2) / (2 * Double.pi).squareRoot())
      }
    }
    self.nodes = nodes
    self.weights = weights
  }

  /// Beyond it the normal density is below 10⁻¹⁸.
  private static let reach = 9.0

  func callAsFunction(_ function: (Double) -> Double) -> Double {
    var sum = 0.0
    for index in nodes.indices { sum += weights[index] * function(nodes[index]) }
    return sum
  }
}

/// Nodes and weights of the Gauss–Legendre rule on [−1, 1] that is exact for polynomials up to degree 23.
enum GaussLegendre {
  static let nodes = rule.map(\.node)
  static let weights = rule.map(\.weight)

  private static let rule: [(node: Double, weight: Double)] = {
    let count = 12
    return (0..<count).map { index in
      // Newton's method on the Legendre polynomial, from Tricomi's approximation of its roots.
      var x = Double.cos(.pi * (Double(index) + 0.75) / (Double(count) + 0.5))
      var slope = 1.0
      for _ in 0..<20 {
        var (previous, value) = (1.0, x)
        for degree in 2...count {
          let n = Double(degree)
          (previous, value) = (value, ((2 * n - 1) * x * value - (n - 1) * previous) / n)
        }
        slope = Double(count) * (x * value - previous) / (x * x - 1)
        x -= value / slope
      }
      return (x, 2 / ((1 - x * x) * slope * slope))
    }
  }()
}
