import RealModule

/// Samples with their labels; immutable, and copied for nothing.
///
/// Two are equal when they are the same one: the result of one generation, one file, one split.
public struct DataSet: Sendable {
  private final class Storage: Sendable {
    let sampleShape: [Int]
    let features: [Double]
    let labels: Labels
    let trueLabels: Labels?
    let featureNames: [String]
    let labelNoise: Double
    let heldOut: DataSet?

    init(
      sampleShape: [Int], features: [Double], labels: Labels, trueLabels: Labels?, featureNames: [String],
      labelNoise: Double, heldOut: DataSet?
    ) {
      self.sampleShape = sampleShape
      self.features = features
      self.labels = labels
      self.trueLabels = trueLabels
      self.featureNames = featureNames
      self.labelNoise = labelNoise
      self.heldOut = heldOut
    }
  }

  /// What is to be predicted.
  public enum Labels: Hashable, Sendable {
    /// Each sample's class, from 0 to `of` − 1.
    case classes([Int], of: Int)
    /// `width` numbers for each sample, sample by sample.
    case values([Double], width: Int)

    /// The number of samples.
    public var count: Int {
      switch self {
      case .classes(let classes, _): classes.count
      case .values(let values, let width): values.count / width
      }
    }
  }

  private let storage: Storage
  /// As one would type it: `gaussian(samples=300)`.
  public var description: String

  /// - Parameters:
  ///   - features: sample by sample; in each, time step by time step where there are any.
  ///   - sampleShape: [features], or [time, features].
  ///   - trueLabels: the labels before `labelNoise` changed some, where that is known.
  public init(
    _ description: String, sampleShape: [Int], features: [Double], labels: Labels,
    trueLabels: Labels? = nil, featureNames: [String]? = nil, labelNoise: Double = 0,
    heldOut: DataSet? = nil
  ) {
    let size = sampleShape.reduce(1, *)
    precondition(
      features.count == labels.count * size,
      "\(features.count) features for \(labels.count) samples of shape \(sampleShape)")
    precondition(trueLabels.map { $0.count == labels.count } ?? true, "as many true labels as labels")
    if case .classes(let classes, let count) = labels {
      precondition(classes.allSatisfy { 0 <= $0 && $0 < count }, "classes from 0 to \(count - 1)")
    }
    let names = featureNames ?? (1...max(1, sampleShape.last ?? 1)).map { "x\($0)" }
    precondition(names.count == sampleShape.last, "\(names.count) names for the shape \(sampleShape)")
    self.description = description
    storage = Storage(
      sampleShape: sampleShape, features: features, labels: labels, trueLabels: trueLabels,
      featureNames: names, labelNoise: labelNoise, heldOut: heldOut)
  }

  /// [features], or [time, features].
  public var sampleShape: [Int] { storage.sampleShape }
  /// Sample by sample, `sampleSize` numbers each.
  public var features: [Double] { storage.features }
  /// As training sees them.
  public var labels: Labels { storage.labels }
  /// The labels before `labelNoise` changed some.
  public var trueLabels: Labels { storage.trueLabels ?? storage.labels }
  /// One for each feature of a time step or sample.
  public var featureNames: [String] { storage.featureNames }
  /// The share of labels that are wrong, or for values the deviation of what was added to them.
  public var labelNoise: Double { storage.labelNoise }
  /// The part that training does not see.
  public var heldOut: DataSet? { storage.heldOut }

  /// The number of samples, without the held-out ones.
  public var count: Int { labels.count }
  /// The numbers in one sample.
  public var sampleSize: Int { sampleShape.reduce(1, *) }

  /// How many classes there are; `nil` for values.
  public var classCount: Int? {
    if case .classes(_, let count) = labels { count } else { nil }
  }

  /// How many samples each class has; empty for values.
  public var classFrequencies: [Int] {
    guard case .classes(let classes, let count) = labels else { return [] }
    return classes.reduce(into: Array(repeating: 0, count: count)) { $0[$1] += 1 }
  }

  /// The loss of someone who knows only how often each label occurs.
  ///
  /// For classes −Σ p ln p, the best cross-entropy without looking at the features; for values their variance (the
  /// mean over the columns), the best mean squared error.
  public var entropy: Double {
    switch labels {
    case .classes:
      return classFrequencies.reduce(0) { sum, frequency in
        let share = Double(frequency) / Double(count)
        return frequency == 0 ? sum : sum - share * Double.log(share)
      }
    case .values(let values, let width):
      guard count > 0 else { return 0 }
      var variance = 0.0
      for column in 0..<width {
        let entries = stride(from: column, to: values.count, by: width).lazy.map { values[$0] }
        let mean = entries.reduce(0, +) / Double(count)
        variance += entries.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(count)
      }
      return variance / Double(width)
    }
  }

  /// The features of one sample.
  public func sample(_ index: Int) -> ArraySlice<Double> {
    features[index * sampleSize..<(index + 1) * sampleSize]
  }
}

extension DataSet: Hashable, CustomStringConvertible {
  /// Whether both are the same one.
  public static func == (a: DataSet, b: DataSet) -> Bool { a.storage === b.storage }

  /// Hashes which one it is, not its numbers.
  public func hash(into hasher: inout Hasher) { hasher.combine(ObjectIdentifier(storage)) }
}

extension DataSet {
  /// The samples of these numbers, without a held-out part.
  func subset(_ indices: [Int], _ description: String, labels: Labels, labelNoise: Double) -> DataSet {
    var chosen: [Double] = []
    chosen.reserveCapacity(indices.count * sampleSize)
    for index in indices { chosen += sample(index) }
    return DataSet(
      description, sampleShape: sampleShape, features: chosen, labels: labels.subset(indices),
      trueLabels: labelNoise == 0 ? nil : trueLabels.subset(indices), featureNames: featureNames,
      labelNoise: labelNoise)
  }

  /// The same labels with other features.
  func replacing(features: [Double], heldOut: DataSet?, _ description: String) -> DataSet {
    DataSet(
      description, sampleShape: sampleShape, features: features, labels: labels,
      trueLabels: storage.trueLabels, featureNames: featureNames, labelNoise: labelNoise, heldOut: heldOut)
  }
}

extension DataSet.Labels {
  func subset(_ indices: [Int]) -> Self {
    switch self {
    case .classes(let classes, let count): .classes(indices.map { classes[$0] }, of: count)
    case .values(let values, let width):
      .values(indices.flatMap { values[$0 * width..<($0 + 1) * width] }, width: width)
    }
  }
}
