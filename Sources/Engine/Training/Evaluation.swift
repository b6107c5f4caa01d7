/// A network's outputs on data, in evaluation mode, and what they are worth.
public struct Evaluation: Hashable, Sendable {
  /// The mean loss over all samples.
  public let loss: Double
  /// [samples, width], row by row: probabilities where the network ends with a sigmoid or softmax.
  public let outputs: [Double]
  /// The number of outputs a sample.
  public let width: Int
  /// The class that each sample is given; empty where the labels are no classes.
  public let classes: [Int]
  /// The share of right answers; `nil` where the labels are no classes.
  public let accuracy: Double?
  /// The loss given, or the default for the network and its labels.
  public let lossUsed: Loss
  /// Whether the outputs are logits, from which the loss makes probabilities.
  public let areLogits: Bool

  /// The probability of the second of two classes, sample by sample; `nil` where a sample has more than two outputs.
  public var probabilities: [Double]? {
    func sigmoid(_ z: Double) -> Double { 1 / (1 + Double.exp(-z)) }
    switch width {
    case 1: return areLogits ? outputs.map(sigmoid) : outputs
    case 2:
      return stride(from: 0, to: outputs.count, by: 2).map {
        areLogits ? sigmoid(outputs[$0 + 1] - outputs[$0]) : outputs[$0 + 1]
      }
    default: return nil
    }
  }
}
