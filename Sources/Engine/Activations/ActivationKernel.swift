import CKernels

/// A loop of `CKernels` that computes an activation and its slope over many values, with its parameters.
public struct ActivationKernel: Sendable {
  let kind: gradlab_activation
  /// Multiplies the part below zero.
  var alpha: Double = 1
  /// Multiplies everything.
  var scale: Double = 1
}
