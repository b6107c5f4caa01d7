import Messages

extension ValueKind {
  public static let activation = ValueKind("activation", noun: EngineKindMessage.activation)
  public static let initializer = ValueKind("initialiser", noun: EngineKindMessage.initializer)
  public static let loss = ValueKind("loss", noun: EngineKindMessage.loss)
  public static let optimizer = ValueKind("optimizer", noun: EngineKindMessage.optimizer)
  public static let schedule = ValueKind("schedule", noun: EngineKindMessage.schedule)
  public static let clip = ValueKind("clip", noun: EngineKindMessage.clip)
  /// Layers joined; an activation alone is one too.
  public static let network = ValueKind("network", noun: EngineKindMessage.network)
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
    }
  }
}
