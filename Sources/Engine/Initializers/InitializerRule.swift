/// How the first weights are drawn.
public protocol InitializerRule: Sendable {
  /// `rows` × `columns` weights in row order, for a layer of `fanIn` inputs and `fanOut` units.
  ///
  /// Drawn in double whatever the precision, so that float32 and float64 start from the same network.
  func draw(rows: Int, columns: Int, fanIn: Int, fanOut: Int, from stream: inout RandomStream) -> [Double]

  /// The mean of one weight.
  var mean: Double { get }
  /// The variance of one weight around that mean.
  func variance(fanIn: Int, fanOut: Int) -> Double
  /// Whether weights depend on one another, so that rows (or columns) are orthogonal.
  var isOrthogonal: Bool { get }
  /// Whether a layer that is given it draws its biases with it as well, and a recurrent one its weights from step to step,
  /// all with the units as the fan in: how a framework begins a layer as a whole.
  var isOfWholeLayer: Bool { get }
}

extension InitializerRule {
  /// By default 0.
  public var mean: Double { 0 }
  /// By default not.
  public var isOrthogonal: Bool { false }
  /// By default not.
  public var isOfWholeLayer: Bool { false }
}

extension Registries {
  /// Every initialiser, in the order in which help lists them.
  public static let initializers = Registry<any InitializerRule>(
    "initialiser", [glorot, he, lecun, orthogonal, normal, uniform, pytorch, zeros, constantWeights],
    words: [.chinese: ChineseEntries.initializers])
}

extension Configured where Product == any InitializerRule {
  /// All weights at one value: what a number means where an initialiser is expected.
  public static func constant(_ value: Double) -> Initializer {
    Configured(
      name: "constant", parameters: Registries.constantWeights.parameters, arguments: [.number(value)],
      product: ConstantWeights(value: value))
  }
}
