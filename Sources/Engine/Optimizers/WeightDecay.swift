/// Draws every weight towards 0, by a share of itself.
///
/// In front of a link that remembers or rescales, it is the gradient of ½ · share · w² in the loss; behind it, decay that
/// the gradient's history does not touch.
struct WeightDecay: GradientTransform {
  let share: Double

  init(_ share: Double) { self.share = share }

  var descentMomentum: Double? { 0 }

  func direction(from g: Vector, _ step: OptimizerStep) -> Vector {
    share == 0 ? g : g + share * step.weights
  }
}
