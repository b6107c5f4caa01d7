import Testing
import Twins

@testable import Engine

/// What can't be done is refused, with what is wrong as data.
struct RefusalTests {
  private static let wide = DataSet(
    "ten", sampleShape: [2], features: [Double](repeating: 0.5, count: 20),
    labels: .classes(Array(0..<10), of: 10))
  private static let values = DataSet(
    "numbers", sampleShape: [2], features: [1, 2, 3, 4], labels: .values([0.5, 1.5], width: 1))
  private static let wholes = DataSet(
    "wholes", sampleShape: [2], features: [1, 2, 3, 4], labels: .values([0, 1], width: 1))

  private static let pair = DataSet(
    "pair", sampleShape: [2], features: [1, 2, 3, 4], labels: .classes([0, 1], of: 2))

  private func network(_ units: [Double], _ end: String = "identity") throws -> NetworkDescription {
    let activation = try #require(try Registries.activations[end]?())
    return NetworkDescription(
      try units.enumerated().map { place, count in
        let isLast = place == units.count - 1
        return try #require(
          try Registries.layers["dense"]?(
            isLast
              ? ["units": .number(count), "activation": .activation(activation)] : ["units": .number(count)]))
      })
  }

  private func refusal(
    _ description: NetworkDescription, _ data: DataSet, loss: String? = nil, weights: [Double]? = nil
  ) throws -> EngineError? {
    let state = try NetworkState.initial(description, input: SampleShape(data.sampleShape), seed: 1)
    var options = TrainingOptions(epochs: 1, optimizer: try #require(try Registries.optimizers["sgd"]?()))
    options.loss = try loss.flatMap { try Registries.losses[$0]?() }
    options.classWeights = weights
    do throws(EngineError) {
      _ = try train(state, description, on: data, options)
      return nil
    } catch { return error }
  }

  @Test("labels that a network can't be held against")
  func labels() throws {
    #expect(
      try refusal(network([4, 1]), Self.wide, loss: "mse")
        == .classCount(data: "ten", classes: 10, outputs: 1))
    #expect(
      try refusal(network([4, 3]), Self.wide, loss: "mse")
        == .classCount(data: "ten", classes: 10, outputs: 3))
    #expect(
      try refusal(network([4, 3]), Self.values, loss: "cross_entropy")
        == .labelsAreNoClasses(data: "numbers", loss: "cross_entropy", outputs: 3))
    #expect(try refusal(network([4, 3]), Self.wholes, loss: "cross_entropy") == nil)
    #expect(try refusal(network([4, 10]), Self.wide, loss: "mse") == nil)
    #expect(
      try refusal(network([4, 1], "sigmoid"), Self.pair, weights: [1, 2, 3])
        == .classWeightsForOneOutput(weights: [1, 2, 3]))
    #expect(
      try refusal(network([4, 1], "sigmoid"), Self.wide, loss: "bce")
        == .lossRefused(loss: "bce", objection: .twoClasses(given: 10)))
    #expect(
      try refusal(network([4, 1]), Self.pair, loss: "bce")
        == .needsProbabilities(loss: "bce", ending: "sigmoid", width: 1))
    #expect(
      try refusal(network([4, 2], "tanh"), Self.pair, loss: "cross_entropy")
        == .needsLogits(loss: "cross_entropy", end: "tanh", endings: ["softmax"]))
  }

  @Test("weights of another network")
  func weights() throws {
    let state = try NetworkState.initial(network([4, 1]), input: SampleShape([2]), seed: 1)
    func refusal(_ units: [Double]) throws -> EngineError? {
      let description = try network(units)
      do throws(EngineError) {
        _ = try evaluate(state, description, on: Self.pair)
        return nil
      } catch { return error }
    }
    #expect(
      try refusal([5, 1])
        == .otherWeights(
          layer: 0, name: "0.weight", shape: [5, 2], found: "0.weight", foundShape: [4, 2]))
    #expect(try refusal([4, 1, 1]) == .missingWeights(layer: 2, name: "2.weight", shape: [1, 1]))
    #expect(try refusal([4]) == .surplusWeights(name: "1.weight"))
  }

  @Test("arguments that a parameter does not take")
  func arguments() throws {
    func reason(_ make: () throws -> Void) -> String {
      do {
        try make()
        return "made"
      } catch { return (error as? InvalidArgument)?.reason.words(in: .english) ?? "\(error)" }
    }
    let dense = try #require(Registries.layers["dense"])
    #expect(reason { _ = try dense(["units": 2.5]) }.contains("a whole number, not 2.5"))
    #expect(reason { _ = try dense([:]) }.contains("units is missing"))
    #expect(reason { _ = try dense(["unit": 3]) }.contains("no key unit"))
    #expect(reason { _ = try dense(["units": true]) }.contains("takes a whole number"))
    let dropout = try #require(Registries.layers["dropout"])
    #expect(reason { _ = try dropout(["rate": 2]) }.contains("rate must be"))
    #expect(reason { _ = try dropout(["rate": .number(.nan)]) }.contains("finite"))
    let adam = try #require(Registries.optimizers["adam"])
    #expect(reason { _ = try adam(["rate": -0.1]) }.contains("rate must be at least 0"))
    #expect(reason { _ = try adam(["beta1": 1]) }.contains("beta1 must be from 0 to below 1"))
  }

  @Test(
    "every range is said in words, and every kind has a noun",
    arguments: Registries.layers.entries.map(\.name))
  func words(name: String) throws {
    for parameter in try #require(Registries.layers[name]).parameters {
      #expect(parameter.range?.words.isEmpty != true)
      #expect(!parameter.kinds.isEmpty && parameter.kinds.allSatisfy { !$0.noun.words(in: .english).isEmpty })
      #expect(parameter.kinds.flatMap { Twins.faults(of: $0.noun) } == [])
    }
  }

  @Test("equal descriptions have one hash, and data are the same when they are the same one")
  func hashes() throws {
    #expect(try Set([network([4, 1]), network([4, 1]), network([5, 1])]).count == 2)
    #expect(Set([Self.wide, Self.wide, Self.values]).count == 2)
    #expect(SampleShape([50, 2]).dimensions == [50, 2] && SampleShape([3]).dimensions == [3])
  }

  @Test("slopes read as one row of numbers are those of the activation at each z")
  func slopes() throws {
    let description = try network([3, 1], "sigmoid")
    let state = try NetworkState.initial(description, input: SampleShape([2]), seed: 1)
    let model = try Model<Double>(description, state: state, data: Self.wholes, keeping: .signals)
    model.forward()
    model.backward()
    let layer = try #require(model.layers.last)
    let z = try #require(layer.preactivations)
    let sigmoid = try #require(try Registries.activations["sigmoid"]?()).product
    for (slope, z) in zip(try #require(layer.slopes()), z) {
      // The vectors' exponential may differ from libm's in its last bits.
      #expect(abs(slope - sigmoid.slope(z)) <= 8 * sigmoid.slope(z).ulp)
    }
  }
}
