import CAllocations
import Testing
import Typed

@testable import Engine

@Suite struct AllocationTests {
  /// The larger batch goes by blocks, where the network allows it.
  @Test(
    "training allocates nothing more for more steps", arguments: TrainingTests.nets, [32, BlockCut.rows + 44])
  func steps(_ net: String, _ batch: Int) throws {
    let few = try allocationsOfAnEpoch(net, samples: 4 * batch, batch: batch)
    let many = try allocationsOfAnEpoch(net, samples: 64 * batch, batch: batch)
    #expect(many == few, "an epoch of 4 steps allocates \(few) times, one of 64 steps \(many) times")
  }

  @Test("the counter counts")
  func counter() {
    let before = allocations_count_here()
    let array = [Int](repeating: 1, count: 100)
    #expect(allocations_count_here() > before && array.count == 100)
  }

  /// Between the second and the third epoch's end.
  private func allocationsOfAnEpoch(_ net: String, samples: Int, batch: Int) throws -> Int {
    let data = try Typed.data("gaussian(samples=\(samples))")
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
