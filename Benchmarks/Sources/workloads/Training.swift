import Engine

/// W1, W3 and W4: training.
enum Training {
  /// The document's example: 100 full-batch epochs with Adam.
  static var example: Work {
    Work(name: "w1") { threads in
      try trained(
        "dense(64, relu) -> dense(32, relu) -> dense(1, sigmoid)", Definitions.labelled(1000), "bce",
        "adam(0.001, epsilon=1e-7, epsilon_hat=true)", threads: threads)
    }
  }

  /// Twenty steps of three wide layers, told by the step.
  static var wide: Work {
    Work(name: "w3", scale: 1e-3 * Double(wideSteps)) { threads in
      try trained(
        "3 * dense(1024, relu) -> dense(10)", Definitions.wide(), "cross_entropy", "sgd(0.05)",
        steps: wideSteps,
        figure: \.losses.first, threads: threads)
    }
  }
  private static let wideSteps = 20

  /// Twenty normalised layers, 100 steps with Adam and a clip.
  static var normalized: Work {
    Work(name: "w4") { threads in
      try trained(
        "20 * (dense(100) -> batchnorm -> relu) -> dense(1, sigmoid)", Definitions.labelled(256), "bce",
        "adam(0.001, epsilon=1e-7, epsilon_hat=true)", clip: "by_norm(1)", threads: threads)
    }
  }

  /// - Parameter figure: the loss that proves the work, before one of the updates.
  static func trained(
    _ text: String, _ data: DataSet, _ loss: String, _ optimizer: String, clip: String? = nil,
    steps: Int = Definitions.steps, figure: @escaping (TrainingHistory) -> Double? = { $0.losses.last },
    threads: Int
  ) throws -> () throws -> [String: Double] {
    let network = try Text.network(text)
    let start = try Definitions.glorot(network, inputs: data.sampleShape[0])
    let options = TrainingOptions(
      epochs: steps, loss: try Text.loss(loss), optimizer: try Text.optimizer(optimizer),
      clip: try clip.map(Text.clip))
    return {
      let (_, history) = try train(
        start, network, on: data, options, precision: .float32, threads: threads)
      return ["loss": figure(history) ?? .nan]
    }
  }
}
