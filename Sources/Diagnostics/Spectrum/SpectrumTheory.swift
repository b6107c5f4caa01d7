import Engine

/// What theory says of the singular values of a network's Jacobian: their mean square, and how many directions are
/// left, in the mean over draws of the weights.
///
/// With P = J Jᵀ up to a layer, weights W of variance v and slopes D, tr(D W P Wᵀ D) and the trace of its square have
/// means that depend on E(tr P)² and E tr P² alone, at any width: for normal weights from the moments of Wishart's
/// matrices, for orthogonal ones from those of Haar's measure. For wide layers this is χ^L and, for the variance of σ²
/// relative to its square, L (E[φ′⁴] / E[φ′²]² − 1 − s₁) with s₁ = −1 for normal and 0 for orthogonal weights
/// (Pennington, Schoenholz & Ganguli 2017).
public struct SpectrumTheory: Sendable {
  /// The mean of the squared singular values.
  public let meanSquare: Double
  /// E(Σσ²)² / E Σσ⁴.
  public let directions: Double

  /// The theory of a stretch of a network whose weights are as they were drawn.
  ///
  /// - Returns: `nil` where there is none: for time steps, residual blocks, and what `NetworkTheory` has no rule for.
  public static func of(
    _ stretch: Spectrum.Stretch, of plan: NetworkPlan, on data: DataSet
  ) -> SpectrumTheory? {
    guard case .layers(let from, let to) = stretch, plan.input.steps == nil else { return nil }
    var walk = MeanFieldWalk(plan, weights: nil, isTraining: true, from: MeanFieldSignal(data), last: nil)
    let places = plan.description.places(of: from..<to)
    let between = plan.layers[places]
    guard let inputs = between.first?.input.width, let outputs = between.last?.output.width
    else { return nil }
    do throws(NoTheory) {
      try walk.walk(Array(plan.layers[..<places.lowerBound]))
      walk.steps = []
      try walk.walk(Array(between))
    } catch { return nil }
    return SpectrumTheory(walk.steps, inputs: inputs, outputs: outputs)
  }

  init?(_ steps: [MeanFieldStep], inputs: Int, outputs: Int) {
    var trace = Double(inputs)
    // E(tr P)² and E tr P², relative to (E tr P)².
    var moments = (traces: 1.0, squares: 1 / Double(inputs))
    for (place, step) in steps.enumerated() {
      switch step {
      case .residual: return nil
      case .scale(let factor, _, _): trace *= factor
      case .slope(let slope):
        trace *= slope.moments.slopeSquare
        // Slopes behind weights are taken with these.
        guard place > 0, case .weights = steps[place - 1] else { return nil }
      case .weights(let weights):
        guard let drawing = weights.drawing else { return nil }
        trace *= Double(weights.units) * weights.variance
        var kurtosis = 1.0
        if place + 1 < steps.count, case .slope(let slope) = steps[place + 1] {
          kurtosis = slope.moments.slopeKurtosis
        }
        let units = Double(weights.units)
        let (traces, squares) = moments
        switch drawing {
        case .independent:
          let same = kurtosis * (traces + 2 * squares)
          moments = ((same + (units - 1) * traces) / units, (same + (units - 1) * squares) / units)
        case .orthogonal:
          let size = Double(max(weights.inputs, weights.units))
          let same = (traces + 2 * squares) / (size + 2)
          let others = (units - 1) / max(1, size - 1)
          moments = (
            size / units * (kurtosis * same + others * (traces - same)),
            size / units * (kurtosis * same + others * (squares - same))
          )
        }
      }
    }
    meanSquare = trace / Double(min(inputs, outputs))
    directions = moments.squares > 0 ? moments.traces / moments.squares : .nan
  }
}
