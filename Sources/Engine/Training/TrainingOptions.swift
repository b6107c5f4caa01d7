/// How a network is to be trained.
public struct TrainingOptions: Sendable {
  /// Further epochs.
  public var epochs: Int
  /// Samples a step; `nil`: all of them.
  public var batch: Int?
  /// `nil`: the default for the network's output and the labels.
  public var loss: Loss?
  /// With its learning rate.
  public var optimizer: Optimizer
  /// How gradients are shortened before a step; `nil`: not at all.
  public var clip: Clip?
  /// A weight for each class, for the default loss.
  public var classWeights: [Double]?
  /// Looked at after each epoch; `nil`: the data's held-out part, where it has one.
  public var validation: DataSet?
  /// Epochs without improvement (of the validation loss, else of the loss) after which training ends.
  public var patience: Int?
  /// Whether the history keeps each layer's gradient RMS for each epoch.
  public var watchesGradients: Bool

  /// Options; all but the optimizer have what training takes by default.
  public init(
    epochs: Int = 100, batch: Int? = nil, loss: Loss? = nil, optimizer: Optimizer, clip: Clip? = nil,
    classWeights: [Double]? = nil, validation: DataSet? = nil, patience: Int? = nil,
    watchesGradients: Bool = false
  ) {
    self.epochs = epochs
    self.batch = batch
    self.loss = loss
    self.optimizer = optimizer
    self.clip = clip
    self.classWeights = classWeights
    self.validation = validation
    self.patience = patience
    self.watchesGradients = watchesGradients
  }
}
