struct NoClip: ClipRule {
  func clip<S: Scalar>(_ g: Gradients<S>) {}
}

extension Registries {
  static let noClip = Entry<any ClipRule>(
    "none", summary: "Leaves the gradients as they are.", formula: "g", source: "", examples: ["none"]
  ) { _ in NoClip() }
}
