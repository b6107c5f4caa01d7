extension Registries {
  /// Every activation, in the order in which help lists them.
  public static let activations = Registry<any ActivationRule>(
    "activation",
    [
      sigmoid, tanh, relu, leakyRelu, prelu, elu, selu, gelu, silu, mish, softplus, softsign, hardTanh,
      hardSigmoid, identity, softmax,
    ],
    words: [.chinese: ChineseEntries.activations])
}
