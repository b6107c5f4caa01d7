import Foundation
import Testing
import Twins

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
    predicted: Double? = 0.236, forwardFactor: Double? = 0.25, arrives: Double = 1e-12,
    ratio: Double? = 1e-13,
    hasOwnWeights: Bool = false, zeroFrom: LayerPlace? = nil
  ) throws -> SignalPath {
    SignalPath(
      begin: try place(0), lost: 0.01, backward: .lost, forward: forward, factor: factor, arrives: arrives,
      ratio: ratio,
      parts: try beside.map {
        SignalPath.Parts(
          slopes: 0.24, weights: 0.9833, activation: try activation.map(Networks.activation), beside: $0)
      },
      forwardFactor: forwardFactor, growth: 345.6,
      outputs: DistinctRows(
        distinct: distinct, rows: rows, areSamples: rows == 1000, precision: .float32),
      zeroFrom: zeroFrom, predicted: predicted,
      isPredictedOfOwnWeights: hasOwnWeights)
  }

  static func findings() throws -> [(Finding, String)] {
    let (first, third) = (try place(0), try place(2))
    let time = TimePath(at: first, steps: 50, isBackward: false, left: 1e-8, arrives: 1e-8)
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
        .deadLayer(at: third, units: 64),
        "Dead: all 64 units of layer 3 (dense(64, sigmoid)) give 0 for every sample, so nothing passes it in either direction, and no layer up to it can learn."
      ),
      (
        .deadLayer(at: third, units: 1),
        "Dead: the only unit of layer 3 (dense(64, sigmoid)) gives 0 for every sample, so nothing passes it in either direction, and no layer up to it can learn."
      ),
      (
        .deadUnits(at: first, dead: 40, units: 64, elsewhere: nil),
        "Dead units: 40 of 64 in layer 1 (dense(64, sigmoid)) give 0 for every sample, and so get no gradient."
      ),
      (
        .deadUnits(
          at: first, dead: 40, units: 64, elsewhere: DeadElsewhere(layers: 7, least: 5, most: 21)),
        "Dead units: 40 of 64 in layer 1 (dense(64, sigmoid)) give 0 for every sample, and so get no gradient. So do 5 to 21 in each of 7 other layers."
      ),
      (
        .deadUnits(
          at: first, dead: 40, units: 64, elsewhere: DeadElsewhere(layers: 1, least: 5, most: 5)),
        "Dead units: 40 of 64 in layer 1 (dense(64, sigmoid)) give 0 for every sample, and so get no gradient. So do 5 in one other layer."
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
        .stepsAlike(at: third, spread: 2.1e-5, input: 0.968),
        "A remark on the steps: from layer 3 (dense(64, sigmoid)) on those of a sequence are alike; 2.1e−5 of their size is left between them, of 0.968 at the input. Attention without a way around averages its steps away: what all steps share passes, what is asked of single ones does not."
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
        "Vanishing, both ways. Going back, each layer multiplies the error signal by 0.236: of that the slope of sigmoid (never above 1/4) contributes ×0.240 and the weights ×0.983. Of what reaches the last hidden layer, 1e−12 is left at the first, and less than 0.01 from layer 1 on. Going forward, the differences between samples shrink (×0.250 a layer): in float32 the last hidden layer is the same for all 1000 samples. Wide-network theory predicts 0.236 a layer."
      ),
      (
        .vanishing(
          path: try path(
            distinct: 1, rows: 10, predicted: nil,
            zeroFrom: LayerPlace(number: 64, layer: Networks.dense(64, "sigmoid")))),
        "Vanishing, both ways. Going back, each layer multiplies the error signal by 0.236: of that the slope of sigmoid (never above 1/4) contributes ×0.240 and the weights ×0.983. Of what reaches the last hidden layer, 1e−12 is left at the first, and less than 0.01 from layer 1 on. Going forward, the outputs shrink until they are exactly 0 in float32, from layer 65 on, and the same for all 10 rows."
      ),
      (
        .vanishing(
          path: try path(
            activation: nil, beside: .waysAround, distinct: 7, rows: 500, predicted: nil, arrives: 1e-6,
            ratio: 0.5)),
        "Vanishing, both ways. Going back, each layer multiplies the error signal by 0.236: of that the slopes contribute ×0.240 and the weights and the ways around ×0.983. Of what reaches the last hidden layer, 1e−6 is left at the first, and less than 0.01 from layer 1 on. The first layer's weight gradient is 0.5 of the last one's all the same: it is the error signal times what comes in, and that changes going forward. Going forward, the differences between samples shrink (×0.250 a layer): 7 of 500 rows are told apart at the last hidden layer."
      ),
      (
        .vanishingForward(path: try path(1.01)),
        "Vanishing, going forward. Going forward, the differences between samples shrink (×0.250 a layer): in float32 the last hidden layer is the same for all 1000 samples. Going back, each layer multiplies the error signal by 1.010. Wide-network theory predicts 0.236 a layer."
      ),
      (
        .vanishingBackward(
          path: try path(
            0.5, forward: .kept, activation: "relu", beside: .rescaling, distinct: 990, forwardFactor: 1)),
        "Vanishing, going back. Going back, each layer multiplies the error signal by 0.500: of that the slope of relu (never above 1) contributes ×0.240 and the weights and what rescales between them ×0.983. Of what reaches the last hidden layer, 1e−12 is left at the first, and less than 0.01 from layer 1 on. Going forward, the differences between samples keep their size (×1.000 a layer): 990 of 1000 samples are told apart at the last hidden layer. Wide-network theory predicts 0.236 a layer."
      ),
      (
        .vanishingBackward(
          path: try path(0.5, forward: .grown, beside: nil, distinct: 12, forwardFactor: nil)),
        "Vanishing, going back. Going back, each layer multiplies the error signal by 0.500. Of what reaches the last hidden layer, 1e−12 is left at the first, and less than 0.01 from layer 1 on. Going forward, 12 of 1000 samples are told apart at the last hidden layer. Wide-network theory predicts 0.236 a layer."
      ),
      (
        .exploding(path: try path(2, beside: nil, predicted: nil, arrives: 1e6, ratio: 1e5)),
        "Exploding, both ways. Going back, each layer multiplies the error signal by 2.000. Of what reaches the last hidden layer, 1e6 is left at the first, and less than 0.01 from layer 1 on. Going forward, the outputs grow 346-fold from the first hidden layer to the last."
      ),
      (
        .explodingForward(path: try path(1)),
        "Exploding, going forward. Going forward, the outputs grow 346-fold from the first hidden layer to the last. Going back, each layer multiplies the error signal by 1.000. Wide-network theory predicts 0.236 a layer."
      ),
      (
        .explodingBackward(
          path: try path(
            12.3, forward: .kept, beside: nil, distinct: 5, predicted: nil, forwardFactor: 1.5, arrives: 1e6,
            ratio: 1e6)),
        "Exploding, going back. Going back, each layer multiplies the error signal by 12.3. Of what reaches the last hidden layer, 1e6 is left at the first, and less than 0.01 from layer 1 on. Going forward, the differences between samples grow (×1.500 a layer): 5 of 1000 samples are told apart at the last hidden layer."
      ),
      (
        .vanishingThroughTime(path: time),
        "Vanishing through time. In layer 1 (dense(64, sigmoid)) each step back multiplies the gradient by 0.687: of what reaches the last of 50 steps, 1e−8 is left at the first."
      ),
      (
        .vanishingThroughTime(
          path: TimePath(at: first, steps: 50, isBackward: true, left: 1e-8, arrives: 1e-8)),
        "Vanishing through time. In layer 1 (dense(64, sigmoid)), where it reads backwards, each step back multiplies the gradient by 0.687: of what reaches the last of 50 steps that it reads, the sequence's first, 1e−8 is left at the first, the sequence's last."
      ),
      (
        .explodingThroughTime(
          path: TimePath(at: first, steps: 3, isBackward: false, left: 40000, arrives: 40000)),
        "Exploding through time. In layer 1 (dense(64, sigmoid)) each step back multiplies the gradient by 200: of what reaches the last of 3 steps, 40000 is left at the first."
      ),
      (
        .learnsNothing(loss: 0.6341, entropy: 0.6931, grows: true),
        "Learns too slowly: the loss is 0.634, where someone who knows only how often each label occurs has 0.693, and what the outputs explain of the labels does not grow fast enough."
      ),
      (
        .learnsNothing(loss: 0.6931, entropy: 0.6925),
        "Learns nothing of the samples: the loss is 0.693, where someone who knows only how often each label occurs has 0.693, and what the outputs explain of the labels does not grow."
      ),
      (
        .stepsTooShort(at: third, step: 2.5e-6),
        "Steps too short: the first one changes the weights of layer 3 (dense(64, sigmoid)), where it is longest, by 2.5e−6 of their size; a thousandth is usual."
      ),
      (
        .stepsTooLong(at: third, step: 2.5, loss: 50.3),
        "Steps too long: the first one changes the weights of layer 3 (dense(64, sigmoid)) by 2.5 of their size, and the loss comes to 50.3."
      ),
      (
        .stepsTooLong(at: third, step: 2.5, loss: .nan),
        "Steps too long: the first one changes the weights of layer 3 (dense(64, sigmoid)) by 2.5 of their size, and the loss becomes NaN."
      ),
      (
        .belowEpsilon(layer: 0, optimizer: "adam", gradient: 1e-12, epsilon: 1e-8, share: 1e-4),
        "Below epsilon: the gradient of layer 1 is 1e−12, under adam's epsilon of 1e−8; its steps are 0.0001 of the rate instead of all of it."
      ),
      (
        .aboveStableRate(rate: 50, bound: 1.5, curvature: 1.333),
        "A remark on the rate: where the loss curves most (λ = 1.33), plain steps are stable below 1.5, and this one is 50. Most such runs come through, to where the loss curves less."
      ),
      (
        .rateTooSmall(rate: 1e-4, steps: 20, curvature: 1.333),
        "A remark on the rate: even where the loss curves most (λ = 1.33), 20 steps of rate 0.0001 go less than once the way to the bottom."
      ),
      (.passes(path: nil, times: []), ""),
      (
        .passes(path: try path(0.98, distinct: 1000, forwardFactor: nil, hasOwnWeights: true), times: []),
        "Going back, each layer multiplies the error signal by 0.980. Going forward, 1000 of 1000 samples are told apart at the last hidden layer. Of independent weights of these sizes wide-network theory predicts 0.236 a layer."
      ),
      (
        .passes(path: nil, times: [time]),
        "In layer 1 (dense(64, sigmoid)) each step back multiplies the gradient by 0.687: of what reaches the last of 50 steps, 1e−8 is left at the first."
      ),
      (
        .passes(path: try path(0.98, distinct: 1000, predicted: nil, forwardFactor: 0.96), times: []),
        "Going back, each layer multiplies the error signal by 0.980. Going forward, the differences between samples shrink (×0.960 a layer): 1000 of 1000 samples are told apart at the last hidden layer."
      ),
    ]
  }

  static let factors = [
    1e-9, 0.2, 0.9, 0.9694, 0.9699, 0.97, 0.98, 1, 1.02, 1.03, 1.0301, 1.04, 1.7, 12, 1e9,
  ]

  @Test("no word stands beside a figure that it does not fit", arguments: factors)
  func wordsFitFigures(factor: Double) throws {
    let path = try Self.path(factor, distinct: 500, forwardFactor: factor)
    let findings: [Finding] = [
      .vanishing(path: path), .vanishingForward(path: path), .vanishingBackward(path: path),
      .exploding(path: path), .explodingForward(path: path), .explodingBackward(path: path),
      .passes(path: path, times: []),
    ]
    for words in findings.map({ $0.words(in: .english) }) {
      for match in words.matches(of: #/(shrink|keep their size|keeps its size|grow)s? \(×([^ ]+) a layer\)/#)
      {
        let figure = try #require(Double(match.2.replacing("−", with: "-")))
        switch match.1 {
        case "shrink": #expect(figure < 0.97)
        case "grow": #expect(figure > 1.03)
        default: #expect(0.97...1.03 ~= figure)
        }
      }
      // Words of size have their figure beside them.
      #expect(
        words.matches(of: #/shrink|keeps? (its|their) size|grow/#).count
          == words.matches(of: #/(shrink|keeps? (its|their) size|grow) (\(×[^ ]+ a layer\)|[^ ]+-fold)/#)
          .count)
    }
  }

  @Test("no Chinese word stands beside a figure that it does not fit", arguments: factors)
  func chineseWordsFitFigures(factor: Double) throws {
    let words = Finding.vanishingForward(path: try Self.path(factor, distinct: 500, forwardFactor: factor))
      .words(in: .chinese)
    let match = try #require(words.firstMatch(of: #/(缩小|放大|大小不变)（每层 ×([^）]+)）/#))
    let figure = try #require(Double(match.2.replacing("−", with: "-")))
    switch match.1 {
    case "缩小": #expect(figure < 0.97)
    case "放大": #expect(figure > 1.03)
    default: #expect(0.97...1.03 ~= figure)
    }
  }

  @Test func `some sentences in Chinese, whole`() throws {
    #expect(
      Finding.vanishing(path: try Self.path()).words(in: .chinese)
        == "双向消失。往回走，每层把误差信号乘以 0.236：其中 sigmoid 的斜率（从不超过 1/4）占 ×0.240，权重占 ×0.983。以到达最后一个隐藏层的误差信号为 1，第一个隐藏层得到 1e−12，从第 1 层往回已不到 0.01。往前走，样本之间的差别缩小（每层 ×0.250）：在 float32 下，最后一个隐藏层对全部 1000 个样本给出的都一样。宽网络理论预测每层 0.236。"
    )
    #expect(
      Finding.deadUnits(
        at: try Self.place(0), dead: 40, units: 64, elsewhere: DeadElsewhere(layers: 7, least: 5, most: 21)
      ).words(in: .chinese)
        == "死亡单元：第 1 层（dense(64, sigmoid)）的 64 个单元里有 40 个对每个样本都输出 0，因此得不到梯度。另外 7 层各有 5 到 21 个。"
    )
    #expect(Finding.notFiniteLoss(loss: .infinity).words(in: .chinese) == "非有限：输出都有限，损失却是这样的数：无穷。")
    #expect(NoTheory.layer(name: "gru").words(in: .chinese) == "这个网络没有理论：这里没有 gru 的理论。")
  }

  @Test func `every finding has its words`() throws {
    for (finding, words) in try Self.findings() {
      #expect(finding.words(in: .english) == words)
      if !words.isEmpty { #expect(Twins.faults(of: finding) == []) }
    }
  }

  static let remedies: [(Remedy, String)] = [
    (.relu, "relu in the hidden layers, with its own initialiser"),
    (.leakyRelu, "leaky_relu in the hidden layers, with its own initialiser"),
    (.elu, "elu in the hidden layers, with its own initialiser"),
    (.selu, "selu in the hidden layers, with its own initialiser"),
    (.tanh, "tanh in the hidden layers, with its own initialiser"),
    (.initialiser, "weights drawn so that theory's factor is 1"),
    (.orthogonal, "orthogonal weights of the variance with which theory's factor is 1"),
    (.batchnorm, "batchnorm before every activation"), (.layernorm, "layernorm behind every activation"),
    (.residual, "ways around: residual(activation -> weights), the same layers in the same order"),
    (
      .smallBranches,
      "the last weights of each residual branch divided by the root of the number of branches"
    ),
    (.wider, "four times the units in every hidden layer"),
    (.forgetBias, "forget gates that are open, at first, for as long as a sequence is"),
    (.gru, "gru in place of every recurrent layer"), (.lstm, "lstm in place of every recurrent layer"),
    (.standardize, "standardize(data): each input feature at mean 0 and deviation 1"),
    (.adam, "adam(0.01)"), (.adamEpsilon, "Adam with epsilon=1e-16"),
    (.momentum, "descent with momentum=0.9"),
    (.byLayer, "steps of one length in each layer: sgd(100000), clip=by_layer(1e-06)"),
    (.rateUp, "ten times the learning rate"), (.rateDown, "a tenth of the learning rate"),
    (.warmup, "warm-up over a tenth of the steps, then cosine"),
    (.byNorm, "all gradients together clipped to norm 1"),
  ]

  @Test func `every remedy says what it does`() {
    for (remedy, words) in Self.remedies {
      #expect(remedy.action.words(in: .english) == words)
      #expect(Twins.faults(of: remedy.action) == [])
    }
    #expect(Self.remedies.map(\.0) == Remedy.allCases)
  }

  static let theory: [(NoTheory, String)] = [
    (.sequences, "No theory of this network: there is no theory here for sequences."),
    (.noWeights, "No theory of this network: there are no weights."),
    (
      .attention(name: "attention"),
      "No theory of this network: attention mixes the steps of a sequence by weights that depend on them, and theory here knows weights as they are drawn."
    ),
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
    (
      .runningStatistics(name: "batchnorm"),
      "No theory of this network: batchnorm uses its running statistics, and theory knows those of the batch."
    ),
    (.tooLarge, "No theory of this network: the signal grows beyond the range of numbers."),
    (.ownSlope(activation: "prelu"), "No theory of this network: prelu has slopes of its own."),
  ]

  static let spectrum: [(NoSpectrum, String)] = [
    (.layersEnd(count: 4), "There are 4 layers."),
    (
      .stepsEnd(count: 20),
      "There are 20 time steps, and of a recurrent network from= and to= are time steps."
    ),
    (.nothingBetween(from: 3, to: 2), "From 3 to 2 nothing lies between: to= is a later one than from=."),
    (
      .insideResidual(layer: 2, begin: 1, end: 3),
      "Layer 2 stands inside a residual block, and has a way around it: take 1 or 3, which lie before and behind the block."
    ),
    (
      .cellBeside(layer: 1, name: "lstm"),
      "Layer 1, lstm, hands on a cell beside its state, and the Jacobian of the state alone would miss what the cell carries. probe shows the gradient at each time step."
    ),
    (
      .notFinite(sample: 3),
      "The Jacobian at sample 3 holds numbers that float64 has no room for: the network explodes."
    ),
  ]

  @Test func `why there is no theory has its words`() {
    for (none, words) in Self.theory {
      #expect(none.words(in: .english) == words)
      #expect(Twins.faults(of: none) == [])
    }
  }

  static let remarks: [(ProbeRemark, String)] = [
    (
      .gradientsUnlikeSignals(signals: 0.0012, gradients: 0.997, inputs: .init(first: 1.01, last: 3.47e-4)),
      "From the last layer back to the first the error signal changes by ×0.0012, the weight gradient by ×0.997: a weight gradient is the error signal times what comes into its layer, and that has size 1.01 at the first layer and 0.000347 at the last."
    ),
    (
      .gradientsUnlikeSignals(signals: 0.5, gradients: 1e-9, inputs: nil),
      "From the last layer back to the first the error signal changes by ×0.5, the weight gradient by ×1e−9: a weight gradient is the error signal times what comes into its layer."
    ),
  ]

  @Test func `a probe's remarks have their words`() {
    for (remark, words) in Self.remarks {
      #expect(remark.words(in: .english) == words)
      #expect(Twins.faults(of: remark) == [])
    }
  }

  @Test func `why there is no spectrum has its words`() {
    for (none, words) in Self.spectrum {
      #expect(none.words(in: .english) == words)
      #expect(Twins.faults(of: none) == [])
    }
  }

  @Test func `no case is missing from the tables`() throws {
    let told = try Set(
      Self.findings().map(\.0.code) + Self.theory.map(\.0.code) + Self.spectrum.map(\.0.code)
        + Self.remarks.map(\.0.code))
    let declared = try [
      "Diagnosis/Finding.swift", "MeanField/NoTheory.swift", "Spectrum/NoSpectrum.swift",
      "Probe/ProbeRemark.swift",
    ].flatMap(Self.cases)
    #expect(declared.count > 25)
    // What the engine says stands in its own table.
    #expect(Set(declared) == told.union(["engine"]))
  }

  /// The names of the cases that a file of the module declares.
  private static func cases(_ file: String) throws -> [String] {
    let source = URL(filePath: #filePath).appending(path: "../../../Sources/Diagnostics/\(file)")
    return try String(contentsOf: source.standardized, encoding: .utf8).split(separator: "\n")
      .map { $0.drop { $0 == " " } }.filter { $0.hasPrefix("case ") && !$0.hasPrefix("case .") }
      .map { String($0.dropFirst(5).prefix { $0.isLetter }) }
  }

  @Test func `figures in sentences have three digits and true minus signs`() {
    #expect(EnglishDiagnosis.figure(0.23378) == "0.234")
    #expect(EnglishDiagnosis.figure(6.54e-14) == "6.54e−14")
    #expect(EnglishDiagnosis.figure(1000) == "1000")
    #expect(EnglishDiagnosis.figure(-0.5) == "−0.5")
    #expect(EnglishDiagnosis.figure(.nan) == "NaN")
    #expect(EnglishDiagnosis.factorFigure(1) == "1.000")
    #expect(EnglishDiagnosis.factorFigure(0.0398) == "0.040")
    #expect(EnglishDiagnosis.factorFigure(2.06) == "2.060")
    #expect(EnglishDiagnosis.factorFigure(1e-9) == "1e−9")
    #expect(EnglishDiagnosis.figure(-.infinity) == "−infinity")
    #expect(ChineseDiagnosis.figure(.infinity) == "无穷")
  }
}
