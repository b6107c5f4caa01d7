struct NoClip: ClipRule {
  func clip<S: Scalar>(
    gradients: UnsafeMutablePointer<S>, parameters: UnsafePointer<S>, layout: [ParameterSlice]
  ) -> Double {
    norm(gradients, layout)
  }
}

/// How long the arena is: the tensors stand in its order, without gaps.
func arenaCount(_ layout: [ParameterSlice]) -> Int { layout.last.map { $0.offset + $0.count } ?? 0 }

/// The norm of all gradients together.
func norm<S: Scalar>(_ gradients: UnsafeMutablePointer<S>, _ layout: [ParameterSlice]) -> Double {
  euclideanNorm(gradients, count: arenaCount(layout))
}

extension Registries {
  static let noClip = Entry<any ClipRule>(
    "none", summary: "Leaves the gradients as they are.", formula: "g", source: "", examples: ["none"]
  ) { _ in NoClip() }
}
