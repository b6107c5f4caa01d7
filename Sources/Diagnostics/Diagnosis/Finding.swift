import Engine
import Messages

/// Something that a measurement shows, as data: which case it is, where it begins, and the figures that show it.
public enum Finding: Message {
  // MARK: Not finite

  /// Weights or biases are NaNs or infinities themselves.
  case brokenParameters(at: LayerPlace)
  /// Going forward, the layer is the first to give a NaN or an infinity.
  case notFiniteForward(at: LayerPlace)
  /// Going back, the error signal is no longer finite from the layer on.
  case notFiniteBackward(at: LayerPlace)
  case notFiniteLoss(loss: Double)

  // MARK: Units

  /// No unit of a layer gives anything for any sample.
  case deadLayer(at: LayerPlace, units: Int)
  /// More than half of a layer's units give 0 for every sample; it is the layer with the largest share.
  case deadUnits(at: LayerPlace, dead: Int, units: Int, elsewhere: DeadElsewhere?)
  /// More than nine tenths of a layer's slopes are small, as in `others` further layers; it is the first of them.
  case saturated(at: LayerPlace, activation: String, share: Double, others: Int)
  /// Fewer than half of the samples can be told apart after a layer.
  case samplesAlike(at: LayerPlace, outputs: DistinctRows)
  /// From a layer on the steps of each sequence are apart by `spread` of their size, and by `input` at the input: attention
  /// without a way around averages its steps away, doubly exponentially with depth (Dong, Cordonnier & Loukas 2021). A
  /// remark: what all steps share passes, and may be all that is asked for.
  case stepsAlike(at: LayerPlace, spread: Double, input: Double)

  // MARK: Over depth and time

  /// From the layer on back the gradients are exactly 0, and not so at the `next` one, whose error signal is `signal`.
  case underflow(at: LayerPlace, precision: Precision, next: LayerPlace, signal: Double)
  case vanishing(path: SignalPath)
  case vanishingForward(path: SignalPath)
  case vanishingBackward(path: SignalPath)
  case exploding(path: SignalPath)
  case explodingForward(path: SignalPath)
  case explodingBackward(path: SignalPath)
  case vanishingThroughTime(path: TimePath)
  case explodingThroughTime(path: TimePath)

  // MARK: Training

  /// What the outputs explain of the labels does not grow, or too slowly (`grows`); the loss is `loss`, where someone who
  /// knows only how often each label occurs has `entropy`.
  case learnsNothing(loss: Double, entropy: Double, grows: Bool = false)
  /// The first step changes the weights of no layer by more than `step` of their size; it is the one that moves most.
  case stepsTooShort(at: LayerPlace, step: Double)
  /// The first step changes the weights of a layer by `step` times their size, and the loss comes to `loss`, which may be
  /// no number.
  case stepsTooLong(at: LayerPlace, step: Double, loss: Double)
  /// The gradient of a layer is so far below the optimizer's epsilon that steps are `share` of the rate.
  case belowEpsilon(layer: Int, optimizer: String, gradient: Double, epsilon: Double, share: Double)
  /// Where the loss curves most (λ), plain steps are stable below the rate `bound`. A remark: most runs above it come
  /// through (Lewkowycz and others 2020; Cohen and others 2021).
  case aboveStableRate(rate: Double, bound: Double, curvature: Double)
  /// All steps together do not reach the bottom, even where the loss curves most (λ).
  case rateTooSmall(rate: Double, steps: Int, curvature: Double)

  /// Nothing fails; `path` is `nil` for fewer than two hidden layers, `times` has the layers that read sequences.
  case passes(path: SignalPath?, times: [TimePath])

  /// The sentence that says it.
  public func words(in language: DisplayLanguage) -> String {
    switch language {
    case .english: EnglishDiagnosis.words(self)
    case .chinese: ChineseDiagnosis.words(self)
    }
  }
}

/// A layer in its place.
public struct LayerPlace: Hashable, Sendable {
  /// The layer's number, from 0.
  public let number: Int
  /// It prints as one would type it.
  public let layer: Layer

  /// The place of a layer, by its number from 0.
  public init(number: Int, layer: Layer) {
    self.number = number
    self.layer = layer
  }

  init(_ layer: ProbedLayer) { self.init(number: layer.number, layer: layer.layer) }
}

extension Finding {
  /// The number of the layer where it begins, from 0; `nil` where it is about the whole.
  public var layer: Int? {
    switch self {
    case .brokenParameters(let place), .notFiniteForward(let place), .notFiniteBackward(let place),
      .deadLayer(let place, _), .deadUnits(let place, _, _, _), .saturated(let place, _, _, _),
      .samplesAlike(let place, _), .stepsAlike(let place, _, _), .underflow(let place, _, _, _):
      place.number
    case .vanishing(let path), .vanishingForward(let path), .vanishingBackward(let path),
      .exploding(let path), .explodingForward(let path), .explodingBackward(let path):
      path.begin.number
    case .vanishingThroughTime(let path), .explodingThroughTime(let path): path.at.number
    case .stepsTooShort(let place, _), .stepsTooLong(let place, _, _): place.number
    case .belowEpsilon(let layer, _, _, _, _): layer
    case .notFiniteLoss, .learnsNothing, .aboveStableRate, .rateTooSmall, .passes: nil
    }
  }
}
