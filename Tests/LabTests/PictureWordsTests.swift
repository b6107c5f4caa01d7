import Documents
import Engine
import Messages
import Testing
import Twins

@testable import Diagnostics
@testable import Verbs

/// What stands beside the tables and charts of the verbs.
struct PictureWordsTests {
  static let sentences: [(any SpokenMessage, String)] = [
    (TrainingMessage.reached(loss: 0.5, epochs: 1), "loss 0.500 after 1 epoch"),
    (TrainingMessage.accuracy(0.951), "accuracy 95.1 %"),
    (TrainingMessage.heldOut(loss: 0.25, accuracy: nil), "held out: loss 0.250"),
    (TrainingMessage.heldOut(loss: 0.25, accuracy: 0.9), "held out: loss 0.250, accuracy 90.0 %"),
    (TrainingMessage.behind(name: "deep", epochs: 60), "deep has 60 epochs behind it"),
    (TrainingMessage.behind(name: nil, epochs: 60), "the network has 60 epochs behind it"),
    (TrainingMessage.stoppedEarly, "stopped: no improvement any more"),
    (
      TrainingMessage.stoppedBeforeMeasuring,
      "stopped before it was measured once more; all epochs are kept"
    ),
    (
      TrainingMessage.stopped(epoch: 7, of: 20),
      "stopped after epoch 7 of 20, which are kept; the same line does the rest"
    ),
    (
      TrainingMessage.knowsFrequenciesAlone(entropy: 0.69312),
      "A loss of 0.6931 is what one gets who knows only how often each label occurs."
    ),
    (
      TrainingMessage.notFinite(.backward, layer: .init(number: 3, name: "dense 8 relu"), epoch: 2, step: 5),
      "Not a finite number any more: first in the gradient of layer 3 (dense 8 relu), epoch 2, step 5. A smaller rate or clip=by_norm(1) may prevent that."
    ),
    (
      TrainingMessage.notFinite(.update, layer: nil, epoch: 2, step: 5),
      "Not a finite number any more: first in the weights of a layer, after their update, epoch 2, step 5. A smaller rate or clip=by_norm(1) may prevent that."
    ),
    (TrainingMessage.someNotFinite(count: 2, of: 9), "2 of 9 ended in numbers that are not finite."),
    (TrainingMessage.watched(epoch: 4, loss: 0.3), "epoch 4 · loss 0.300"),
    (TrainingMessage.medianOver(seeds: 5), "median (smallest–largest) over 5 seeds"),
    (TrainingMessage.rangeOver(seeds: 5), "range over 5 seeds"),
    (TrainingMessage.bestOfColumn, "★ the best of its column"),
    (TrainingMessage.fromTo("1e−4", "0.3"), "1e−4 to 0.3"),
    (TrialMessage.whatToTry, "What to try:"),
    (
      TrialMessage.losses(areHeldOut: true, epochs: 30, seeds: 5),
      "held-out loss after 30 epochs, median (smallest–largest) over 5 seeds; one thing changes in each row"
    ),
    (
      TrialMessage.oneNumberRows,
      "rows of one number go on from the network's weights, where nothing is drawn"
    ),
    (TrialMessage.anew, "* begins anew: the change is of the network, and its weights do not fit it"),
    (
      TrialMessage.helps(entropy: 0.69312),
      "helps: a twentieth below the best seed of the network as it is, and below 0.6931, with every seed; mostly: with most of them"
    ),
    (TrialMessage.idle(["clip", "warmup"]), "did not act, so that nothing changed: clip, warmup"),
    (TrialMessage.noneHelps, "none of them helps"),
    (
      TrialMessage.bestRate(name: "rate_up", loss: 0.02),
      "at its own best rate of the three tried (rate_up) the network as it is comes to 0.0200: what stands below that row does less than another rate"
    ),
    (
      TrialMessage.entropy(0.69312), "0.6931: the loss of someone who knows only how often each label occurs"
    ),
    (EvaluationMessage.loss(0.5), "loss 0.500"),
    (
      EvaluationMessage.shares(accuracy: 0.9, balanced: 0.8, precision: 0.7, recall: 0.6, f1: 0.5),
      "accuracy 90.0 % · balanced accuracy 80.0 % · precision 70.0 % · recall 60.0 % · f1 0.500"
    ),
    (
      EvaluationMessage.commonestClass(share: 0.9),
      "Always giving the commonest class is right in 90.0 % of the cases: this accuracy says nothing."
    ),
    (
      ProbeMessage.head(subject: "deep", layers: 1, parameters: 9, precision: .float32, data: "moons"),
      "deep · 1 layer · 9 parameters · float32 · on moons"
    ),
    (ProbeMessage.mode(.train), "as in training (mode=train)"),
    (ProbeMessage.mode(.eval), "as in evaluation (mode=eval)"),
    (ProbeMessage.stepOf(optimizer: "adam(0.001)"), "step of adam(0.001)"), (ProbeMessage.or, "  or  "),
    (ProbeMessage.blanks, "×/layer: from one layer with weights to the next; the others have none"),
    (ProbeMessage.fitted(label: "relu", factor: 0.25), "fitted, relu: ×0.250 a step"),
    (ProbeMessage.sideBySide, "These are networks side by side; to join layers write `->`."),
    (
      SpectrumMessage.head(
        subject: "deep", .layers(from: 0, to: 3), inputs: 10, outputs: 8, samples: 1),
      "deep · from the input to layer 3 · 10 → 8 · 1 sample · float64"
    ),
    (
      SpectrumMessage.head(
        subject: "deep", .steps(layer: 1, from: 2, to: 20), inputs: 10, outputs: 8, samples: 5),
      "deep · layer 1, from time step 2 to 20 · 10 → 8 · 5 samples · float64"
    ),
    (SpectrumMessage.largest(2), "largest: 2.00"), (SpectrumMessage.median(1), "median: 1.00"),
    (SpectrumMessage.smallest(0.1), "smallest: 0.100"),
    (SpectrumMessage.condition(20), "condition: 20.0 (largest over smallest)"),
    (SpectrumMessage.meanSquare(0.5, theory: 0.4), "mean of the squares: 0.500 (theory: 0.400)"),
    (
      SpectrumMessage.directions(3, of: 8, theory: nil), "directions that carry what is left: 3.00 of 8"
    ),
    (SpectrumMessage.isZero, "The Jacobian is 0: no change of what goes in reaches the end."),
    (
      SpectrumMessage.isEstimated,
      "With more than 256 directions there is no singular value but the largest (from below, by power iteration); the mean of the squares and the directions are estimates from products with 64 random vectors."
    ),
    (
      SpectrumMessage.unresolved(count: 3, of: 40),
      "3 of 40 values lie below 1e-14 of the largest: these directions are lost to the rounding of float64, and their values are that rounding."
    ),
    (
      TheoryMessage.subject(activation: "tanh", weights: .variance(1.5), biasVariance: 0.05),
      "tanh, σ_w² = 1.500, σ_b² = 0.05000"
    ),
    (
      TheoryMessage.subject(
        activation: "tanh", weights: .drawn(initializer: "glorot", units: 1000), biasVariance: nil),
      "tanh, weights glorot, 1000 units"
    ),
    (
      TheoryMessage.factor(0.25),
      "factor a layer, going back: 0.2500 (√χ₁: what each layer multiplies the error signal by)"
    ),
    (
      TheoryMessage.forward(0.25),
      "factor a layer, going forward: 0.2500 (the differences between samples)"
    ),
    (TheoryMessage.limit(1), "length in the limit q*: 1.000"),
    (TheoryMessage.depthScale(7), "depth scale ξ: 7.00 layers"),
    (TheoryMessage.criticalVariance(1.76), "critical σ_w²: 1.760 (there the factor would be 1)"),
    (
      TheoryMessage.scatter(1.5),
      "between draws the error signal differs by ×÷: 1.50 (first to last hidden layer)"
    ),
    (
      TheoryMessage.width(55), "width that this depth needs: 55 units a layer (there it would be ×÷ 2)"
    ),
    (
      TheoryMessage.widthPerLayer(1.1),
      "width that a depth needs: 1.1 units a layer, times the number of layers"
    ),
    (
      ExplanationMessage.chain,
      "Going back, each unit multiplies the gradient by its slope and the next unit's weight:"
    ),
    (
      ExplanationMessage.layer(2, unit: 7, sample: 1, next: 3),
      "Layer 2, unit 7, sample 1: what comes back from layer 3, the largest first"
    ),
    (ExplanationMessage.rest(units: 8, sum: 0.5), "the other 8 units add 0.500"),
    (ExplanationMessage.takenUp(by: "batchnorm"), "what batchnorm's mean and variance take up"),
    (
      GradcheckMessage.largest(1e-9), "Largest relative error, beyond the rounding of the loss: 1.0e−09"
    ),
    (
      GradcheckMessage.nothingResolved,
      "Where no entry is resolved, the gradient is smaller than the rounding of the loss, and no difference of losses can measure it."
    ),
    (
      BoundaryMessage.held(claim: "f(2..9) > 1", axis: "depth", places: ["2", "5"]),
      "f(2..9) > 1 held at depth 2, 5 and not at the other places tried."
    ),
    (
      BoundaryMessage.upTo(claim: "f(2..9) > 1", axis: "depth", holds: "4", fails: "5"),
      "f(2..9) > 1 holds up to depth 4; at 5 it does not."
    ),
    (
      BoundaryMessage.from(claim: "f(2..9) > 1", axis: "depth", holds: "5", fails: "4"),
      "f(2..9) > 1 holds from depth 5; at 4 it does not."
    ),
    (BoundaryMessage.everywhere(claim: "f(2..9) > 1"), "f(2..9) > 1 holds everywhere it was tried."),
    (BoundaryMessage.nowhere(claim: "f(2..9) > 1"), "f(2..9) > 1 holds nowhere it was tried."),
    (
      BoundaryMessage.changesMore, "It changes more than once along the range: there is no single boundary."
    ),
    (BoundaryMessage.depthScale(7), "Theory's depth scale ξ for this network is 7.00 layers."),
    (SessionMessage.nothingYet, "Nothing yet."),
    (SessionMessage.drawn(name: "deep", draw: 2, seed: 7), "deep: draw 2 of seed 7, untrained."),
    (SessionMessage.drawnEach(name: "deep"), "deep: the next draw of each, untrained."),
    (SessionMessage.takenBack, "Taken back:"),
    (SessionMessage.newStart, "A new start; `undo` brings everything back."),
    (
      SessionMessage.saved(file: "a.md", cells: 3), "a.md: 3 cells; gradlab run a.md runs them again."
    ),
    (
      SessionMessage.savedWeights(file: "a.safetensors", network: "deep"),
      "a.safetensors: the weights of deep."
    ),
    (SessionMessage.title, "A session"), (SessionMessage.statements, "The session"),
    (SessionMessage.settings(seed: 7, .float64), "seed 7 · float64"),
    (
      SessionMessage.notExactly(0.3, wanted: 0.25, format: .significant(5)),
      "0.30000 is not exactly 0.25; a measured number wants a tolerance: `+- 0.01`."
    ),
  ]

  @Test("what is said beside a picture is said whole, in both languages", arguments: sentences.indices)
  func sentence(place: Int) {
    let (message, words) = Self.sentences[place]
    #expect(message.words(in: .english) == words)
    #expect(Twins.faults(of: message) == [])
  }

  static let headings: [(HeadingMessage, String)] = [
    (.layer, "层"), (.epoch, "轮次"), (.step, "步"), (.sample, "样本"), (.label, "标签"), (.module, "模块"),
    (.moduleClass, "类"), (.variant, "变体"), (.value, "值"), (.rate, "学习率"), (.output(nil), "输出"),
    (.output(3), "输出 3"),
    (.stepsSpread, "步间"), (.perLayer, "×/层"), (.weightGradient, "权重梯度"), (.slope, "斜率 φ′"),
    (.theory, "理论"), (.gradientRatio, "梯度 首/末"), (.deadOf(count: 3, of: 64), "3/64"),
    (.layerThroughTime(number: 1, name: "rnn", isBackward: true), "第 1 层 rnn，倒着读"),
    (.heldOutLoss, "留出 loss"), (.heldOut(curve: "relu"), "relu，留出"), (.remedy, "对策"), (.asItIs, "原样"),
    (.helps, "有用"), (.helpsMostly, "多半有用"), (.noHelp, "没用"), (.largestError, "最大相对误差"),
    (.resolved(count: 20, of: 28), "20/28"), (.singularValue, "奇异值"), (.condition, "条件数"),
    (.depthScale, "深度尺度 ξ"), (.tensor, "张量"),
  ]

  @Test("what heads a column is a field's name or Chinese", arguments: headings)
  func heading(heading: HeadingMessage, words: String) {
    #expect(heading.words(in: .chinese) == words)
  }

  @Test(
    "titles of charts are Chinese",
    arguments: [
      .lossOf("deep"), .lossWhileTraining, .lossAfterTraining, .gradientThroughTime, .factorOfLayer,
      .gradientAtFirstLayer, .stretchOfDirections, .directionsLeft, .theorysFactor, .truthInRows,
      .withSlope(activation: "relu"), .activations, .slopes, .learningRate, .signalByLayer, .layer(3),
      .gradientsOverEpochs, .distributions(data: "moons"),
    ] as [TitleMessage])
  func title(title: TitleMessage) {
    #expect(Twins.faults(of: title) == [])
  }

  @Test(
    "what a run, a file, a plot and a claim say is Chinese",
    arguments: [
      RunVerbMessage.stepOfNetwork, RunVerbMessage.keyOfNetwork("loss"), RunVerbMessage.noFigure("nudge"),
      InspectMessage.summary(count: 872, tensors: 40, types: ["F32"]), InspectMessage.nothingStandsOut,
      InspectMessage.moreFindings(count: 3), InspectMessage.passedOver(["a", "b"]), InspectMessage.legend,
      ExportMessage.dataFormat, ExportMessage.rows(file: "a.csv", count: 3),
      ExportMessage.records(file: "a.json", count: 3),
      ExportMessage.samples(file: "a.csv", count: 90, reading: "csv(\"a.csv\", target=\"y\")", heldOut: 10),
      PlotMessage.figureOfRun("nudge"), ClaimPhrase.forAll("loss: 1 < 2", count: 5),
      ClaimPhrase.reduced(.max, of: "loss"), ClaimPhrase.picked("sigmoid", from: "both"),
      ClaimPhrase.field(name: "loss", of: "deep"),
    ] as [any Message])
  func others(message: any Message) {
    #expect(Twins.faults(of: message) == [])
  }
}
