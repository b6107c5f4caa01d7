import CKernels

/// A loop of `CKernels` that computes an activation and its slope over many values, with its parameters.
public struct ActivationKernel: Sendable {
  let loop: ActivationLoop
  /// Multiplies the part below zero.
  var alpha: Double = 1
  /// Multiplies everything.
  var scale: Double = 1

  /// The slope below 0, where φ(z) is z above 0 and `negativeSlope` · z below: the sign of φ(z) then tells its slope.
  var negativeSlope: Double? {
    switch loop {
    case .relu: 0
    case .leaky_relu: alpha >= 0 ? alpha : nil
    default: nil
    }
  }

  /// Whether value and slope follow from one number (`packSigmoid`).
  var isPackable: Bool { loop == .sigmoid }
}
