/// What stands out in weights, in English.
enum EnglishWeightFindings: EnglishFigures {
  static func words(_ finding: WeightFinding) -> String {
    switch finding {
    case .notFinite(let tensor, let count, let all, let first):
      "\(tensor): \(count) of \(all) numbers \(count == 1 ? "is" : "are") not finite, the first at \(first)."
    case .variances(let tensor, let count, let all):
      "\(tensor): \(count) of \(all) running variances \(count == 1 ? "is" : "are") 0 or below; what is divided by their root is noise."
    case .beyondHalf(let tensor, let count, let largest):
      "\(tensor): \(count) number\(count == 1 ? " is" : "s are") beyond the range of float16 (65504); the largest is \(figure(largest))."
    case .allZero(let tensor, let others):
      "\(tensor)\(others > 0 ? " and \(others) more" : "") \(others > 0 ? "are" : "is") 0 throughout: nothing passes."
    case .deadUnits(let tensor, let count, let all, let first):
      "\(tensor): \(count) of \(all) units take nothing in, their weights are 0; the first is \(first)."
    case .deadInputs(let tensor, let count, let all, let first):
      "\(tensor): \(count) of \(all) inputs are read by no unit, their weights are 0; the first is \(first)."
    case .scale(let tensor, let scale, let median):
      "\(tensor): σ·√fan-in is \(figure(scale)), \(scale > median ? "\(figure(scale / median)) times" : "1/\(figure(median / scale)) of") the median of the matrices (\(figure(median)))."
    case .allScales(let median, let matrices):
      "σ·√fan-in of the \(matrices) matrices is \(figure(median)) in the median, where 1 keeps a signal's size and known first weights have 0.5 to 1.5."
    case .squeezed(let tensor, let directions, let all, let largest, let size):
      "\(tensor): \(figure(directions)) of \(all) directions carry what passes; the largest is stretched ×\(figure(largest)), all in the root mean square ×\(figure(size))."
    case .belowHalf(let tensor, let share):
      "\(tensor): \(figure(100 * share)) % of its numbers are so small that float16 has 0 for them."
    }
  }
}
