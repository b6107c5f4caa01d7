/// What training makes small: a mean over the batch, and its gradient.
public protocol LossRule: Sendable {
  /// What it wants of the labels.
  var target: LossTarget { get }
  /// The activations (by name) after which it is computed from the logits before them, so that nothing is lost in
  /// the tails.
  var fusesAfter: [String] { get }
  /// Whether it takes logits where the network ends without such an activation.
  var takesLogits: Bool { get }
  /// Adds up the loss of some rows, and writes its gradient.
  ///
  /// - Returns: the sum that, times `batch.scale`, is these rows' share of the mean.
  func evaluate<S: Scalar>(_ batch: LossBatch<S>) -> Double
  /// What the sum over the batch is divided by, where that is not `rows · width`: the classes' weights added up.
  func normalizer(classes: UnsafeBufferPointer<Int32>) -> Double?
  /// Why it can't be used with that many outputs a sample; `nil`: it can.
  func objection(outputs: Int, classes: Int?) -> LossObjection?
}

extension LossRule {
  /// By default a value for each output.
  public var target: LossTarget { .values }
  /// By default none.
  public var fusesAfter: [String] { [] }
  /// By default not.
  public var takesLogits: Bool { false }

  /// By default `rows · width`.
  public func normalizer(classes: UnsafeBufferPointer<Int32>) -> Double? { nil }
  /// By default none.
  public func objection(outputs: Int, classes: Int?) -> LossObjection? { nil }
}

/// What a loss compares outputs with.
public enum LossTarget: Hashable, Sendable {
  /// A value for each output; class numbers become 0 and 1 for one output, one-hot rows for several.
  case values
  /// The number of the class.
  case classes
  /// A value for a single output, the number of the class for several.
  case valuesOrClasses
}

/// Some rows of a batch, as a loss sees them.
public struct LossBatch<S: Scalar> {
  /// [rows, width]: the network's outputs, or the logits where `isFused`.
  public let outputs: UnsafePointer<S>
  /// [rows, width], where the targets are values.
  public let targets: UnsafePointer<S>
  /// [rows], where the targets are classes.
  public let classes: UnsafePointer<Int32>
  /// [rows, width]: receives the gradient of the mean loss with respect to `outputs`.
  public let gradients: UnsafeMutablePointer<S>
  /// The number of samples.
  public let rows: Int
  /// The number of outputs a sample.
  public let width: Int
  /// Whether `outputs` are logits.
  public let isFused: Bool
  /// One over the normaliser.
  public let scale: Double

  var count: Int { rows * width }
}

extension Registries {
  /// Every loss, in the order in which help lists them.
  public static let losses = Registry<any LossRule>(
    "loss", [mse, mae, huber, bce, bceLogits, crossEntropy, focal],
    words: [.chinese: ChineseEntries.losses])
}
