import Diagnostics
import Engine
import Lab
import Verbs

/// What the language costs over the engine: the same training and the same probe, typed and called, in turns.
enum Language {
  static var all: [Work] { [train, probe] }

  private static var train: Work {
    Work(name: "language", variant: "train") { threads in
      let text = "train dense(64, relu) -> dense(32, relu) -> dense(1, sigmoid) with=adam(0.001) epochs=100"
      let session = Session()
      let network = try Text.network("dense(64, relu) -> dense(32, relu) -> dense(1, sigmoid)")
      let data = try defaultData(session)
      let options = TrainingOptions(epochs: 100, optimizer: try Text.optimizer("adam(0.001)"))
      return compared(
        typed: { try session.run(text, ExecutionContext(threads: threads)) },
        called: {
          let start = try NetworkState.initial(network, input: SampleShape(data.sampleShape), seed: 1)
          _ = try Engine.train(start, network, on: data, options, threads: threads)
        })
    }
  }

  private static var probe: Work {
    Work(name: "language", variant: "probe") { threads in
      let session = Session()
      let network = try Text.network("50 * dense(100, sigmoid) -> dense(1, sigmoid)")
      let data = try defaultData(session)
      return compared(
        typed: {
          try session.run("probe 50 * dense(100, sigmoid) -> dense(1, sigmoid)", ExecutionContext(threads: threads))
        },
        called: {
          let start = try NetworkState.initial(network, input: SampleShape(data.sampleShape), seed: 1)
          _ = try Probe(network, start, on: data, threads: threads)
        })
    }
  }

  private static func defaultData(_ session: Session) throws -> DataSet {
    guard case .data(let data)? = try session.evaluate("data").single else {
      throw WrongResult(description: "data holds no data")
    }
    return data
  }

  /// Both once in each run; the shortest of either so far make the ratio, since what disturbs them only lengthens.
  private static func compared(
    typed: @escaping () throws -> Void, called: @escaping () throws -> Void
  ) -> () throws -> [String: Double] {
    var shortest = (typed: Double.infinity, called: Double.infinity)
    return {
      let start = Clock.now()
      try called()
      let middle = Clock.now()
      try typed()
      shortest.called = min(shortest.called, middle - start)
      shortest.typed = min(shortest.typed, Clock.now() - middle)
      return [
        "typed_ms": shortest.typed * 1e3, "called_ms": shortest.called * 1e3,
        "ratio": shortest.typed / shortest.called,
      ]
    }
  }
}
