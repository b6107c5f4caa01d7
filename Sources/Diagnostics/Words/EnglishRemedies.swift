import Engine

/// What remedies do, in English.
enum EnglishRemedies {
  static func words(_ action: Remedy.Action) -> String {
    switch action {
    case .activation(let name): "\(name) in the hidden layers, with its own initialiser"
    case .criticalWeights: "weights drawn so that theory's factor is 1"
    case .normalization(let name): "\(name) before every activation"
    case .waysAround: "a way around every layer that keeps its shape"
    case .units(let factor): "\(times(Double(factor))) the units in every hidden layer"
    case .orthogonalWeights: "orthogonal weights"
    case .recurrent(let name): "\(name) in place of every recurrent layer"
    case .optimizer(let name, let rate, let epsilon, let momentum):
      name + "(\(literal(rate))" + (epsilon.map { ", epsilon=\(literal($0))" } ?? "")
        + (momentum.map { ", momentum=\(literal($0))" } ?? "") + ")"
    case .rate(let factor): "\(times(factor)) the learning rate"
    case .warmup: "warm-up over a tenth of the steps, then cosine"
    case .clip(let norm): "all gradients together clipped to norm \(figure(norm))"
    }
  }

  /// "four times", "a tenth of"
  private static func times(_ factor: Double) -> String {
    switch factor {
    case 0.1: "a tenth of"
    case 4: "four times"
    case 10: "ten times"
    default: "\(figure(factor)) times"
    }
  }
}
