import RealModule

/// Which known first weights a matrix has the size of.
package enum KnownScale: String, Sendable, CaseIterable {
  /// Uniform up to 1 / √fan-in, what `nn.Linear`, `nn.Conv2d` and others begin with in PyTorch.
  case pytorch
  /// σ = √(2 / fan-in), for relu.
  case he
  /// σ = √(2 / fan-out), what torchvision's convolutions begin with.
  case heByFanOut = "he (fan-out)"
  /// σ = 1 / √fan-in.
  case lecun
  /// σ = √(2 / (fan-in + fan-out)).
  case glorot
  /// Rows or columns that are orthonormal.
  case orthogonal
  /// σ = 0.02, what BERT and GPT-2 begin with.
  case normal
  /// σ = 1, what `nn.Embedding` begins with.
  case unit

  /// - Parameters:
  ///   - size: the root of the mean square.
  ///   - alike: by how many of its directions it passes what comes in, as a share; where that is known.
  package static func of(
    size: Double, count: Int, fanIn: Int, fanOut: Int, isTable: Bool, alike: Double?
  ) -> KnownScale? {
    guard count >= 64, size > 0, fanIn > 0 else { return nil }
    // By chance it differs by 1/√(2n) of itself; more than a twentieth is another size.
    let tolerance = min(0.05, 0.005 + 3 / (2 * Double(count)).squareRoot())
    func miss(_ deviation: Double) -> Double { abs(size / deviation - 1) }
    func fits(_ deviation: Double) -> Bool { miss(deviation) <= tolerance }
    let (fanIn, fanOut) = (Double(fanIn), Double(fanOut))
    if isTable { return fits(1) ? .unit : fits(0.02) ? .normal : nil }
    if let alike, alike > 0.98, fits(1 / max(fanIn, fanOut).squareRoot()) { return .orthogonal }
    let all: [(KnownScale, Double)] = [
      (.pytorch, 1 / (3 * fanIn).squareRoot()), (.he, (2 / fanIn).squareRoot()),
      (.lecun, 1 / fanIn.squareRoot()), (.heByFanOut, (2 / fanOut).squareRoot()),
      (.glorot, (2 / (fanIn + fanOut)).squareRoot()), (.normal, 0.02),
    ]
    // Of two that are the same size the first.
    return all.filter { fits($0.1) }.min { miss($0.1) + 1e-9 < miss($1.1) }?.0
  }
}
