/// One step of the signal: what shape it takes and gives, which parameters it has, and the operations that it
/// records on a tape.
public protocol LayerRule: Sendable {
  /// What kind of thing it is.
  var role: LayerRole { get }
  /// How many units it gives, as it was asked to; `nil` for a layer that takes the width of its input.
  var units: Int? { get }
  /// The activation that the layer ends with, or is.
  var activation: Activation? { get }
  /// The layers inside (residual); such a layer has no number and no parameters of its own.
  var inner: NetworkDescription? { get }
  /// Whether a default initialiser before the layer looks past it for the next activation (normalisation, dropout).
  var keepsActivation: Bool { get }
  /// Whether what it gives for a sample depends on the others in the batch.
  var mixesSamples: Bool { get }
  /// Whether it draws something anew in every step of a training (dropout).
  var drawsInTraining: Bool { get }
  /// Whether it does something else while training than afterwards (batchnorm, dropout).
  var dependsOnMode: Bool { get }
  /// The shape of what the layer gives for one sample.
  func shape(of input: SampleShape, layer: Int) throws(EngineError) -> SampleShape
  /// The parameters, in the order in which they stand in the arena.
  ///
  /// - Parameter following: the activation that the layer's outputs meet next, which decides the default
  ///   initialiser of a layer that has none of its own.
  func parameters(input: SampleShape, following: Activation?) -> [ParameterPlan]
  /// What the layer remembers besides parameters (batchnorm's running statistics).
  func runningStatistics(input: SampleShape) -> [RunningStatistic]
  /// How many numbers it keeps for each sample besides its outputs, where these are not of the outputs' order.
  func kept(input: SampleShape) -> Double
  /// What it does to the averages of a signal in a wide random network, for a layer that is neither dense, activation
  /// nor residual, which theory itself is about.
  ///
  /// - Returns: what the square of a gradient is multiplied by on its way back; `nil`: theory has no rule for the layer.
  func rescale(_ signal: inout MeanFieldSignal) -> Double?
  /// Records the layer's operations and returns the variable that holds its output.
  func record<S: Scalar>(on tape: Tape<S>, layer: PlannedLayer, input: Variable) -> Variable
}

extension LayerRule {
  /// By default none of those that are told apart.
  public var role: LayerRole { .other }
  /// By default as many as come in.
  public var units: Int? { nil }
  /// By default none.
  public var activation: Activation? { nil }
  /// By default none.
  public var inner: NetworkDescription? { nil }
  /// By default not.
  public var keepsActivation: Bool { false }
  /// By default not.
  public var mixesSamples: Bool { false }
  /// By default not.
  public var dependsOnMode: Bool { false }
  /// By default not.
  public var drawsInTraining: Bool { false }
  /// By default none.
  public func parameters(input: SampleShape, following: Activation?) -> [ParameterPlan] { [] }
  /// By default none.
  public func runningStatistics(input: SampleShape) -> [RunningStatistic] { [] }
  /// By default none to speak of.
  public func kept(input: SampleShape) -> Double { 0 }
  /// By default theory has no rule.
  public func rescale(_ signal: inout MeanFieldSignal) -> Double? { nil }
}

/// A parameter before it has values: its name, shape, and how its first values are drawn.
public struct ParameterPlan: Sendable {
  /// Inside its layer: "weight".
  public let name: String
  /// `[out, in]` for a weight, `[n]` for a vector.
  public let shape: [Int]
  /// The initialiser that draws it, where one does.
  public let initializer: Initializer?
  let draw: @Sendable (inout RandomStream) -> [Double]

  init(
    _ name: String, shape: [Int], initializer: Initializer? = nil,
    draw: @escaping @Sendable (inout RandomStream) -> [Double]
  ) {
    self.name = name
    self.shape = shape
    self.initializer = initializer
    self.draw = draw
  }

  /// A vector that starts at one value.
  static func constant(_ name: String, _ count: Int, _ value: Double) -> ParameterPlan {
    ParameterPlan(name, shape: [count]) { _ in [Double](repeating: value, count: count) }
  }

  /// The number of its values.
  public var count: Int { shape.reduce(1, *) }
}

/// A vector that a layer keeps up to date while it trains.
public struct RunningStatistic: Sendable {
  /// Inside its layer: "running_mean".
  public let name: String
  /// The number of its values.
  public let count: Int
  /// What each value is before training.
  public let start: Double
}

extension Registries {
  /// Every layer, in the order in which help lists them; an activation is one as well.
  public static let layers = Registry<any LayerRule>(
    "layer",
    [dense, batchnorm, layernorm, dropout, residual, rnn, lstm, gru, attention, mean] + activationLayers,
    words: [.chinese: ChineseEntries.layers])
}
