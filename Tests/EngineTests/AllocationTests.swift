import CAllocations
import Testing
import Typed

@testable import Engine

@Suite(.enabled(if: allocations_are_counted(), "a sanitizer has an allocator of its own"))
struct AllocationTests {
  /// The larger batch goes by blocks, where the network allows it.
  @Test(
    "training allocates nothing more for more steps", arguments: TrainingTests.nets, [32, BlockCut.rows + 44])
  func steps(_ net: String, _ batch: Int) throws {
    let few = try allocationsOfAnEpoch(net, samples: 4 * batch, batch: batch)
    let many = try allocationsOfAnEpoch(net, samples: 64 * batch, batch: batch)
    #expect(many == few, "an epoch of 4 steps allocates \(few) times, one of 64 steps \(many) times")
  }

  @Test("nor of a transformer's blocks", arguments: [32, BlockCut.rows + 44])
  func attentionSteps(_ batch: Int) throws {
    let net =
      "dense(8) -> 2 * (residual(layernorm -> attention(2)) -> residual(layernorm -> dense(16, gelu) -> dense(8))) -> mean -> dense(1, sigmoid)"
    let counts = try [2, 8].map {
      try allocationsOfAnEpoch(net, samples: $0 * batch, batch: batch, "features=4, steps=5")
    }
    #expect(counts[0] == counts[1])
  }

  @Test("a step of an optimizer allocates nothing", arguments: Registries.optimizers.entries.map(\.name))
  func optimizerStep(_ name: String) throws {
    var update = Update<Float>(try build(Registries.optimizers, name), count: 100, continuing: nil)
    let (weights, gradients) = (Storage<Float>(100), Storage<Float>(100))
    expectNone {
      update.step(weights.base, gradients: gradients.base, metric: 0, stepsPerEpoch: 1, threads: 1)
    }
  }

  @Test("a clip allocates nothing", arguments: Registries.clips.entries.map(\.name))
  func clip(_ name: String) throws {
    let clip = try build(Registries.clips, name).product
    var gradients = ClippingTests.gradients
    let (parameters, layout) = (ClippingTests.parameters, ClippingTests.layout)
    expectNone { _ = clip.clip(gradients: &gradients, parameters: parameters, layout: layout) }
  }

  /// After the first time.
  private func expectNone(_ body: () -> Void) {
    body()
    let before = allocations_count_here()
    for _ in 1...10 { body() }
    let after = allocations_count_here()
    #expect(after == before)
  }

  @Test("the counter counts")
  func counter() {
    let before = allocations_count_here()
    let array = [Int](repeating: 1, count: 100)
    #expect(allocations_count_here() > before && array.count == 100)
  }

  /// Between the second and the third epoch's end.
  private func allocationsOfAnEpoch(_ net: String, samples: Int, batch: Int, _ more: String = "features=10")
    throws
    -> Int
  {
    let data = try Typed.data("gaussian(samples=\(samples), \(more))")
    let description = try Typed.network(net)
    let state = try NetworkState.initial(description, input: SampleShape(data.sampleShape), seed: 1)
    let options = TrainingOptions(
      epochs: 3, batch: batch, optimizer: try Typed.optimizer("adam(0.001)"),
      clip: try Typed.clip("by_norm(1)"))
    var counts: [Int] = []
    counts.reserveCapacity(3)
    _ = try train(
      state, description, on: data, options, onEpoch: { _ in counts.append(allocations_count_here()) })
    return counts[2] - counts[1]
  }
}
