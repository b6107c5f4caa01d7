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
    let finest = min(max(finest, 1e-30), 2) / 2
    var ends = [-Self.reach, Self.reach]
    for (place, center) in ([0] + breaks).enumerated()
    where abs(center) < Self.reach && (place == 0 || center != 0) {
      ends.append(center)
      var offset = 6.0
      while offset > finest {
        for end in [center - offset, center + offset] where abs(end) < Self.reach { ends.append(end) }
        offset = offset > 3 ? offset - 3 : offset / 2
      }
    }
    ends.sort()
    var nodes: [Double] = []
    var weights: [Double] = []
    nodes.reserveCapacity(GaussLegendre.nodes.count * ends.count)
    weights.reserveCapacity(GaussLegendre.nodes.count * ends.count)
    let norm = 1 / (2 * Double.pi).squareRoot()
    for (lower, upper) in zip(ends, ends.dropFirst()) where upper > lower {
      let half = (upper - lower) / 2
      for (node, weight) in zip(GaussLegendre.nodes, GaussLegendre.weights) {
        let z = lower + half * (1 + node)
        nodes.append(z)
        weights.append(weight * half * norm * Double.exp(-z * z / 2))
      }
    }
    self.nodes = nodes
    self.weights = weights
  }

  /// The nodes with their weights, whose sum is 1.
  var weightedNodes: Zip2Sequence<[Double], [Double]> { zip(nodes, weights) }

  /// E[f] and E[f²] at once.
  func moments(_ function: (Double) -> Double) -> (mean: Double, square: Double) {
    var (sum, squares) = (0.0, 0.0)
    for index in nodes.indices {
      let value = function(nodes[index])
      sum += weights[index] * value
      squares += weights[index] * value * value
    }
    return (sum, squares)
  }

  /// E[f hₖ] for the normalised Hermite polynomials hₖ of degree 0 to `degree`.
  func hermiteCoefficients(degree: Int, _ function: (Double) -> Double) -> [Double] {
    var sums = [Double](repeating: 0, count: degree + 1)
    let roots = (0...degree).map { Double($0).squareRoot() }
    for index in nodes.indices {
      let z = nodes[index]
      let value = weights[index] * function(z)
      var (before, polynomial) = (0.0, 1.0)
      for k in 0...degree {
        sums[k] += value * polynomial
        if k < degree {
          (before, polynomial) = (polynomial, (z * polynomial - roots[k] * before) / roots[k + 1])
        }
      }
    }
    return sums
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
