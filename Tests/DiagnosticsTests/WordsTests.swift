import Foundation
import Testing

@testable import Diagnostics
@testable import Engine

/// What a diagnosis, a remedy and a missing theory say, in English, case by case.
@Suite struct WordsTests {
  private static func place(_ number: Int) throws -> LayerPlace {
    LayerPlace(number: number, layer: try Networks.dense(64, "sigmoid"))
  }

  private static func path(
    _ factor: Double = 0.236, forward: SignalPath.Change = .lost, activation: String? = "sigmoid",
    beside: SignalPath.Parts.Beside? = .nothing, distinct: Int = 1, rows: Int = 1000,
    predicted: Double? = 0.236
  ) throws -> SignalPath {
    SignalPath(
      begin: try place(0), backward: .lost, forward: forward, factor: factor,
      parts: try beside.map {
        SignalPath.Parts(
          slopes: 0.24, weights: 0.9833, activation: try activation.map(Networks.activation), beside: $0)
      },
      forwardFactor: 0.25, growth: 345.6,
      outputs: DistinctRows(
        distinct: distinct, rows: rows, areSamples: rows == 1000, precision: .float32), predicted: predicted)
  }

  static func findings() throws -> [(Finding, String)] {
    let (first, third) = (try place(0), try place(2))
    let time = TimePath(at: first, steps: 50, left: 1e-8)
    return [
      (
        .brokenParameters(at: first),
        "Not finite: among the weights and biases of layer 1 (dense(64, sigmoid)) themselves are NaNs or infinities, as after a training whose steps went too far. \"fresh\" draws them anew."
      ),
      (
        .notFiniteForward(at: third),
        "Not finite: going forward, layer 3 (dense(64, sigmoid)) is the first to give a NaN or an infinity; every number after it is worthless."
      ),
      (
        .notFiniteBackward(at: third),
        "Not finite: going forward all is well; going back, the error signal is no longer finite at layer 3 (dense(64, sigmoid))."
      ),
      (.notFiniteLoss(loss: .infinity), "Not finite: all outputs are, but the loss is infinity."),
      (
        .notFiniteInTraining(place: NonFinite(layer: 2, direction: .backward, epoch: 3, step: 4)),
        "Not finite: in epoch 3, step 4, the first NaN or infinity appears going back, at layer 3."
      ),
      (
        .notFiniteInTraining(place: NonFinite(layer: nil, direction: .loss, epoch: 1, step: 1)),
        "Not finite: in epoch 1, step 1, the first NaN or infinity appears in the loss, at the loss."
      ),
      (
        .deadLayer(at: third, units: 64),
        "Dead: all 64 units of layer 3 (dense(64, sigmoid)) give 0 for every sample, so nothing passes it in either direction, and no layer up to it can learn."
      ),
      (
        .deadLayer(at: third, units: 1),
        "Dead: the only unit of layer 3 (dense(64, sigmoid)) gives 0 for every sample, so nothing passes it in either direction, and no layer up to it can learn."
      ),
      (
        .deadUnits(at: first, dead: 40, units: 64),
        "Dead units: 40 of 64 in layer 1 (dense(64, sigmoid)) give 0 for every sample and no longer learn."
      ),
      (
        .saturated(at: first, activation: "sigmoid", share: 0.953, others: 0),
        "Saturated: in layer 1 (dense(64, sigmoid)) 95 % of the slopes are below a twentieth of sigmoid's largest."
      ),
      (
        .saturated(at: first, activation: "sigmoid", share: 1, others: 2),
        "Saturated: in layer 1 (dense(64, sigmoid)) 100 % of the slopes are below a twentieth of sigmoid's largest, and so it is in 2 more layers."
      ),
      (
        .samplesAlike(at: third, outputs: try path(distinct: 20, rows: 500).outputs),
        "Samples alike: after layer 3 (dense(64, sigmoid)) only 20 of 500 rows can be told apart in float32."
      ),
      (
        .underflow(at: first, precision: .float32, next: third, signal: 5.05e-44),
        "Underflow: going back, the gradients fall below the smallest number of float32 (1.4e−45) at layer 1 (dense(64, sigmoid)), and are exactly 0 from there on; layer 3 (dense(64, sigmoid)) still sees an error signal of 5.05e−44. \"precision float64\" shows what is left."
      ),
      (
        .underflow(at: first, precision: .float64, next: third, signal: 2e-300),
        "Underflow: going back, the gradients fall below the smallest number of float64 (4.9e−324) at layer 1 (dense(64, sigmoid)), and are exactly 0 from there on; layer 3 (dense(64, sigmoid)) still sees an error signal of 2e−300."
      ),
      (
        .vanishing(path: try path()),
        "Vanishing, both ways. Going back, each layer multiplies the error signal by 0.236: of that the slope of sigmoid (never above 1/4) contributes ×0.240 and the weights ×0.983. Going forward, the differences between samples shrink alike (×0.250 a layer): in float32 the output is the same for all 1000 samples. Wide-network theory predicts 0.236 a layer."
      ),
      (
        .vanishing(
          path: try path(activation: nil, beside: .waysAround, distinct: 7, rows: 500, predicted: nil)),
        "Vanishing, both ways. Going back, each layer multiplies the error signal by 0.236: of that the slopes contribute ×0.240 and the weights and the ways around ×0.983. Going forward, the differences between samples shrink alike (×0.250 a layer): of 500 rows, float32's output tells 7 apart."
      ),
      (
        .vanishingForward(path: try path(1.01)),
        "Vanishing, going forward. Going forward, the differences between samples shrink alike (×0.250 a layer): in float32 the output is the same for all 1000 samples. Going back, the error signal keeps its size (×1.010 a layer). Wide-network theory predicts 0.236 a layer."
      ),
      (
        .vanishingBackward(
          path: try path(0.5, forward: .kept, activation: "relu", beside: .rescaling, distinct: 990)),
        "Vanishing, going back. Going back, each layer multiplies the error signal by 0.500: of that the slope of relu (never above 1) contributes ×0.240 and the weights and what rescales between them ×0.983. Going forward, the samples stay apart (990 of 1000 are told apart at the output). Wide-network theory predicts 0.236 a layer."
      ),
      (
        .vanishingBackward(path: try path(0.5, forward: .grown, beside: nil)),
        "Vanishing, going back. Going back, each layer multiplies the error signal by 0.500. Wide-network theory predicts 0.236 a layer."
      ),
      (
        .exploding(path: try path(2, beside: nil, predicted: nil)),
        "Exploding, both ways. Going back, each layer multiplies the error signal by 2.000. Going forward, the outputs grow 346-fold."
      ),
      (
        .explodingForward(path: try path(1)),
        "Exploding, going forward. The outputs grow 346-fold from the first hidden layer to the last, while the error signal keeps its size. Wide-network theory predicts 0.236 a layer."
      ),
      (
        .explodingBackward(path: try path(12.3, beside: nil, predicted: nil)),
        "Exploding, going back. Going back, each layer multiplies the error signal by 12.3."
      ),
      (
        .vanishingThroughTime(path: time),
        "Vanishing through time. In layer 1 (dense(64, sigmoid)) each step back multiplies the gradient by 0.687: of what reaches the last of 50 steps, 1e−8 is left at the first."
      ),
      (
        .explodingThroughTime(path: TimePath(at: first, steps: 3, left: 40000)),
        "Exploding through time. In layer 1 (dense(64, sigmoid)) each step back multiplies the gradient by 200: of what reaches the last of 3 steps, 40000 is left at the first."
      ),
      (
        .labelEntropy(loss: 0.6931, entropy: 0.6925),
        "The loss stays at the label entropy: 0.693, where someone who knows only how often each label occurs has 0.693. The network has learnt the labels' frequencies and nothing of the samples."
      ),
      (
        .belowEpsilon(layer: 0, optimizer: "adam", gradient: 1e-12, epsilon: 1e-8, share: 1e-4),
        "Below epsilon: the gradient of layer 1 is 1e−12, under adam's epsilon of 1e−8; its steps are 0.0001 of the rate instead of all of it."
      ),
      (
        .rateTooLarge(rate: 50, bound: 1.5, curvature: 1.333),
        "Learning rate too large: where the loss curves most (λ = 1.33), steps stay stable below a rate of 1.5; this one is 50."
      ),
      (
        .rateTooSmall(rate: 1e-4, steps: 20, curvature: 1.333),
        "Learning rate too small: even where the loss curves most (λ = 1.33), 20 steps of rate 0.0001 go less than once the way to the bottom."
      ),
      (
        .healthy(path: nil, times: []),
        "Healthy, as far as one can see: there are too few hidden layers for a factor."
      ),
      (
        .healthy(path: nil, times: [time]),
        "Healthy. In layer 1 (dense(64, sigmoid)) each step back multiplies the gradient by 0.687: of what reaches the last of 50 steps, 1e−8 is left at the first."
      ),
      (
        .healthy(path: try path(0.98, distinct: 1000, predicted: nil), times: []),
        "Healthy. Going back, each layer multiplies the error signal by 0.980, and going forward the differences between samples by 0.250 (1000 of 1000 are told apart at the output)."
      ),
      (
        .healthy(path: try path(0.5, distinct: 1000), times: []),
        "Healthy at this depth. Going back, each layer multiplies the error signal by 0.500, and going forward the differences between samples by 0.250 (1000 of 1000 are told apart at the output). Twenty such layers would leave ×1.91e−6. Wide-network theory predicts 0.236 a layer."
      ),
    ]
  }

  @Test func `every finding has its words`() throws {
    for (finding, words) in try Self.findings() { #expect(finding.words(in: .english) == words) }
  }

  static let remedies: [(Remedy, String)] = [
    (.relu, "relu in the hidden layers, with its own initialiser"),
    (.leakyRelu, "leaky_relu in the hidden layers, with its own initialiser"),
    (.elu, "elu in the hidden layers, with its own initialiser"),
    (.selu, "selu in the hidden layers, with its own initialiser"),
    (.tanh, "tanh in the hidden layers, with its own initialiser"),
    (.initialiser, "weights drawn so that theory's factor is 1"),
    (.batchnorm, "batchnorm before every activation"), (.layernorm, "layernorm before every activation"),
    (.residual, "a way around every layer that keeps its shape"),
    (.wider, "four times the units in every hidden layer"), (.orthogonal, "orthogonal weights"),
    (.gru, "gru in place of every recurrent layer"), (.lstm, "lstm in place of every recurrent layer"),
    (.adam, "adam(0.01)"), (.adamEpsilon, "adam(0.01, epsilon=1e-16)"),
    (.momentum, "sgd(0.1, momentum=0.9)"), (.rateUp, "ten times the learning rate"),
    (.rateDown, "a tenth of the learning rate"),
    (.warmup, "warm-up over a tenth of the steps, then cosine"),
    (.byNorm, "all gradients together clipped to norm 1"),
  ]

  @Test func `every remedy says what it does`() {
    for (remedy, words) in Self.remedies { #expect(remedy.action.words(in: .english) == words) }
    #expect(Self.remedies.map(\.0) == Remedy.allCases)
  }

  static let theory: [(NoTheory, String)] = [
    (.sequences, "No theory of this network: there is no theory here for sequences."),
    (.noWeights, "No theory of this network: there are no weights."),
    (.layer(name: "gru"), "No theory of this network: there is no theory here for gru."),
    (.weightsOffZero, "No theory of this network: weights that are not drawn around 0 have no theory here."),
    (
      .unitsTogether(activation: "softmax"),
      "No theory of this network: softmax looks at all units together."
    ),
    (
      .unmixedSignal(activation: "relu"),
      "No theory of this network: relu meets a signal that no weights have mixed."
    ),
  ]

  @Test func `why there is no theory has its words`() {
    for (none, words) in Self.theory { #expect(none.words(in: .english) == words) }
  }

  @Test func `no case is missing from the tables`() throws {
    let told = try Set(Self.findings().map(\.0.code) + Self.theory.map(\.0.code))
    let declared = try ["Diagnosis/Finding.swift", "MeanField/NoTheory.swift"].flatMap(Self.cases)
    #expect(declared.count > 25)
    #expect(Set(declared) == told)
  }

  /// The names of the cases that a file of the module declares.
  private static func cases(_ file: String) throws -> [String] {
    let source = URL(filePath: #filePath).appending(path: "../../../Sources/Diagnostics/\(file)")
    return try String(contentsOf: source.standardized, encoding: .utf8).split(separator: "\n")
      .map { $0.drop { $0 == " " } }.filter { $0.hasPrefix("case ") && !$0.hasPrefix("case .") }
      .map { String($0.dropFirst(5).prefix { $0.isLetter }) }
  }

  @Test func `figures in sentences have three digits and true minus signs`() {
    #expect(figure(0.23378) == "0.234")
    #expect(figure(6.54e-14) == "6.54e−14")
    #expect(figure(1000) == "1000")
    #expect(figure(-0.5) == "−0.5")
    #expect(figure(.nan) == "NaN")
    #expect(factorFigure(1) == "1.000")
    #expect(factorFigure(0.0398) == "0.040")
    #expect(factorFigure(2.06) == "2.060")
    #expect(factorFigure(1e-9) == "1e−9")
  }
}
