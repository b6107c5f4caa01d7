import Messages

/// Something to try, in PyTorch's words. Its raw value is a name, in whatever language the program speaks.
public enum RunRemedy: String, Message, Hashable, CaseIterable {
  case lowerRate = "lower_rate"
  case raiseRate = "raise_rate"
  case warmUp = "warm_up"
  case clipNorm = "clip_norm"
  case adam
  case giveOptimizer = "give_optimizer"
  case heWeights = "he_weights"
  case xavierWeights = "xavier_weights"
  case orthogonalWeights = "orthogonal_weights"
  case smallerWeights = "smaller_weights"
  case resetModule = "reset_module"
  case recurrentWeights = "recurrent_weights"
  case forgetBias = "forget_bias"
  case normBefore = "norm_before"
  case normFirst = "norm_first"
  case residual
  case zeroBranches = "zero_branches"
  case leakyRelu = "leaky_relu"
  case gelu
  case standardize
  case gradScaler = "grad_scaler"
  case lossOnLogits = "loss_on_logits"
  case safeOperations = "safe_operations"
  case finiteInputs = "finite_inputs"
  case findAnomaly = "find_anomaly"
  case everyStep = "every_step"
  case findDetach = "find_detach"

  /// The sentence that says what to write.
  public func words(in language: DisplayLanguage) -> String {
    switch language {
    case .english: EnglishRunFindings.words(self)
    case .chinese: ChineseRunFindings.words(self)
    }
  }
}

extension RunSight {
  /// What need not be advised, since the model shows that it has it.
  var owned: Set<RunRemedy> {
    var owned: Set<RunRemedy> = []
    // A GELU of one's own may have a tanh in it.
    let holders = list.containers.merging(list.modules.map { ($0.name, $0.className) }) { $1 }
    let isFlat = list.modules.contains { module in
      let name = module.className.lowercased()
      let holder = module.name.lastIndex(of: ".").flatMap { holders[String(module.name[..<$0])] } ?? ""
      return !holder.lowercased().hasSuffix("elu") && !name.contains("shrink")
        && ["tanh", "sigmoid", "softsign"].contains { name.contains($0) }
    }
    if !isFlat { owned.insert(.gelu) }
    // What names tokens has no mean.
    if list.modules.first(where: { $0.call > 0 })?.role == .embedding { owned.insert(.standardize) }
    let norms = list.modules.count { $0.role == .normalization }
    if 2 * norms >= mixing.count { owned.insert(.normBefore) }
    if hasWaysAround { owned.insert(.residual) }
    return owned
  }

  /// What a remedy is in this model: weights are drawn after what stands behind them.
  func fitting(_ remedy: RunRemedy) -> RunRemedy {
    guard [.heWeights, .orthogonalWeights].contains(remedy) else { return remedy }
    let layers = mixing.dropLast().filter { list.modules[$0].role != .embedding }
    let known = list.modules.filter { $0.role == .activation }.map { $0.className.lowercased() }
    let recurrent = layers.count { list.modules[$0].role == .recurrent }
    // Without an activation of its own what bends signals is within the recurrent module.
    if recurrent > 0, known.isEmpty || recurrent == layers.count { return .recurrentWeights }
    let isLinearUnit = known.contains { name in
      ["lu", "swish", "mish", "softplus"].contains { name.hasSuffix($0) || name.contains("relu") }
    }
    return remedy == .heWeights && !known.isEmpty && !isLinearUnit ? .xavierWeights : remedy
  }

  /// Whether most blocks get more than the last module before them gave: something was added on the way. (An activation
  /// that is no module makes it less.)
  private var hasWaysAround: Bool {
    guard let step = steps.last else { return false }
    var (seen, larger) = (0, 0)
    for module in list.modules.indices.dropFirst() {
      guard let block = list.place(inSeries: module), let before = list.place(inSeries: module - 1),
        block.series == before.series, block.number == before.number + 1,
        let input = step[.inputSize, module], let given = step[.size, module - 1]
      else { continue }
      seen += 1
      if input > 1.01 * given { larger += 1 }
    }
    return 2 * larger > seen
  }
}
