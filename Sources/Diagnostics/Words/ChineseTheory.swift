/// Why there is no theory, in Chinese.
enum ChineseTheory {
  static func words(_ none: NoTheory) -> String { "No theory of this network: \(reason(none))." }

  private static func reason(_ none: NoTheory) -> String {
    switch none {
    case .sequences: "there is no theory here for sequences"
    case .attention(let name):
      "\(name) mixes the steps of a sequence by weights that depend on them, and theory here knows weights as they "
        + "are drawn"
    case .noWeights: "there are no weights"
    case .layer(let name): "there is no theory here for \(name)"
    case .weightsOffZero: "weights that are not drawn around 0 have no theory here"
    case .unitsTogether(let activation): "\(activation) looks at all units together"
    case .unmixedSignal(let activation): "\(activation) meets a signal that no weights have mixed"
    case .runningStatistics(let name):
      "\(name) uses its running statistics, and theory knows those of the batch"
    case .tooLarge: "the signal grows beyond the range of numbers"
    case .ownSlope(let activation): "\(activation) has slopes of its own"
    }
  }
}
