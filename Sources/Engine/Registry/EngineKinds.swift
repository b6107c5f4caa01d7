import Messages

extension ValueKind {
  /// A function between pre-activations and outputs: `tanh`.
  public static let activation = ValueKind("activation", noun: EngineKindMessage.activation)
  /// How first weights are drawn: `he`.
  public static let initializer = ValueKind("initialiser", noun: EngineKindMessage.initializer)
  /// What training makes small: `mse`.
  public static let loss = ValueKind("loss", noun: EngineKindMessage.loss)
  /// How gradients become changes of the parameters: `adam(0.001)`.
  public static let optimizer = ValueKind("optimizer", noun: EngineKindMessage.optimizer)
  /// A learning rate over time: `cosine(0.1, steps=100)`.
  public static let schedule = ValueKind("schedule", noun: EngineKindMessage.schedule)
  /// How gradients are shortened: `by_norm(1)`.
  public static let clip = ValueKind("clip", noun: EngineKindMessage.clip)
  /// Layers joined; an activation alone is one too.
  public static let network = ValueKind("network", noun: EngineKindMessage.network)
  /// A data set: `moons`.
  public static let data = ValueKind("data", noun: EngineKindMessage.data)
  /// A number for each class: `by_class(1, 10)`.
  public static let classWeights = ValueKind(
    "classWeights", label: "class weights", noun: EngineKindMessage.classWeights)
}

/// The nouns of what the engine has values of.
enum EngineKindMessage: Message {
  case activation, initializer, loss, optimizer, schedule, clip, network, data, classWeights

  func words(in language: DisplayLanguage) -> String {
    switch language {
    case .english: EnglishArguments.noun(self)
    case .chinese: ChineseArguments.noun(self)
    }
  }
}
