import Messages

/// Something to try, in PyTorch's words. Its raw value is a name, in whatever language the program speaks.
public enum RunRemedy: String, Message, Hashable, CaseIterable {
  case lowerRate = "lower_rate"
  case raiseRate = "raise_rate"
  case warmUp = "warm_up"
  case clipNorm = "clip_norm"
  case adam
  case heWeights = "he_weights"
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
  case findAnomaly = "find_anomaly"
  case everyStep = "every_step"
  case findDetach = "find_detach"

  /// The sentence that says what to write.
  public func words(in language: DisplayLanguage) -> String {
    switch language {
    case .english: EnglishRunFindings.words(self)
    }
  }
}
