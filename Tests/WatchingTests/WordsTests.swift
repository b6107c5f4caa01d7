import Diagnostics
import Foundation
import Testing
import Twins

@testable import Watching

/// What is said of runs, in English, case by case.
struct WordsTests {
  private static let list: ModuleList = {
    var list = ModuleList()
    var module = WatchedModule()
    (module.name, module.className) = ("blocks.3.fc", "Linear")
    list.modules = [module]
    return list
  }()
  private static let at = ModulePlace(0, list)
  private static let start = Since(step: 0, isStart: true)
  private static let later = Since(step: 120, isStart: false)

  static let findings: [(RunFinding, String)] = [
    (
      .notFiniteForward(at: at, step: 7, count: 64),
      "Not finite: at step 7 blocks.3.fc (Linear) is the first to give a NaN or an infinity (64 of them), though its weights are finite; what follows is worthless."
    ),
    (
      .brokenWeights(at: at, step: 7, count: 3),
      "Not finite: at step 7 3 of the weights of blocks.3.fc (Linear) are NaNs or infinities themselves, as after a step that went too far; it is the first in the order of the calls."
    ),
    (
      .brokenEverywhere(modules: 5, of: 6, after: 4, step: 8),
      "Not finite: at step 8 the weights of 5 of 6 modules are NaNs or infinities, and at step 4 none were: a step between them has broken them, and where it began can't be told."
    ),
    (
      .brokenEverywhere(modules: 5, of: 6, after: 7, step: 8),
      "Not finite: at step 8 the weights of 5 of 6 modules are NaNs or infinities; at step 7 none were."
    ),
    (
      .notFiniteBackward(at: at, step: 7),
      "Not finite: at step 7 all is well going forward; going back, the gradient is no longer finite at blocks.3.fc (Linear)."
    ),
    (.notFiniteLoss(step: 7), "Not finite: at step 7 all outputs are finite and the loss is not."),
    (
      .deadLayer(at: at, behind: nil, others: 2, since: later),
      "Dead: no unit of blocks.3.fc (Linear) gives anything for any sample, nor of 2 more activations, from step 120 on, so nothing passes it in either direction."
    ),
    (
      .deadUnits(at: at, behind: at, share: 0.81, others: 0, since: start),
      "Dead units: 81 % of the units of blocks.3.fc (Linear), behind blocks.3.fc (Linear), give 0 for every sample, and so get no gradient."
    ),
    (
      .saturated(at: at, share: 0.999, others: 1, since: start),
      "Saturated: over 99 % of the slopes of blocks.3.fc (Linear) are below a twentieth of the largest, and so it is in 1 more activation."
    ),
    (
      .saturatedGate(at: at, gate: "forget", share: 0.95, since: later),
      "Saturated gates: 95 % of the slopes of the forget gate of blocks.3.fc (Linear) are below a twentieth of the largest, from step 120 on: what the gate does hardly depends on what comes in."
    ),
    (
      .oneTooLarge(at: at, gain: 50, usual: 1),
      "One module's weights are too large: those of blocks.3.fc (Linear) began with √(fan in) × deviation = 50, where its like have 1; what it gives is as many times too large."
    ),
    (
      .offScale(at: at, gain: 0.01, count: 6),
      "Weights that began too small: √(fan in) × deviation is 0.01 in blocks.3.fc (Linear), the median of 6; what keeps signals is 1 to 1.4, and PyTorch's own beginning is 0.58."
    ),
    (
      .noGradient(at: at, others: 0, since: start),
      "No gradient: the weights of blocks.3.fc (Linear) get a gradient of exactly 0."
    ),
    (
      .underflow(at: at, share: 0.97, since: start),
      "Underflow: 97 % of the entries of the gradient of blocks.3.fc (Linear) are exactly 0."
    ),
    (
      .outputsAlike(at: at, spread: 0.001, since: start),
      "Samples alike: what blocks.3.fc (Linear) gives at the end hardly depends on the sample: its spread over them is 0.001 of its size."
    ),
    (
      .stepsTooLong(at: at, step: 0.8, number: 0, jump: 4),
      "Steps too long: at step 0 the weights of blocks.3.fc (Linear) change by 0.8 of their size, and those of most modules by more than a tenth; a thousandth is usual. The loss jumps at step 4."
    ),
    (
      .stepsTooShort(at: at, step: 1e-6, moved: 1e-4, steps: 100),
      "Steps too short: one changes the weights of blocks.3.fc (Linear), where it is longest, by 1e−6 of their size; all 100 steps together come to 0.0001 at most."
    ),
    (
      .stepsVanish(at: at, step: 2.5e-7, since: start),
      "Steps too short at the end: the median one changes the weights of blocks.3.fc (Linear) by 2.5e−7 of their size, which eight digits hardly hold."
    ),
    (
      .unmoved(at: at, others: 2, isCutOff: false),
      "No optimizer moves them: the weights of blocks.3.fc (Linear) and of 2 modules more get gradients, and no step of the run changes them."
    ),
    (
      .unmoved(at: at, others: 0, isCutOff: true),
      "What is cut off does not move: no step of the run changes the weights of blocks.3.fc (Linear)."
    ),
    (.lossJumps(from: 2, to: 40, number: 4), "A step too far: at step 4 the loss jumps from 2 to 40."),
    (
      .normBehind(at: at, blocks: 6, rate: 0.001),
      "Normalisation behind the addition, without warm-up: in 6 blocks with attention, from blocks.3.fc on, the normalisation is the last of a block, and the rate is 0.001 from the first step on, when the gradients of the last blocks are largest."
    ),
  ]

  @Test(arguments: findings.indices)
  func `a finding is said whole`(_ place: Int) {
    let (finding, words) = Self.findings[place]
    #expect(finding.words(in: .english) == words)
    #expect(Twins.faults(of: finding) == [])
  }

  @Test func `an answer says what it does not look at`() {
    #expect(
      RunAnswer.reaches(first: Self.at, signal: 0.5, recurrent: Self.at).words(in: .english)
        == "the error signal is 0.5 at blocks.3.fc; the way through time within blocks.3.fc (Linear) is not looked at."
    )
    #expect(
      RunAnswer.unseen(.apart, modules: 5).words(in: .english)
        == "no call of a module was seen, though 5 modules have gradients. What is measured is what the model does in training: call model.train() before the steps."
    )
  }

  static let messages: [(RunMessage, String)] = [
    (.watched(modules: 1, parameters: 7), "1 module, 7 parameters"),
    (.steps(measured: 1, first: 3, last: 3), "step 3 measured"),
    (.steps(measured: 40, first: 0, last: 390), "40 steps measured, from 0 to 390"),
    (.cost(share: 0.031), "measuring took 3.1 % of the time"),
    (.kept(stride: 4), "one in 4 of them is kept here"),
    (.goesOn, "the run has not ended"),
    (.noStep, "No step was measured yet."),
    (.uncalled(["a", "b"]), "Not called: a, b. Their parameters get no gradient."),
    (
      .unmeasured(name: "a", what: "spread", why: "one sample", others: 2),
      "Not measured: spread of a: one sample; and 2 more."
    ),
    (.asAbove, "No, as said above."),
    (.whatToTry, "What to try:"),
    (.tableOfStep(7), "Step 7"),
    (.tableOfLastFiniteStep(7), "Step 7, the last with finite numbers alone"),
    (.course(.signal), "Error signal, module by module over the steps"),
    (.lastLineIsCut(file: "r.jsonl"), "The last line of r.jsonl has no end, and is left out."),
    (.waiting(file: "r.jsonl"), "Waiting for r.jsonl."),
    (
      .noSuchStep(41, measured: 0...248),
      "Step 41 was not measured, or is not kept; the run has steps from 0 to 248."
    ),
    (.modulesOfRow(6), "6 modules"),
  ]

  @Test(arguments: messages.indices)
  func `what stands around a diagnosis is said whole`(_ place: Int) {
    let (message, words) = Self.messages[place]
    #expect(message.words(in: .english) == words)
    #expect(Twins.faults(of: message) == [])
  }

  static let problems: [(RunProblem, String)] = [
    (.isEmpty, "There is no line in it yet; a run begins with one."),
    (
      .isNoRun,
      "This is no run: its first line is not one that gradlab_watch writes, an object with format and kind."
    ),
    (.otherVersion(2, known: 1), "The run has version 2 of its form, and this program reads version 1."),
    (.isMalformed(line: 3), "Line 3 is not what a run has there."),
    (.lineIsTooLong(line: 3), "Line 3 is too long for a run."),
    (.wrongList(line: 3, list: 7), "Line 3 speaks of module list 7, which is not there."),
    (
      .wrongCount(line: 3, field: "signal", count: 1, modules: 4),
      "Line 3 has 1 number for signal, and there are 4 modules."
    ),
    (.stepsGoBack(line: 3, step: 4, last: 5), "Line 3 has step 4 after step 5."),
    (.tooManyModules(line: 3, most: 10), "With line 3 there are more than 10 modules."),
    (.tooManyNames(line: 3, most: 10), "With line 3 there are more than 10 tensors and names."),
  ]

  @Test(arguments: problems.indices)
  func `why a file is no run is said whole`(_ place: Int) {
    let (problem, words) = Self.problems[place]
    #expect(problem.words(in: .english) == words)
    #expect(Twins.faults(of: problem) == [])
  }

  @Test(arguments: RunRemedy.allCases)
  func `a remedy says what to write, in words of its own`(_ remedy: RunRemedy) {
    let words = remedy.words(in: .english)
    #expect(words.count > 20 && !words.hasSuffix("."))
    #expect(RunRemedy.allCases.filter { $0.words(in: .english) == words } == [remedy])
    #expect(Twins.faults(of: remedy) == [])
  }

  @Test func `some sentences in Chinese, whole`() {
    #expect(
      RunFinding.saturated(at: Self.at, share: 0.4, others: 2, since: Since(step: 30, isStart: false))
        .words(in: .chinese)
        == "饱和：从第 30 步起，blocks.3.fc（Linear）有 40 % 的斜率不到最大斜率的二十分之一，另有 2 个激活函数也是这样。")
    #expect(
      RunMessage.unmeasured(name: "a", what: "spread", why: "the model's input is 0", others: 1)
        .words(in: .chinese) == "没有测量：a 的 spread：模型的输入是 0；还有 1 项。")
    #expect(
      RunAnswer.reaches(first: Self.at, signal: 0.5, recurrent: Self.at).words(in: .chinese)
        == "误差信号在模块 blocks.3.fc 是 0.5；blocks.3.fc（Linear）内部随时间的那段路没有看。")
  }

  @Test func `every reason that gradlab_watch writes is known in Chinese`() throws {
    let source = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../python/gradlab_watch.py")
    let text = try String(contentsOf: source.standardized, encoding: .utf8)
    let written = text.matches(
      of:
        /(?:_cannot\("", "[^"]*", |_cannot\([^"]+"[^"]*", |raise Unmeasurable\(|(?:"why": |why = ))"([^"]+)"/
    ).map { String($0.1).replacing("%s", with: "fc.weight") }
    #expect(written.count > 15)
    for reason in written { #expect(Twins.faults(ChineseReasons.words(reason), of: reason) == []) }
  }
}
