import CAllocations
import Engine

/// W7: what a probe takes for one layer and one sample as networks get deeper and batches larger, and what a
/// training step allocates.
enum Growth {
  static var all: [Work] {
    [10, 30, 100, 300, 1000].map { probe("depth \($0)", depth: $0, batch: 1000) }
      + [100, 300, 1000, 3000, 10_000, 30_000, 100_000].map { probe("batch \($0)", depth: 20, batch: $0) }
      + [memory, allocations]
  }

  /// The time by the layer and sample.
  private static func probe(_ variant: String, depth: Int, batch: Int) -> Work {
    Work(
      name: "w7", variant: variant, unit: "ns a layer and sample",
      scale: 1e-9 * Double(depth) * Double(batch)
    ) { threads in
      try Probes.probe(depth: depth, data: Definitions.labelled(batch), threads: threads)
    }
  }

  /// The most bytes that training holds beyond what it was given, relative to parameters with gradients and
  /// optimizer state, and everything that the backward pass needs.
  private static var memory: Work {
    Work(name: "w7", variant: "memory", unit: "MiB", scale: 1) { threads in
      let network = try Text.network("20 * dense(200, tanh) -> dense(1, sigmoid)")
      let data = Definitions.labelled(1000)
      let start = try Definitions.glorot(network, inputs: 10)
      let options = TrainingOptions(
        epochs: 3, loss: try Text.loss("bce"), optimizer: try Text.optimizer("adam(0.001)"))
      let parameters = start.parameters.reduce(0) { $0 + $1.values.count }
      // Weights, gradients and Adam's two moments; for each sample input, output and error of every layer, and a label.
      let needed = 4.0 * (4 * Double(parameters) + 1000 * (10 + 20 * 2 * 200 + 2 + 1))
      return {
        allocations_reset_peak()
        let before = allocations_in_use()
        _ = try train(start, network, on: data, options, precision: .float32, threads: threads)
        let peak = Double(allocations_peak() - before)
        return ["peak_mib": peak / 1_048_576, "needed_mib": needed / 1_048_576, "ratio": peak / needed]
      }
    }
  }

  /// What further steps of training allocate.
  private static var allocations: Work {
    Work(name: "w7", variant: "allocations", unit: "s", scale: 1) { threads in
      let network = try Text.network(
        "3 * (dense(32) -> batchnorm -> relu -> dropout(0.1)) -> dense(1, sigmoid)")
      let data = Definitions.labelled(256)
      let start = try Definitions.glorot(network, inputs: 10)
      func counted(steps: Int) throws -> Double {
        let options = TrainingOptions(
          epochs: 1, batch: 256 / steps, loss: try Text.loss("bce"),
          optimizer: try Text.optimizer("adam(0.001)"),
          clip: try Text.clip("by_norm(1)"))
        let before = allocations_count()
        _ = try train(start, network, on: data, options, precision: .float32, threads: threads)
        return Double(allocations_count() - before)
      }
      return {
        // One epoch of 4 and of 128 steps: what the run allocates once falls out of the difference.
        let few = try counted(steps: 4)
        return ["per_step": (try counted(steps: 128) - few) / 124, "once": few]
      }
    }
  }
}
