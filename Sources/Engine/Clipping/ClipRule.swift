/// A limit on the gradients of a step.
public protocol ClipRule: Sendable {
  /// Limits all gradients in place and gives their norm before, √Σg², which neither overflows nor underflows.
  ///
  /// - Parameters:
  ///   - gradients: the arena of all gradients.
  ///   - parameters: the arena of the parameters, of the same layout.
  ///   - layout: where each tensor stands.
  func clip<S: Scalar>(
    gradients: UnsafeMutablePointer<S>, parameters: UnsafePointer<S>, layout: [ParameterSlice]
  ) -> Double
}

extension Registries {
  /// Every clip, in the order in which help lists them.
  public static let clips = Registry<any ClipRule>("clip", [noClip, byNorm, byValue, byLayer, adaptive])
}
