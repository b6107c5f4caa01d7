import Diagnostics
import Documents

/// What is said beside the figures of measurements, in English.
enum EnglishMeasuring {
  static func text(_ message: ProbeMessage) -> Text {
    switch message {
    case .head(let subject, let layers, let parameters, let precision, let data):
      "\(subject, .strong) · \(layers) layer\(layers == 1 ? "" : "s") · \(parameters) parameters · \(precision.rawValue) · on \(data)"
    case .mode(.train): "as in training (mode=train)"
    case .mode(.eval): "as in evaluation (mode=eval)"
    case .stepOf(let optimizer): "step of \(optimizer)"
    case .or: "  or  "
    case .blanks: "×/layer: from one layer with weights to the next; the others have none"
    case .fitted(let label, let factor):
      "fitted\(label.isEmpty ? "" : ", \(label)"): ×\(factor, .strong) a step"
    case .sideBySide: "These are networks side by side; to join layers write `->`."
    }
  }

  static func text(_ message: SpectrumMessage) -> Text {
    switch message {
    case .head(let subject, let stretch, let inputs, let outputs, let samples):
      "\(subject, .strong) · \(words(stretch)) · \(inputs) → \(outputs) · \(samples) sample\(samples == 1 ? "" : "s") · float64"
    case .largest(let value): "largest: \(value, .strong)"
    case .median(let value): "median: \(value, .strong)"
    case .smallest(let value): "smallest: \(value, .strong)"
    case .condition(let value): "condition: \(value, .strong) (largest over smallest)"
    case .meanSquare(let value, let theory): "mean of the squares: \(value, .strong)" + predicted(theory)
    case .directions(let value, let all, let theory):
      "directions that carry what is left: \(value, .strong) of \(all)" + predicted(theory)
    case .isZero: "The Jacobian is 0: no change of what goes in reaches the end."
    case .isEstimated:
      "With more than 256 directions there is no singular value but the largest (from below, by power iteration); the mean of the squares and the directions are estimates from products with 64 random vectors."
    case .unresolved(let count, let all):
      "\(count) of \(all) values lie below 1e-14 of the largest: these directions are lost to the rounding of float64, and their values are that rounding."
    }
  }

  private static func predicted(_ theory: Double?) -> Text { theory.map { " (theory: \($0))" } ?? "" }

  private static func words(_ stretch: Spectrum.Stretch) -> String {
    switch stretch {
    case .layers(from: 0, let to): "from the input to layer \(to)"
    case .layers(let from, let to): "from layer \(from) to layer \(to)"
    case .steps(let layer, let from, let to): "layer \(layer), from time step \(from) to \(to)"
    }
  }

  static func text(_ message: TheoryMessage) -> Text {
    switch message {
    case .subject(let activation, let weights, let bias):
      Text("\(activation), \(drawn(weights))\(bias.map { ", σ_b² = \(variance($0))" } ?? "")", .strong)
    case .factor(let value):
      "factor a layer, going back: \(value, .strong, format: .significant(4)) (√χ₁: what each layer multiplies the error signal by)"
    case .forward(let value):
      "factor a layer, going forward: \(value, .strong, format: .significant(4)) (the differences between samples)"
    case .limit(let value): "length in the limit q*: \(value, .strong, format: .significant(4))"
    case .depthScale(let value): "depth scale ξ: \(value, .strong) layers"
    case .criticalVariance(let value):
      "critical σ_w²: \(value, .strong, format: .significant(4)) (there the factor would be 1)"
    case .scatter(let value):
      "between draws the error signal differs by ×÷: \(value, .strong) (first to last hidden layer)"
    case .width(let value):
      "width that this depth needs: \(value, .strong, format: .significant(2)) units a layer (there it would be ×÷ 2)"
    case .widthPerLayer(let value):
      "width that a depth needs: \(value, .strong, format: .significant(2)) units a layer, times the number of layers"
    }
  }

  private static func drawn(_ weights: TheoryMessage.Weights) -> String {
    switch weights {
    case .variance(let given): "σ_w² = \(variance(given))"
    case .drawn(let initializer, let units): "weights \(initializer), \(units) units"
    }
  }

  private static func variance(_ value: Double) -> String { NumberFormat.significant(4).string(value) }

  static func text(_ message: ExplanationMessage) -> Text {
    switch message {
    case .chain: "Going back, each unit multiplies the gradient by its slope and the next unit's weight:"
    case .layer(let layer, let unit, let sample, let next):
      "Layer \(layer, .strong), unit \(unit, .strong), sample \(sample): what comes back from layer \(next), the largest first"
    case .rest(let units, let sum): "the other \(units) units add \(sum, .code)"
    case .takenUp(let layer): "what \(layer)'s mean and variance take up"
    }
  }

  static func text(_ message: GradcheckMessage) -> Text {
    switch message {
    case .largest(let error):
      "Largest relative error, beyond the rounding of the loss: \(error, .strong, format: .scientific(2))"
    case .nothingResolved:
      "Where no entry is resolved, the gradient is smaller than the rounding of the loss, and no difference of losses can measure it."
    }
  }

  static func text(_ message: BoundaryMessage) -> Text {
    switch message {
    case .held(let claim, let axis, let places):
      "\(claim, .code) held at \(axis) \(places.joined(separator: ", "), .strong) and not at the other places tried."
    case .upTo(let claim, let axis, let holds, let fails):
      "\(claim, .code) holds up to \(axis) \(holds, .strong); at \(fails, .strong) it does not."
    case .from(let claim, let axis, let holds, let fails):
      "\(claim, .code) holds from \(axis) \(holds, .strong); at \(fails, .strong) it does not."
    case .everywhere(let claim): "\(claim, .code) holds everywhere it was tried."
    case .nowhere(let claim): "\(claim, .code) holds nowhere it was tried."
    case .changesMore: "It changes more than once along the range: there is no single boundary."
    case .depthScale(let scale): "Theory's depth scale ξ for this network is \(scale, .strong) layers."
    }
  }
}
