import Engine
import RealModule

/// How the signals travel over the depth of a network: the figures behind a finding about it.
public struct SignalPath: Hashable, Sendable {
  /// What becomes of a signal over the whole depth.
  public enum Change: Hashable, Sendable { case lost, kept, grown }

  /// Where it first fails: going back the first layer at which less than `lost` of the last hidden layer's error signal is
  /// left, or more than 1 / `lost` times it; else going forward the first at which so much of the first hidden layer's
  /// differences is left, or of its size; where nothing fails, the first hidden layer.
  public let begin: LayerPlace
  /// What has to be left of a signal for it not to be lost.
  public let lost: Double
  /// The error signal over all hidden layers, going back.
  public let backward: Change
  /// The differences between samples over all hidden layers (lost), or the size of the outputs (grown).
  public let forward: Change
  /// What each layer multiplies the error signal by.
  public let factor: Double
  /// The error signal at the first hidden layer relative to the last hidden one's.
  public let arrives: Double
  /// The weight gradient of the first layer relative to the last one's: the error signals' relation times that of what
  /// comes in.
  public let ratio: Double?
  /// Where `factor` comes from; `nil` where the slopes are not known.
  public let parts: Parts?
  /// What each layer multiplies the differences between samples by.
  public let forwardFactor: Double?
  /// The size of the last hidden layer's outputs relative to the first one's.
  public let growth: Double
  /// How many rows of the last hidden layer's output differ.
  public let outputs: DistinctRows
  /// The first hidden layer from which on all outputs are 0, smaller than the precision can hold.
  public let zeroFrom: LayerPlace?
  /// What theory predicts for `factor`.
  public let predicted: Double?
  /// Whether that is of weights that are trained or loaded, taken as if they were independent.
  public let isPredictedOfOwnWeights: Bool

  /// The two parts of a factor: it is their product.
  public struct Parts: Hashable, Sendable {
    /// The RMS of φ′(z).
    public let slopes: Double
    /// What is left of the factor: the weights, and what `beside` names.
    public let weights: Double
    /// The activation of all hidden layers, where they share one.
    public let activation: Activation?
    /// What else `weights` holds.
    public let beside: Beside

    /// What else multiplies a signal: nothing, ways around layers (residual), or rescaling (normalisation).
    public enum Beside: Hashable, Sendable { case nothing, waysAround, rescaling }
  }
}

/// How a gradient travels back over the steps of a sequence.
public struct TimePath: Hashable, Sendable {
  /// The recurrent layer.
  public let at: LayerPlace
  /// The length of the sequences.
  public let steps: Int
  /// Whether steps are read from the sequence's last on.
  public let isBackward: Bool
  /// What of the gradient at the last step read is left at the first, handed from state to state.
  public let left: Double
  /// The gradient at the first step read relative to that at the last: more than is left where others reach a sequence's
  /// steps from the layer that reads it.
  public let arrives: Double

  /// What each step back multiplies the gradient by.
  public var factor: Double { Double.pow(left, 1 / Double(steps - 1)) }
}

/// Units that no sample wakes in the layers besides the worst.
public struct DeadElsewhere: Hashable, Sendable {
  /// How many layers have some.
  public let layers: Int
  /// How many these have each, at least.
  public let least: Int
  /// And at most.
  public let most: Int
}

/// How many rows of a layer's output differ, in the precision in use.
public struct DistinctRows: Hashable, Sendable {
  /// How many are different.
  public let distinct: Int
  /// Out of how many.
  public let rows: Int
  /// Whether each row is a sample, and not one step of a sequence.
  public let areSamples: Bool
  /// In which they were compared.
  public let precision: Precision
}

extension Probe {
  /// `nil` for fewer than two hidden layers.
  ///
  /// - Parameter lost: what has to be left of a signal over the whole depth for it not to be lost; one over it is grown.
  func path(lost: Double) -> SignalPath? {
    guard hidden.count > 1, let factor, let last = hidden.last, let lastSignal = last.signal,
      let firstSignal = hidden.first?.signal
    else { return nil }
    func change(_ ratio: Double) -> SignalPath.Change {
      ratio < lost ? .lost : ratio > 1 / lost ? .grown : .kept
    }
    let spreads = spreadsByHiddenLayer
    let left = spreads.count == hidden.count && spreads[0] > 0 ? spreads.map { $0 / spreads[0] } : []
    let growth = hidden.map { $0.size / hidden[0].size }
    let back = hidden.map { ($0.signal ?? 0) / lastSignal }
    let fails =
      back.lastIndex { change($0) != .kept } ?? left.firstIndex { change($0) == .lost }
      ?? growth.firstIndex { change($0) == .grown }
    return SignalPath(
      begin: LayerPlace(hidden[fails ?? 0]), lost: lost, backward: change(firstSignal / lastSignal),
      forward: left.last.map(change) == .lost ? .lost : growth.last.map(change) == .grown ? .grown : .kept,
      factor: factor, arrives: firstSignal / lastSignal, ratio: ratio, parts: parts,
      forwardFactor: forwardFactor, growth: growth.last ?? 1, outputs: distinct(last),
      zeroFrom: hidden.reversed().prefix { $0.size == 0 }.last.map { LayerPlace($0) },
      predicted: (try? theory.get())?.factor,
      isPredictedOfOwnWeights: (try? theory.get())?.isOfOwnWeights ?? false)
  }

  /// How much of the factor is the slope's.
  private var parts: SignalPath.Parts? {
    guard let slopePart, let weightsPart else { return nil }
    let isShared = Set(hidden.dropLast().compactMap { $0.activation?.name }).count == 1
    let rescales = layers.contains { !$0.hasWeights && $0.activation == nil && $0.weightGradient != nil }
    return SignalPath.Parts(
      slopes: slopePart, weights: weightsPart,
      activation: isShared ? hidden.lazy.compactMap(\.activation).first : nil,
      beside: hasWaysAround ? .waysAround : rescales ? .rescaling : .nothing)
  }

  func distinct(_ layer: ProbedLayer) -> DistinctRows {
    DistinctRows(
      distinct: layer.distinct, rows: layer.rows, areSamples: layer.rows == samples, precision: precision)
  }

  /// By direction; none for a layer that reads no sequence, or sees no gradient after the last step that it reads.
  func timePaths(_ layer: ProbedLayer) -> [TimePath] {
    layer.throughTime.compactMap { course in
      guard let left = course.left, let first = course.signals.first, let last = course.signals.last else {
        return nil
      }
      return TimePath(
        at: LayerPlace(layer), steps: course.signals.count, isBackward: course.isBackward, left: left,
        arrives: first / last)
    }
  }
}
