import CommandKit
import Engine

/// What a measuring verb or a function sees of one variant: its arguments, each a single element.
package struct Variant {
  package let invocation: Invocation
  let elements: [String: Element]
  /// What was given where a list is one value.
  var lists: [String: Value] = [:]
  package let evaluator: Evaluator
  package let context: ExecutionContext
  /// The command as one would type it.
  package var statement = ""
  /// Whether the subject is a bare name, which keeps what is finished when the work is stopped.
  package var keepsFinishedWork = false

  package var precision: Precision { evaluator.state.precision }

  /// The network given, with the seed that `seed=` asks for.
  ///
  /// - Parameters:
  ///   - drawsOrder: whether the order of batches, or what is held out, is drawn from the seed.
  ///   - drawsDropout: whether dropout is.
  /// - Throws: where a seed is given for a network that has its weights, and nothing else is drawn: the results of all
  ///   seeds would be one.
  package func network(
    _ key: String = "net", drawsOrder: Bool = false, drawsDropout: Bool = true
  ) throws(Failure) -> Network {
    guard var network = elements[key]?.asNetwork(seed: evaluator.state.seed) else {
      preconditionFailure("\(key) is no network")
    }
    guard let written = try optionalInteger("seed") else { return network }
    let seed = UInt64(written) &+ evaluator.state.seedShift
    guard network.state != nil else {
      network.seed = seed
      return network
    }
    guard drawsOrder || (drawsDropout && network.description.drawsInTraining) else {
      let name = invocation.name(key)?.text
      throw Failure(VerbMessage.seedOfGivenWeights(name: name), at: place("seed"))
    }
    network.state?.seed = seed
    return network
  }
}

extension Variant: CheckedArguments {
  package func element(_ key: String) -> Element? { elements[key] }

  package func place(_ key: String) -> Span? { invocation.place(key) }
}

/// The variants of a measurement, one after the other or side by side with the same results.
struct VariantWork {
  let grid: Grid
  let invocation: Invocation
  let measuring: AnyMeasuring
  let evaluator: Evaluator
  let statement: String
  let keepsFinishedWork: Bool

  private func variant(_ index: Int, _ context: ExecutionContext) -> Variant {
    Variant(
      invocation: invocation,
      elements: Dictionary(
        zip(invocation.values.keys, grid.elements(index)), uniquingKeysWith: { first, _ in first }),
      evaluator: evaluator, context: context, statement: statement,
      keepsFinishedWork: keepsFinishedWork && grid.count == 1)
  }

  func run() throws(Failure) -> [Record] {
    let context = evaluator.context
    if grid.count == 1 { return [try measuring.measure(variant(0, context))] }
    return try sideBySide(grid.count, context, .variants) { (index, own) throws(Failure) in
      try measuring.measure(variant(index, own))
    }
  }
}
