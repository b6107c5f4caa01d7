/// Weights of mean 0 whose variance follows from the size of the layer.
struct VarianceScaling: InitializerRule {
  /// variance = `gain` / fan
  let gain: Double
  let fan: @Sendable (_ fanIn: Int, _ fanOut: Int) -> Double
  let isUniform: Bool
  var isOfWholeLayer = false

  func variance(fanIn: Int, fanOut: Int) -> Double { gain / fan(fanIn, fanOut) }

  func draw(rows: Int, columns: Int, fanIn: Int, fanOut: Int, from stream: inout RandomStream) -> [Double] {
    let variance = gain / fan(fanIn, fanOut)
    // A uniform number from −a to a has variance a² / 3.
    return isUniform
      ? stream.uniforms(rows * columns, limit: (3 * variance).squareRoot())
      : stream.normals(rows * columns, deviation: variance.squareRoot())
  }
}

extension Registries {
  private static let form = Parameter(
    "uniform", [.flag], default: false, isKeyed: true, "draw from a uniform instead of a normal distribution")

  static let pytorch = Entry<any InitializerRule>(
    "pytorch",
    summary:
      "As PyTorch begins a layer where nothing is said, biases too: uniform up to 1/√fan_in, in recurrent layers up to 1/√units.",
    formula: "w, b ~ U(−1/√fan_in, 1/√fan_in), so Var w = 1 / (3 fan_in)",
    source: "torch.nn.Linear (kaiming_uniform_ with a = √5), torch.nn.RNNBase: reset_parameters",
    examples: ["pytorch", "dense(32, sigmoid, init=pytorch)", "lstm(16, init=pytorch)"]
  ) { _ in
    VarianceScaling(
      gain: 1.0 / 3, fan: { fanIn, _ in Double(fanIn) }, isUniform: true, isOfWholeLayer: true)
  }

  static let glorot = Entry<any InitializerRule>(
    "glorot", summary: "Variance 2 / (fan in + fan out): keeps signal and gradient alike where φ′ is near 1.",
    formula: "Var w = 2 / (fan_in + fan_out)", source: "Glorot & Bengio 2010", parameters: [form],
    examples: ["glorot", "glorot(uniform=true)"]
  ) {
    VarianceScaling(gain: 2, fan: { Double($0 + $1) }, isUniform: $0.flag("uniform"))
  }

  static let he = Entry<any InitializerRule>(
    "he", summary: "Variance 2 / fan in: makes up for the half of the signal that relu cuts off.",
    formula: "Var w = 2 / fan_in", source: "He, Zhang, Ren & Sun 2015", parameters: [form],
    examples: ["he", "he(uniform=true)"]
  ) {
    VarianceScaling(gain: 2, fan: { fanIn, _ in Double(fanIn) }, isUniform: $0.flag("uniform"))
  }

  static let lecun = Entry<any InitializerRule>(
    "lecun", summary: "Variance 1 / fan in: keeps the size of a linear layer's signal; selu is made for it.",
    formula: "Var w = 1 / fan_in", source: "LeCun, Bottou, Orr & Müller 1998", parameters: [form],
    examples: ["lecun", "lecun(uniform=true)"]
  ) {
    VarianceScaling(gain: 1, fan: { fanIn, _ in Double(fanIn) }, isUniform: $0.flag("uniform"))
  }
}
