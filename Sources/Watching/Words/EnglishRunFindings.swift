import Diagnostics

/// What a run's findings and remedies say, in English.
enum EnglishRunFindings: EnglishFigures {
  static func words(_ finding: RunFinding) -> String {
    switch finding {
    case .notFiniteForward(let at, let step, let count):
      "Not finite: at step \(step) \(place(at)) is the first to give a NaN or an infinity (\(figure(count)) of them), "
        + "though its weights are finite; what follows is worthless."
    case .brokenWeights(let at, let step, let count):
      "Not finite: at step \(step) \(figure(count)) of the weights of \(place(at)) are NaNs or infinities themselves, as "
        + "after a step that went too far; it is the first in the order of the calls."
    case .brokenEverywhere(let modules, let all, let after, let step):
      "Not finite: at step \(step) the weights of \(modules) of \(all) modules are NaNs or infinities"
        + (after.map { after in
          step - after > 1
            ? ", and at step \(after) none were: a step between them has broken them, and where it began can't be told"
            : "; at step \(after) none were"
        } ?? "") + "."
    case .notFiniteBackward(let at, let step):
      "Not finite: at step \(step) all is well going forward; going back, the gradient is no longer finite at \(place(at))."
    case .notFiniteLoss(let step):
      "Not finite: at step \(step) all outputs are finite and the loss is not."
    case .deadLayer(let at, let behind, let others, let since):
      "Dead: no unit of \(place(at))\(self.behind(behind)) gives anything for any sample\(with(others, "more activation"))\(from(since)), so "
        + "nothing passes it in either direction."
    case .deadUnits(let at, let behind, let share, let others, let since):
      "Dead units: \(percent(share)) of the units of \(place(at))\(self.behind(behind)) give 0 for every sample\(from(since))"
        + "\(with(others, "more activation", ", and more than half of those of ")), and so get no gradient."
    case .saturated(let at, let share, let others, let since):
      "Saturated: \(percent(share)) of the slopes of \(place(at)) are below a twentieth of the largest\(from(since))"
        + "\(with(others, "more activation", ", and so it is in "))."
    case .saturatedGate(let at, let gate, let share, let since):
      "Saturated gates: \(percent(share)) of the slopes of the \(gate) gate of \(place(at)) are below a twentieth of the "
        + "largest\(from(since)): what the gate does hardly depends on what comes in."
    case .oneTooLarge(let at, let gain, let usual):
      "One module's weights are too large: those of \(place(at)) began with √(fan in) × deviation = \(figure(gain)), "
        + "where its like have \(figure(usual)); what it gives is as many times too large."
    case .offScale(let at, let gain, let count):
      "Weights that began too \(gain > 1 ? "large" : "small"): √(fan in) × deviation is \(figure(gain)) in \(place(at)), "
        + "the median of \(count); what keeps signals is 1 to 1.4, and PyTorch's own beginning is 0.58."
    case .noGradient(let at, let others, let since):
      "No gradient: the weights of \(place(at))\(with(others, "module", " and of ", " further back")) get a gradient of "
        + "exactly 0\(from(since))."
    case .underflow(let at, let share, let since):
      "Underflow: \(percent(share)) of the entries of the gradient of \(place(at)) are exactly 0\(from(since))."
    case .outputsAlike(let at, let spread, let since):
      "Samples alike: what \(place(at)) gives at the end hardly depends on the sample: its spread over them is "
        + "\(figure(spread)) of its size\(from(since))."
    case .path(let path): self.path(path)
    case .stepsTooLong(let at, let step, let number, let jump):
      "Steps too long: at step \(number) the weights of \(place(at)) change by \(figure(step)) of their size, and those of "
        + "most modules by more than a tenth; a thousandth is usual."
        + (jump.map { " The loss jumps at step \($0)." } ?? "")
    case .stepsTooShort(let at, let step, let moved, let steps):
      "Steps too short: one changes the weights of \(place(at)), where it is longest, by \(figure(step)) of their size; all "
        + "\(steps) steps together come to \(figure(moved)) at most."
    case .stepsVanish(let at, let step, let since):
      "Steps too short at the end\(from(since)): the median one changes the weights of \(place(at)) by \(figure(step)) of their size, "
        + "which eight digits hardly hold."
    case .unmoved(let at, let others, isCutOff: false):
      "No optimizer moves them: the weights of \(place(at))\(with(others, "module", " and of ", " more")) get gradients, and no "
        + "step of the run changes them."
    case .unmoved(let at, let others, isCutOff: true):
      "What is cut off does not move: no step of the run changes the weights of "
        + "\(place(at))\(with(others, "module", " and of ", " more"))."
    case .lossJumps(let from, let to, let number):
      "A step too far: at step \(number) the loss jumps from \(figure(from)) to \(figure(to))."
    case .normBehind(let at, let blocks, let rate):
      "Normalisation behind the addition, without warm-up: in \(blocks) blocks with attention, from \(at.name) on, the "
        + "normalisation is the last of a block, and the rate is \(figure(rate)) from the first step on, when the "
        + "gradients of the last blocks are largest."
    }
  }

  // MARK: Depth

  private static func path(_ path: RunPath) -> String {
    let each = path.series == nil ? "layer" : "block"
    let back =
      "Going back, each \(each) multiplies the error signal by \(factorFigure(path.factor)): of what reaches "
      + "\(path.last.name), \(figure(path.arrives)) is at \(path.first.name)"
    let begins = path.begin == path.first ? "" : ", and it shows from \(path.begin.name) on"
    let (what, ends) =
      path.series == nil
      ? ("outputs", "\(path.first.name) to \(path.last.name)")
      : ("a block's largest outputs", "the first block to the last")
    let sizes =
      path.growth.map {
        " Going forward, \(what) \($0 < 1 ? "shrink to" : "grow to") \(figure($0)) of their size from \(ends)"
      } ?? ""
    let spreads = path.spread.map { ", and the spread of the samples to \(figure($0)) of what it was" } ?? ""
    let forward = sizes + spreads + (sizes.isEmpty ? "" : ".")
    let heading =
      switch path.cause {
      case .vanishing?: "Vanishing, both ways"
      case .vanishingBackward?: "Vanishing, going back"
      case .vanishingForward?: "Vanishing, going forward"
      case .exploding?: "Exploding, both ways"
      case .explodingBackward?: "Exploding, going back"
      case .explodingForward?: "Exploding, going forward"
      default: "Over the depth"
      }
    return "\(heading)\(from(path.since)). \(back)\(begins).\(forward)"
  }

  // MARK: Answers

  static func words(_ answer: RunAnswer) -> String {
    switch answer {
    case .apart(let first, let spread, let last, let lastSpread):
      "the spread of the samples is \(figure(spread)) of the size at \(first.name), and \(figure(lastSpread)) at "
        + "\(last.name)."
    case .arrives(let path, let recurrent):
      "of what reaches \(path.last.name), \(figure(path.arrives)) is at \(path.first.name) "
        + "(×\(factorFigure(path.factor)) a \(path.series == nil ? "layer" : "block"))\(time(recurrent))."
    case .reaches(let first, let signal, let recurrent):
      "the error signal is \(figure(signal)) at \(first.name)\(time(recurrent))."
    case .moves(let typical, let least, let smallest, let most, let largest):
      "a step changes weights by \(figure(typical)) of their size in the median module, from \(figure(smallest)) in "
        + "\(least.name) to \(figure(largest)) in \(most.name)."
    case .unseen(_, let modules):
      "no call of a module was seen, though \(counted(modules, "module")) \(modules == 1 ? "has" : "have") gradients. What is "
        + "measured is what the model does in training: call model.train() before the steps."
    case .unknown: "the run does not have the figures that would tell."
    }
  }

  static func words(_ question: RunFinding.Question) -> String {
    switch question {
    case .apart: "Do the samples stay apart?"
    case .arrives: "Does the error arrive?"
    case .moves: "Do the layers move?"
    }
  }

  static func words(_ change: RunChange) -> String {
    let what =
      switch change.figure {
      case .size: "outputs"
      case .signal: "error signals"
      case .gradient: "weight gradients"
      default: "steps"
      }
    return
      "From step \(change.step) on \(what) are \(figure(change.after, digits: 2)) in the median module, and were "
      + "\(figure(change.before, digits: 2)) before."
  }

  static func words(_ theory: RunTheory) -> String {
    "Of \(theory.layers) layers with weights of these sizes and \(theory.activation), wide-network theory predicts "
      + "×\(factorFigure(theory.predicted)) a layer going back at the first step; measured is "
      + "×\(factorFigure(theory.measured))."
  }

  // MARK: Remedies

  static func words(_ remedy: RunRemedy) -> String {
    switch remedy {
    case .lowerRate: "a tenth of the learning rate: lr=… in the optimizer"
    case .raiseRate: "ten times the learning rate, and ten times that"
    case .warmUp:
      "a rate that rises over the first steps: torch.optim.lr_scheduler.LinearLR(optimizer, start_factor=0.01, "
        + "total_iters=500), or SequentialLR with what follows"
    case .clipNorm:
      "torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0) between backward and step"
    case .adam: "torch.optim.AdamW(model.parameters(), lr=1e-3), whose steps do not shrink with the gradients"
    case .heWeights:
      "nn.init.kaiming_normal_(m.weight, nonlinearity=\"relu\") in front of relu and its like"
    case .xavierWeights:
      "nn.init.xavier_normal_(m.weight, gain=nn.init.calculate_gain(\"tanh\")) in front of tanh"
    case .giveOptimizer:
      "the optimizer made of all that is to train, model.parameters(), after the model was built or changed; and that "
        + "optimizer given to watch"
    case .orthogonalWeights: "nn.init.orthogonal_(m.weight, gain=…): no direction is lost"
    case .smallerWeights:
      "nn.init.xavier_normal_(m.weight): smaller weights in front of what is flat at its ends"
    case .resetModule:
      "draw the weights of that module anew: m.reset_parameters(), and look for what scaled them"
    case .recurrentWeights:
      "nn.init.orthogonal_(m.weight_hh_l0) and nn.init.xavier_uniform_(m.weight_ih_l0) for the recurrent module; in a "
        + "cell they are weight_hh and weight_ih"
    case .forgetBias:
      "the bias of the forget gate at 1, the others at 0: in nn.LSTM bias_ih_l0[hidden:2 * hidden] (Gers and others 2000)"
    case .normBefore:
      "nn.BatchNorm or nn.LayerNorm in front of the activation, or at the beginning of a block"
    case .normFirst:
      "the normalisation at the beginning of the branch: x + f(norm(x)); norm_first=True in "
        + "nn.TransformerEncoderLayer"
    case .residual: "a way around each block: x + f(x)"
    case .zeroBranches:
      "branches that begin as nothing: nn.init.zeros_ for the last weights of each residual branch, or for the scale of "
        + "its last normalisation"
    case .leakyRelu: "nn.LeakyReLU(0.01) or nn.GELU in place of nn.ReLU"
    case .gelu: "nn.ReLU, nn.GELU or nn.SiLU in place of what is flat at its ends"
    case .standardize: "inputs with mean 0 and deviation 1"
    case .gradScaler:
      "torch.amp.GradScaler where gradients are float16, or torch.autocast with bfloat16, whose range is float32's"
    case .lossOnLogits:
      "a loss that takes logits: nn.CrossEntropyLoss or nn.BCEWithLogitsLoss in place of a logarithm of one's own"
    case .safeOperations: "log, sqrt and division in that module with a small number added to what they take"
    case .finiteInputs: "torch.isfinite(x).all() for what comes in: a NaN in the data looks the same"
    case .findAnomaly: "torch.autograd.set_detect_anomaly(True) for one step: it names the operation"
    case .everyStep: "watch with every=1: then the module where it begins can be named"
    case .findDetach: "look for detach(), no_grad() or an integer on the way from there to the loss"
    }
  }

  // MARK: Parts of sentences

  /// "blocks.3.attn (Attention)"
  private static func place(_ place: ModulePlace) -> String {
    place.isModel ? place.name : "\(place.name) (\(place.className))"
  }

  private static func behind(_ weights: ModulePlace?) -> String {
    weights.map { ", behind \(place($0))," } ?? ""
  }

  private static func time(_ recurrent: ModulePlace?) -> String {
    recurrent.map { "; the way through time within \(place($0)) is not looked at" } ?? ""
  }

  private static func from(_ since: Since) -> String { since.isStart ? "" : ", from step \(since.step) on" }

  private static func with(
    _ others: Int, _ noun: String, _ before: String = ", nor of ", _ after: String = ""
  ) -> String {
    others > 0 ? "\(before)\(counted(others, noun))\(after)" : ""
  }

  private static func percent(_ share: Double) -> String {
    "\(share > 0.995 && share < 1 ? "over 99" : figure((share * 100).rounded())) %"
  }
}
