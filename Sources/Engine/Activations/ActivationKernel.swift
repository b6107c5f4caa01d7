/// A loop of `CKernels` that computes an activation and its slope over many values, with its parameters.
public struct ActivationKernel: Hashable, Sendable {
  enum Kind: Int32, Hashable, Sendable {
    case identity, sigmoid, tanh, relu, leakyRelu, elu, gelu, silu, mish, softplus, softsign, hardTanh
    case hardSigmoid
  }

  let kind: Kind
  /// Multiplies the part below zero.
  var alpha: Double = 1
  /// Multiplies everything.
  var scale: Double = 1
}
