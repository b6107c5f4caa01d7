import Engine
import Testing
import Typed

/// What `torch.nn.init.orthogonal_` promises: the shorter side's vectors are orthonormal.
@Suite struct OrthogonalTests {
  @Test(arguments: [(1, 1), (7, 7), (12, 5), (5, 12), (64, 64), (1, 9), (9, 1)])
  func `rows or columns are orthonormal`(_ rows: Int, _ columns: Int) throws {
    let network = try Typed.network("dense(\(rows), tanh, init=orthogonal)")
    let state = try NetworkState.initial(network, input: SampleShape(width: columns), seed: 11)
    let weight = try #require(state["0.weight"]).values
    let short = min(rows, columns)
    let long = max(rows, columns)
    func entry(_ vector: Int, _ place: Int) -> Double {
      rows <= columns ? weight[vector * columns + place] : weight[place * columns + vector]
    }
    for a in 0..<short {
      for b in a..<short {
        let product = (0..<long).reduce(0) { $0 + entry(a, $1) * entry(b, $1) }
        #expect(abs(product - (a == b ? 1 : 0)) < 1e-12, "\(a) with \(b)")
      }
    }
  }

  /// PyTorch makes each gate's square of `weight_hh` orthogonal by itself only where asked; the lab's
  /// `recurrent_init` draws the square of a plain rnn.
  @Test func `a recurrent layer starts with an orthogonal square`() throws {
    let network = try Typed.network("rnn(16) -> dense(1)")
    let state = try NetworkState.initial(network, input: SampleShape(steps: 5, width: 2), seed: 3)
    let weight = try #require(state["0.weight_hh"]).values
    for a in 0..<16 {
      for b in 0..<16 {
        let product = (0..<16).reduce(0) { $0 + weight[a * 16 + $1] * weight[b * 16 + $1] }
        #expect(abs(product - (a == b ? 1 : 0)) < 1e-12)
      }
    }
  }
}
