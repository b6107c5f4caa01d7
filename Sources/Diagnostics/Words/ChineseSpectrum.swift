/// Why there is no spectrum, in Chinese.
enum ChineseSpectrum {
  static func words(_ none: NoSpectrum) -> String {
    switch none {
    case .layersEnd(let count): "There \(count == 1 ? "is 1 layer" : "are \(count) layers")."
    case .stepsEnd(let count):
      "There \(count == 1 ? "is 1 time step" : "are \(count) time steps"), and of a recurrent network from= and to= "
        + "are time steps."
    case .nothingBetween(let from, let to):
      "From \(from) to \(to) nothing lies between: to= is a later one than from=."
    case .insideResidual(let layer, let begin, let end):
      "Layer \(layer) stands inside a residual block, and has a way around it: take \(begin) or \(end), which lie "
        + "before and behind the block."
    case .cellBeside(let layer, let name):
      "Layer \(layer), \(name), hands on a cell beside its state, and the Jacobian of the state alone would miss what "
        + "the cell carries. probe shows the gradient at each time step."
    case .notFinite(let sample):
      "The Jacobian at sample \(sample) holds numbers that float64 has no room for: the network explodes."
    case .engine(let error): error.words(in: .english)
    }
  }
}
