import Messages
import RealModule

/// What a reader of a probe's figures may stumble over.
public enum ProbeRemark: Message {
  /// From the last layer with weights back to the first, error signals change by `signals` and weight gradients by
  /// `gradients`, more than a hundredfold apart; `inputs` is the size of what comes into the first and the last of them,
  /// where that is known.
  case gradientsUnlikeSignals(signals: Double, gradients: Double, inputs: Inputs?)

  /// The RMS of what two layers take.
  public struct Inputs: Hashable, Sendable {
    /// Into the first layer with weights.
    public let first: Double
    /// Into the last one.
    public let last: Double
  }

  /// The sentence that says it.
  public func words(in language: DisplayLanguage) -> String {
    switch language {
    case .english: EnglishProbe.words(self)
    case .chinese: ChineseProbe.words(self)
    }
  }
}

extension Probe {
  /// Why the ratio of weight gradients is not that of error signals, where they are more than two decades apart.
  public var remark: ProbeRemark? {
    guard let ratio, let signalRatio, ratio > 0, signalRatio > 0,
      abs(Double.log10(ratio) - Double.log10(signalRatio)) > 2
    else { return nil }
    return .gradientsUnlikeSignals(signals: signalRatio, gradients: ratio, inputs: inputs)
  }

  /// The remark where the verdict beside it does not say the same.
  public func remark(beside diagnosis: Diagnosis) -> ProbeRemark? {
    let isSaid = diagnosis.findings.contains {
      switch $0 {
      case .vanishing, .vanishingBackward, .exploding, .explodingBackward: true
      default: false
      }
    }
    return isSaid ? nil : remark
  }

  /// A way around adds to what comes in, so that the layer before does not tell it.
  private var inputs: ProbeRemark.Inputs? {
    guard !hasWaysAround, let first = layers.firstIndex(where: \.hasWeights),
      let last = layers.lastIndex(where: \.hasWeights)
    else { return nil }
    func size(before layer: Int) -> Double { layer == 0 ? inputSize : layers[layer - 1].size }
    return ProbeRemark.Inputs(first: size(before: first), last: size(before: last))
  }
}
