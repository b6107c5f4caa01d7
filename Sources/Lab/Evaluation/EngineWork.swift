import CommandKit
import Engine

/// Runs work of the engine and turns its errors into failures.
package enum EngineWork {
  /// - Parameter place: what is at fault where it can't be done.
  package static func run<Result>(
    _ place: Span?, _ body: () throws(EngineError) -> Result
  ) throws(Failure) -> Result {
    do throws(EngineError) { return try body() } catch {
      throw error == .stopped ? .interrupted : Failure(error, at: place)
    }
  }
}

extension Network {
  /// Its numbers, drawn now for these data where it has none yet.
  ///
  /// - Parameter place: where it is written.
  package func started(on data: DataSet, at place: Span?) throws(Failure) -> NetworkState {
    let input = SampleShape(data.sampleShape)
    if state != nil, let own = self.input, own.width != input.width {
      throw Failure(
        DataMessage.otherFeatures(data: data.description, features: input.width, wanted: own.width), at: place
      )
    }
    let plan = try EngineWork.run(place) { () throws(EngineError) in
      try NetworkPlan(description, input: input)
    }
    try Limits.check(plan, rows: data.count)
    if let state { return state }
    return try EngineWork.run(place) { () throws(EngineError) in
      try NetworkState.initial(description, input: input, seed: seed, draw: draw)
    }
  }
}
