import Engine
import Glibc

/// W2: one pass forward and back, and the size of every layer's weight gradient.
enum Probes {
  static var depths: [Work] {
    [10, 50, 200].map { depth in
      Work(name: "w2", variant: "D\(depth)") { threads in
        try probe(depth: depth, data: Definitions.labelled(1000), threads: threads)
      }
    }
  }

  static func probe(depth: Int, data: DataSet, threads: Int) throws -> () throws -> [String: Double] {
    let network = try Text.network("\(depth) * dense(100, sigmoid) -> dense(1, sigmoid)")
    let start = try Definitions.glorot(network, inputs: 10)
    let model = try Model<Float>(
      network, state: start, data: data, loss: try Text.loss("bce"), keeping: .outputs, threads: threads)
    let weights = model.plan.parameters.filter { $0.shape.count == 2 }
    return {
      model.lossAndGradients()
      let sizes = weights.map { slice in
        // In double: squares of what float32 can still hold would read 0.
        var sum = 0.0
        for value in model.gradients[slice.range] { sum += Double(value) * Double(value) }
        return sqrt(sum / Double(slice.count))
      }
      return ["loss": model.loss, "gradient_first": sizes.first ?? .nan, "gradient_last": sizes.last ?? .nan]
    }
  }
}
