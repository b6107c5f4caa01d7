import Diagnostics

/// What is said of a run as a file and of its loss, in English.
enum EnglishRuns: EnglishFigures {
  static func words(_ problem: RunProblem) -> String {
    switch problem {
    case .isEmpty: "There is no line in it yet; a run begins with one."
    case .isNoRun:
      "This is no run: its first line is not one that gradlab_watch writes, an object with format and kind."
    case .otherVersion(let version, let known):
      "The run has version \(version) of its form, and this program reads version \(known)."
    case .isMalformed(let line): "Line \(line) is not what a run has there."
    case .lineIsTooLong(let line): "Line \(line) is too long for a run."
    case .wrongList(let line, let list): "Line \(line) speaks of module list \(list), which is not there."
    case .wrongCount(let line, let field, let count, let modules):
      "Line \(line) has \(counted(count, "number")) for \(field), and there are \(counted(modules, "module"))."
    case .stepsGoBack(let line, let step, let last):
      "Line \(line) has step \(step) after step \(last)."
    case .tooManyModules(let line, let most):
      "With line \(line) there are more than \(most) modules."
    case .tooManyNames(let line, let most):
      "With line \(line) there are more than \(most) tensors and names."
    }
  }

  static func words(_ message: RunMessage) -> String {
    switch message {
    case .watched(let modules, let parameters):
      counted(modules, "module") + (parameters.map { ", \(counted($0, "parameter"))" } ?? "")
    case .steps(let measured, let first, let last):
      measured == 1 ? "step \(first) measured" : "\(measured) steps measured, from \(first) to \(last)"
    case .cost(let share): "measuring took \(figure(share * 100, digits: 2)) % of the time"
    case .kept(let stride): "one in \(stride) of them is kept here"
    case .goesOn: "the run has not ended"
    case .noStep: "No step was measured yet."
    case .uncalled(let names):
      "Not called: \(shortened(names)). Their parameters get no gradient."
    case .unmeasured(let name, let what, let why, let others):
      "Not measured: \(what)\(name.isEmpty ? "" : " of \(name)"): \(why)"
        + (others > 0 ? "; and \(others) more" : "") + "."
    case .yes(let answer): "Yes: \(EnglishRunFindings.words(answer))"
    case .unknown(let answer): "Unknown: \(EnglishRunFindings.words(answer))"
    case .no(let finding): "No. \(EnglishRunFindings.words(finding))"
    case .asAbove: "No, as said above."
    case .remark(let finding):
      "A remark, which does not decide. \(EnglishRunFindings.words(finding))"
    case .whatToTry: "What to try:"
    case .tableOfStep(let step): "Step \(step)"
    case .tableOfLastFiniteStep(let step): "Step \(step), the last with finite numbers alone"
    case .rowsTellTheWorst:
      "A row of a block tells of size and signal what its last module has, of the rest the worst: spread and nudge least, "
        + "weight gradient farthest from the others', step farthest from 0.001, shares largest; of several blocks all are "
        + "the worst; --unfold shows each module"
    case .course(let figure): "\(title(figure)), module by module over the steps"
    case .lastLineIsCut(let file): "The last line of \(file) has no end, and is left out."
    case .waiting(let file): "Waiting for \(file)."
    case .noSuchStep(let step, let measured):
      "Step \(step) was not measured, or is not kept; the run has steps from \(measured.lowerBound) to "
        + "\(measured.upperBound)."
    case .modulesOfRow(let count): counted(count, "module")
    case .mediansOver(let steps):
      "Where no step is said, figures are medians over the steps from \(steps.lowerBound) to \(steps.upperBound); the "
        + "table has those of one step."
    case .leftOut(let parts, let file):
      "No room for \(parts.map(words).joined(separator: ", ")): gradlab doctor \(file) shows all"
    }
  }

  private static func words(_ part: RunMessage.Part) -> String {
    switch part {
    case .verdict: "the rest of the verdict"
    case .table: "the table"
    case .course: "the error signal's course"
    case .remedies: "what to try"
    case .notes: "what was not measured"
    }
  }

  private static func title(_ figure: ModuleFigure) -> String {
    switch figure {
    case .size: "Size of the outputs"
    case .inputSize: "Size of the inputs"
    case .spread: "Spread of the samples"
    case .nudge: "A small change of the input"
    case .signal: "Error signal"
    case .dead: "Share of dead units"
    case .saturated: "Share of saturated slopes"
    case .gradient: "Weight gradient"
    case .zeroGradients: "Share of gradients that are 0"
    case .weightSize: "Size of the weights"
    case .stepSize: "Step, relative to the weights"
    case .badOutputs: "Outputs that are not finite"
    case .badSignals: "Signals that are not finite"
    case .badGradients: "Gradients that are not finite"
    case .badWeights: "Weights that are not finite"
    }
  }

  private static func shortened(_ names: [String]) -> String {
    names.count <= 6
      ? names.joined(separator: ", ")
      : names.prefix(5).joined(separator: ", ") + ", and \(names.count - 5) more"
  }

  static func words(_ outlook: RunOutlook) -> String {
    switch outlook.answer {
    case .yes: "It trains: \(reason(outlook.reason))"
    case .no: "It does not train: \(reason(outlook.reason))"
    case .unsure: "Unsure whether it trains: \(reason(outlook.reason))"
    }
  }

  private static func reason(_ reason: RunOutlook.Reason) -> String {
    switch reason {
    case .notFinite(let step): "from step \(step) on there are numbers that are not finite."
    case .falls(let course):
      "the loss falls from \(figure(course.beginning)) to \(figure(course.last))\(noise(course))."
    case .fallsToConstant(let course):
      "the loss falls from \(figure(course.beginning)) to \(figure(course.last)) and stays there, with outputs that "
        + "are nearly the same for every sample."
    case .fallsInPart(let course):
      "the loss falls from \(figure(course.beginning)) to \(figure(course.last)) and stays there, and the first layers get "
        + "next to nothing of the error."
    case .fallsAtFirst(let course):
      "the loss falls from \(figure(course.beginning)) to \(figure(course.last)) at the beginning and stays there\(noise(course))."
    case .creeps(let course):
      "the loss falls from \(figure(course.beginning)) to \(figure(course.last)) alone\(noise(course))."
    case .stays(let course):
      "the loss does not fall (\(figure(course.beginning)) at the beginning, \(figure(course.last)) at the "
        + "end\(noise(course)))."
    case .rises(let course):
      "the loss rises from \(figure(course.first)) to \(figure(course.last))\(noise(course))."
    case .tooFew(let count):
      "there \(count == 1 ? "is 1 loss" : "are \(count) losses") so far, and \(LossCourse.fewest) tell "
        + "whether it falls."
    case .noLoss:
      "the run has no loss. gradlab_watch sees it where backward is called on a single number."
    }
  }

  private static func noise(_ course: LossCourse) -> String {
    course.noise > 0 ? "; its noise is \(figure(course.noise, digits: 2))" : ""
  }
}
