import Engine
import RealModule

/// A wide random layer z = W φ(z′) + b repeated for ever: the mean-field theory of Poole et al. 2016 and Schoenholz et
/// al. 2017.
///
/// The length q, the variance of z, goes from layer to layer by q ← σ_w² E[φ(√q z)²] + σ_b²; the error signal going
/// back is multiplied by √χ₁ a layer, χ₁ = σ_w² E[φ′(√q z)²], and so is a small difference between samples going
/// forward.
///
/// ```swift
/// let sigmoid = WideLayer(activation: sigmoid, weightVariance: 1)
/// sigmoid.limit     // == 0.2647
/// sigmoid.factor    // == 0.23605
/// ```
public struct WideLayer: Sendable {
  /// φ, element by element.
  public let activation: Activation
  /// σ_w²: the variance of a weight times the fan in.
  public let weightVariance: Double
  /// σ_b²: the variance of a bias.
  public let biasVariance: Double
  /// The value that all biases share.
  public let biasMean: Double

  /// The layer of these variances: a weight's times the fan in, a bias's as it is.
  public init(
    activation: Activation, weightVariance: Double, biasVariance: Double = 0, biasMean: Double = 0
  ) {
    precondition(activation.product.isElementwise, "\(activation) has no mean-field theory")
    self.activation = activation
    self.weightVariance = weightVariance
    self.biasVariance = biasVariance
    self.biasMean = biasMean
  }

  /// The length at the next layer.
  public func length(after length: Double) -> Double {
    weightVariance * ActivationMoments.square(activation, mean: biasMean, variance: length) + biasVariance
  }

  /// χ₁ at a length.
  public func slopeFactor(at length: Double) -> Double {
    weightVariance * ActivationMoments.slopeSquare(activation, mean: biasMean, variance: length)
  }

  /// The lengths of `layers` layers, from the first one's on.
  public func lengths(from first: Double, layers: Int) -> [Double] {
    var lengths = [first]
    while lengths.count < layers { lengths.append(length(after: lengths[lengths.count - 1])) }
    return lengths
  }

  /// The length that a deep stack comes to, from length 1; 0 and infinity where it dies out or explodes.
  public var limit: Double { limit(from: 1) }

  /// The length that a deep stack comes to.
  public func limit(from start: Double) -> Double {
    var length = start
    for _ in 0..<60 {
      let next = self.length(after: length)
      if abs(next - length) <= 1e-13 * length { return next }
      length = next
    }
    // Too slow (tanh creeps to 0): bracket the fixed point in the direction of travel.
    let isFalling = self.length(after: length) < length
    var (near, far) = (length, length)
    while true {
      (near, far) = (far, far * (isFalling ? 0.1 : 10))
      if far < Self.smallest { return 0 }
      if far > Self.largest { return .infinity }
      let growth = self.length(after: far) / far - 1
      // Where the map is the identity but for higher orders, rounding must not pass for a fixed point.
      // Nor may a step that is the same at any length, as a bias adds to a linear layer.
      if abs(growth) < 1e-12 {
        return isFalling ? (far < 1e-3 ? 0 : far) : (far > 1e3 && far > 10 * length ? .infinity : far)
      }
      if (growth < 0) != isFalling { break }
    }
    while abs(far / near - 1) > 1e-10 {
      let middle = (near * far).squareRoot()
      if (self.length(after: middle) < middle) == isFalling { near = middle } else { far = middle }
    }
    return (near * far).squareRoot()
  }

  /// Lengths beyond these count as 0 and infinity.
  private static let (smallest, largest) = (1e-40, 1e40)

  /// √χ₁ in the limit: what each layer multiplies the error signal by.
  public var factor: Double {
    slopeFactor(at: min(max(limit, Self.smallest), Self.largest)).squareRoot()
  }

  /// How many units a layer a network wants for each layer of its depth, so that draws of its error signal lie within a
  /// factor 2 of their middle, one standard deviation (`DrawScatter`).
  public var widthPerLayer: Double {
    let length = min(max(limit, Self.smallest), Self.largest)
    let moments = ActivationMoments(activation, mean: biasMean, variance: length)
    return DrawScatter.width(DrawScatter.share(kurtosis: moments.slopeKurtosis, .independent))
  }

  /// The number of layers over which the squared error signal changes by a factor e: 1 / |ln χ₁|.
  public var depthScale: Double {
    let logarithm = abs(2 * Double.log(factor))
    return logarithm < 1e-10 ? .infinity : 1 / logarithm
  }

  /// The σ_w² at which the factor in the limit is 1, the biases as they are; `nil` where there is none.
  public var criticalVariance: Double? {
    func excess(_ variance: Double) -> Double {
      WideLayer(
        activation: activation, weightVariance: variance, biasVariance: biasVariance, biasMean: biasMean
      ).factor - 1
    }
    // From below: the first place where the factor passes 1.
    var lower = 0.05
    guard excess(lower) < 0 else { return nil }
    var upper = lower
    repeat {
      lower = upper
      upper *= 2
      if upper > 1e6 { return nil }
    } while excess(upper) < 0
    while upper - lower > 1e-6 * upper {
      let middle = (lower + upper) / 2
      if excess(middle) < 0 { lower = middle } else { upper = middle }
    }
    return (lower + upper) / 2
  }
}
