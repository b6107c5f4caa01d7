import Foundation
import Testing
import Twins

@testable import Engine

/// What the engine says, in English, case by case.
struct WordsTests {
  static let table: [(EngineError, String)] = [
    (
      .needsSequence(layer: 1, name: "lstm", input: SampleShape(width: 10)),
      "Layer 2, lstm, takes a sequence, and what reaches it are 10 features a sample. Sequences come from data such as adding or gaussian(steps=20), or from a recurrent layer with sequence=true."
    ),
    (
      .headsDoNotDivide(layer: 1, name: "attention", heads: 5, width: 12),
      "Layer 2, attention, shares the features of a step out among its heads, and 12 features can't be shared out evenly among 5 heads: 1, 2, 3, 4, 6 or 12 heads would do."
    ),
    (
      .unequalShapes(
        layer: 0, name: "residual", input: SampleShape([50, 2]), output: SampleShape([50, 1])),
      "residual adds its input to what its network gives, so both need one shape; here 50 steps of 2 features go in and 50 steps of 1 feature come out."
    ),
    (
      .otherWeights(layer: 0, name: "0.weight", shape: [5, 2], found: "0.bias", foundShape: [4]),
      "The network has 0.weight [5, 2] where its weights have 0.bias [4]."
    ),
    (
      .missingWeights(layer: 2, name: "2.bias", shape: [1]),
      "The network has 2.bias [1] where its weights have nothing."
    ),
    (.surplusWeights(name: "1.weight"), "The network has no 1.weight, which its weights have."),
    (.noSamples(data: "gaussian"), "There are no samples in gaussian."),
    (.emptyBatch(size: 0), "A batch has at least 1 sample, not 0."),
    (
      .validationShape(validation: SampleShape(width: 1), training: SampleShape(width: 3)),
      "The validation data have samples of 1 feature, and the training data of 3 features."
    ),
    (
      .labelCount(data: "numbers", labels: 1, outputs: 3),
      "The network gives 3 outputs a sample, and numbers has 1 label: end the network with dense(1)."
    ),
    (
      .labelsForSequences(data: "adding", steps: 50),
      "The network gives an output for each of 50 steps, and adding has labels for the whole of a sequence: it takes a recurrent layer, such as lstm(16), or the mean over the steps: mean."
    ),
    (
      .classCount(data: "digits", classes: 10, outputs: 1),
      "The network gives 1 output, and digits has 10 classes: end the network with dense(10, softmax)."
    ),
    (
      .labelsAreNoClasses(data: "numbers", loss: "cross_entropy", outputs: 3),
      "cross_entropy wants each sample's class, a whole number below 3, and the labels of numbers are other numbers: mse takes these."
    ),
    (
      .needsProbabilities(loss: "bce", ending: "sigmoid", width: 1),
      "bce takes probabilities: end the network with sigmoid, as in dense(1, sigmoid)."
    ),
    (
      .needsLogits(loss: "focal", end: "tanh", endings: ["sigmoid", "softmax"]),
      "focal takes logits, of any size, and the network ends with tanh: end it with sigmoid or softmax, or without an activation."
    ),
    (
      .lossRefused(loss: "bce", objection: .twoClasses(given: 10)),
      "bce can't be used here. It tells two classes apart, and the data have 10: end the network with dense(10, softmax)."
    ),
    (
      .lossRefused(loss: "focal", objection: .outputForEachClass(classes: 3)),
      "focal can't be used here. It needs an output for each class: end the network with dense(3, softmax)."
    ),
    (
      .lossRefused(loss: "cross_entropy", objection: .weightCount(weights: 2, outputs: 3)),
      "cross_entropy can't be used here. It has weights for 2 classes, and the network gives 3 outputs."
    ),
    (
      .lossRefused(loss: "focal", objection: .alphaForOutputs(outputs: 3)),
      "focal can't be used here. Its alpha weighs the ones of a single output, and the network gives 3: leave alpha out."
    ),
    (
      .classWeightsWithoutClasses(loss: "mse"),
      "Weights by class need a loss that knows classes, and for this network it is mse."
    ),
    (
      .classWeightsForOneOutput(weights: [1, 2, 3]),
      "A single output tells two classes apart: weights=by_class(1, 10), or the weight of the ones."
    ),
    (
      .classWeightsRefused(loss: "bce", weights: [1e-300, 1e300]),
      "bce can't be used with by_class(1e-300, 1e+300)."
    ),
    (.stopped, "Stopped; nothing was changed."),
  ]

  @Test("every error has its words", arguments: table)
  func words(_ error: EngineError, _ words: String) {
    #expect(error.words(in: .english) == words)
    #expect(Twins.faults(of: error) == [])
  }

  @Test("no case is missing from the table")
  func complete() throws {
    let source = URL(filePath: #filePath).appending(path: "../../../Sources/Engine/EngineError.swift")
    let declared = try String(contentsOf: source.standardized, encoding: .utf8).split(separator: "\n")
      .map { $0.drop { $0 == " " } }.filter { $0.hasPrefix("case ") && !$0.hasPrefix("case .") }
      .map { $0.dropFirst(5).prefix { $0.isLetter || $0.isNumber } }
    // An argument that is a message stands for itself where it is the only one.
    let table = Self.table.flatMap { error, _ -> [String] in
      let inner = error.arguments.compactMap { _, value in
        if case .message(_, let code, _) = value { code } else { nil }
      }
      return [error.code] + inner
    }
    #expect(declared.count > 20)
    #expect(Set(declared.map(String.init)).subtracting(table) == [])
  }
}
