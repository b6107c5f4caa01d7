import Engine
import RealModule

/// The singular values of a network's Jacobian: by how much it stretches each direction of what goes in, at some
/// samples.
///
/// J = ∂h(to)/∂h(from), in float64, dropout left out, batchnorm with fixed statistics. Up to 256 directions all are
/// there; beyond, what products with vectors give: the largest few and the moments.
public struct Spectrum: Sendable {
  /// What is known at one sample.
  public struct Sample: Sendable {
    /// The number of the sample, from 0.
    public let number: Int
    /// From the largest down: all of them, or the largest few.
    public let values: [Double]
    /// Σσ²
    public let squares: Double
    /// Σσ⁴ / (Σσ²)², of which one over is the number of directions; infinite where all are 0.
    public let concentration: Double

    /// Largest over smallest, and at most what float64 can tell: one over `resolution`; `nil` where all are 0.
    public var condition: Double? {
      guard let largest = values.first, let smallest = values.last, largest > 0 else { return nil }
      return largest / max(smallest, largest * Spectrum.resolution)
    }

    /// (Σσ²)² / Σσ⁴: how many directions carry what is left; their count where all are stretched alike, 1 where one
    /// alone is left, 0 where none is.
    public var directions: Double { 1 / concentration }
  }

  /// Between what it is taken.
  public enum Stretch: Hashable, Sendable {
    /// From behind one layer to behind another, from 1; 0 is the input.
    case layers(from: Int, to: Int)
    /// From the state of a recurrent layer (from 1) after one time step to that after another.
    case steps(layer: Int, from: Int, to: Int)
  }

  /// Where it begins and ends.
  public let stretch: Stretch
  /// The numbers that go in, and that come out.
  public let inputs: Int
  /// The numbers that come out.
  public let outputs: Int
  /// Whether all values are there.
  public let isWhole: Bool
  /// One for each sample that was looked at.
  public let samples: [Sample]

  /// As many as there are singular values.
  public var count: Int { min(inputs, outputs) }
  /// The values of all samples together, from the largest down.
  public var values: [Double] { samples.flatMap(\.values).sorted(by: >) }

  /// Below this share of the largest, a value is the rounding of float64.
  public static let resolution = 1e-14

  /// How many of `values` are no more than rounding.
  public var unresolved: Int {
    samples.reduce(0) { sum, sample in
      guard let largest = sample.values.first, largest > 0 else { return sum }
      return sum + sample.values.count { $0 <= largest * Self.resolution }
    }
  }

  /// Takes it at up to `count` samples that are spread evenly over the data.
  ///
  /// - Parameters:
  ///   - from: the layer behind which it begins, from 1, `nil` or 0 for the input; with a recurrent layer, the time step.
  ///   - to: the layer behind which it ends; `nil` for what the last layer with weights takes. With a recurrent layer
  ///     the time step, `nil` for the last one.
  ///   - usesRunningStatistics: whether batchnorm uses its running statistics, not those of the data.
  /// - Throws: `NoSpectrum.engine(.stopped)` where `shouldStop` said so.
  public init(
    _ description: NetworkDescription, _ state: NetworkState, on data: DataSet, from: Int? = nil,
    to: Int? = nil, samples: Int = 5, usesRunningStatistics: Bool = false,
    shouldStop: @escaping @Sendable () -> Bool = { false }
  ) throws(NoSpectrum) {
    let shape = SampleShape(data.sampleShape)
    let stretch = try Stretch(description, shape, from: from, to: to)
    self.stretch = stretch
    let count = min(samples, data.count)
    let numbers = (0..<count).map { $0 * data.count / count }
    do throws(EngineError) {
      let state =
        usesRunningStatistics ? state : try Self.fixed(description, state, on: data, shouldStop)
      let place = try JacobianPlace(
        stretch, of: description, state, input: shape, at: numbers.map { Array(data.sample($0)) }, shouldStop)
      (inputs, outputs) = (place.jacobian.inputs, place.jacobian.outputs)
      isWhole = min(inputs, outputs) <= Self.mostOfWhole || !place.jacobian.goesForward
      var found: [Sample] = []
      for (number, point) in zip(numbers, place.points) {
        found.append(
          isWhole
            ? try Sample(number, place.jacobian, at: point, shouldStop)
            : try Sample(estimating: number, place.jacobian, at: point, seed: state.seed))
      }
      self.samples = found
    } catch { throw .engine(error) }
    if let broken = self.samples.first(where: { !$0.squares.isFinite }) {
      throw .notFinite(sample: broken.number + 1)
    }
  }

  /// The most singular values that are all computed: it takes their third power.
  static let mostOfWhole = 256

  /// The numbers of a network, batchnorm's running statistics those of all the data.
  private static func fixed(
    _ description: NetworkDescription, _ state: NetworkState, on data: DataSet,
    _ shouldStop: @escaping @Sendable () -> Bool
  ) throws(EngineError) -> NetworkState {
    guard !state.statistics.isEmpty else { return state }
    let model = try Model<Double>(
      description, state: state, data: data, hasLoss: false, shouldStop: shouldStop)
    guard model.forward() else { throw .stopped }
    model.keepBatchStatistics()
    return model.state()
  }
}

extension Spectrum.Sample {
  /// All values.
  init(
    _ number: Int, _ jacobian: Jacobian, at point: [Double], _ shouldStop: () -> Bool
  ) throws(EngineError) {
    self.number = number
    let matrix = try jacobian.matrix(at: point)
    guard matrix.allSatisfy(\.isFinite) else {
      (values, squares, concentration) = ([], .nan, .nan)
      return
    }
    guard
      let values = singularValues(
        matrix, rows: jacobian.outputs, columns: jacobian.inputs, shouldStop: shouldStop)
    else { throw .stopped }
    self.values = values
    // Relative to the largest: fourth powers neither overflow nor underflow.
    guard let largest = values.first, largest > 0 else {
      (squares, concentration) = (0, .infinity)
      return
    }
    let shares = values.map { $0 / largest * ($0 / largest) }
    let sum = shares.reduce(0, +)
    squares = sum * largest * largest
    concentration = shares.reduce(0) { $0 + $1 * $1 } / (sum * sum)
  }

  /// The largest few by block power iteration, and the moments from products with normal vectors u: E‖uᵀJ‖² = Σσ²,
  /// and E(uᵀJJᵀu′)² = Σσ⁴ for two of them.
  init(
    estimating number: Int, _ jacobian: Jacobian, at point: [Double], seed: UInt64
  ) throws(EngineError) {
    self.number = number
    var stream = RandomStream(seed: seed, purpose: .diagnosis, layer: number)
    let directions = (0..<Self.directions).map { _ in stream.normals(jacobian.outputs) }
    let products = try jacobian.products(of: directions, at: point)
    let scale = products.lazy.map(norm).max() ?? 0
    guard scale.isFinite else {
      (values, squares, concentration) = ([], .nan, .nan)
      return
    }
    guard scale > 0 else {
      (values, squares, concentration) = ([Double](repeating: 0, count: Self.block), 0, .infinity)
      return
    }
    let scaled = products.map { $0.map { $0 / scale } }
    let sum = scaled.reduce(0) { $0 + dot($1, $1) } / Double(scaled.count)
    squares = sum * scale * scale
    var (fourth, pairs) = (0.0, 0.0)
    for first in scaled.indices {
      for second in scaled.indices where first < second {
        let product = dot(scaled[first], scaled[second])
        fourth += product * product
        pairs += 1
      }
    }
    let most = Double(min(jacobian.inputs, jacobian.outputs))
    concentration = min(1, max(1 / most, fourth / pairs / (sum * sum)))
    // From the products at hand on: what goes in, what comes out, and back.
    var rows = orthonormal(Array(scaled.prefix(Self.block)))
    var values: [Double] = []
    for _ in 0..<Self.rounds {
      let out = orthonormal(try jacobian.forwardProducts(of: rows, at: point))
      guard !out.isEmpty else { break }
      let back = try jacobian.products(of: out, at: point)
      let next =
        singularValues(
          back.flatMap { $0 }, rows: back.count, columns: jacobian.inputs, shouldStop: { false }) ?? []
      let isSettled = abs((next.first ?? 0) - (values.first ?? 0)) <= 1e-4 * (next.first ?? 0)
      values = next
      if isSettled { break }
      rows = orthonormal(back)
    }
    self.values = values
  }

  private static let (directions, block, rounds) = (64, 8, 30)
}
