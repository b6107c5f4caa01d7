/// A limit on the gradients of a step: which of them are too long, and what they are scaled by.
///
/// ```swift
/// func clip<S: Scalar>(_ g: Gradients<S>) { g.scale(g.all, by: limit / g.norm) }
/// ```
public protocol ClipRule: Sendable {
  /// Limits all gradients in place.
  func clip<S: Scalar>(_ g: Gradients<S>)
}

extension ClipRule {
  /// Limits all gradients in place and gives their norm before.
  ///
  /// - Parameters:
  ///   - gradients: the arena of all gradients.
  ///   - parameters: the arena of the parameters, of the same layout.
  ///   - layout: where each tensor stands.
  public func clip<S: Scalar>(
    gradients: UnsafeMutablePointer<S>, parameters: UnsafePointer<S>, layout: [ParameterSlice]
  ) -> Double {
    let gradients = Gradients(gradients, parameters: parameters, layout: layout)
    clip(gradients)
    return gradients.norm
  }
}

extension Registries {
  /// Every clip, in the order in which help lists them.
  public static let clips = Registry<any ClipRule>(
    "clip", [noClip, byNorm, byValue, byLayer, adaptive],
    words: [.chinese: ChineseEntries.clips])
}
