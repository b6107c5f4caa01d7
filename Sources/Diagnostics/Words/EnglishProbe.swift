/// What a probe's remarks say, in English.
enum EnglishProbe {
  static func words(_ remark: ProbeRemark) -> String {
    switch remark {
    case .gradientsUnlikeSignals(let signals, let gradients, let inputs):
      "From the last layer back to the first the error signal changes by ×\(figure(signals)), the weight gradient by "
        + "×\(figure(gradients)): a weight gradient is the error signal times what comes into its layer"
        + (inputs.map {
          ", and that has size \(figure($0.first)) at the first layer and \(figure($0.last)) at the last"
        }
          ?? "") + "."
    case .stepsAlike(let place, let spread, let input):
      "From layer \(place.number + 1) (\(place.layer)) on the steps of a sequence are alike: \(figure(spread)) of their size is "
        + "left between them, of \(figure(input)) at the input. Attention without a way around averages its steps away; what "
        + "all steps share passes, what is asked of single ones does not."
    }
  }
}
