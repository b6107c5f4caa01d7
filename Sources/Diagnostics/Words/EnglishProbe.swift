/// What a probe's remarks say, in English.
enum EnglishProbe: EnglishFigures {
  static func words(_ remark: ProbeRemark) -> String {
    switch remark {
    case .gradientsUnlikeSignals(let signals, let gradients, let inputs):
      "From the last layer back to the first the error signal changes by ×\(figure(signals)), the weight gradient by "
        + "×\(figure(gradients)): a weight gradient is the error signal times what comes into its layer"
        + (inputs.map {
          ", and that has size \(figure($0.first)) at the first layer and \(figure($0.last)) at the last"
        }
          ?? "") + "."
    }
  }
}
