/// A generator of samples.
public protocol DataRule: Sendable {
  /// How many samples it gives, and how many numbers each has: known before any is drawn.
  var size: (samples: Int, numbers: Int) { get }
  /// The samples for a seed and a draw; the same ones every time.
  func generate(seed: UInt64, draw: Int) -> DataSet
}

/// A generator as typed: `gaussian(samples=300)`.
public typealias DataGenerator = Configured<any DataRule>

extension Configured where Product == any DataRule {
  /// The samples for a seed and a draw, under the generator's own description.
  public func generate(seed: UInt64, draw: Int = 0) -> DataSet {
    var data = product.generate(seed: seed, draw: draw)
    data.description = description
    return data
  }
}

extension Registries {
  /// Every data set, in the order in which help lists them.
  public static let data = Registry<any DataRule>(
    "data set", [gaussian, moons, circles, spirals, xor, digits, imbalanced, adding, regression],
    words: [.chinese: ChineseEntries.data])
}

extension Parameter {
  static func samples(_ count: Int) -> Parameter {
    Parameter(
      "samples", [.wholeNumber], default: .number(Double(count)), range: .from(1, to: 1e9), isKeyed: true,
      "how many samples")
  }

  static func noise(_ value: Double) -> Parameter {
    Parameter(
      "noise", [.number], default: .number(value), range: .from(0), isKeyed: true,
      "deviation of the normal noise on each coordinate")
  }

  static let labelNoise = Parameter(
    "label_noise", [.number], default: 0, range: .from(0, to: 1), isKeyed: true,
    "share of labels that are replaced by a wrong one; a held-out part keeps the true ones")
}
