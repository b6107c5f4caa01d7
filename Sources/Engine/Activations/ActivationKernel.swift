import CKernels

/// A loop of `CKernels` that computes an activation and its slope over many values, with its parameters.
public struct ActivationKernel: Sendable {
  let kind: gradlab_activation
  /// Multiplies the part below zero.
  var alpha: Double = 1
  /// Multiplies everything.
  var scale: Double = 1

  /// The slope below 0, where φ(z) is z above 0 and `negativeSlope` · z below: the sign of φ(z) then tells its slope.
  var negativeSlope: Double? {
    switch kind {
    case gradlab_relu: 0
    case gradlab_leaky_relu: alpha >= 0 ? alpha : nil
    default: nil
    }
  }

  /// Whether value and slope follow from one number (`gradlab_pack_sigmoid`).
  var isPackable: Bool { kind == gradlab_sigmoid }
}
