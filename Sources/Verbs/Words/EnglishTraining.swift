import Documents
import Engine

/// What is said of trainings, remedies and answers, in English.
enum EnglishTraining {
  static func text(_ message: TrainingMessage) -> Text {
    switch message {
    case .reached(let loss, let epochs): "loss \(loss, .strong) after \(counted(epochs))"
    case .accuracy(let accuracy): "accuracy \(accuracy, .strong, format: .percent(1))"
    case .heldOut(let loss, let accuracy):
      "held out: loss \(loss, .strong)"
        + (accuracy.map { ", accuracy \($0, .strong, format: .percent(1))" } ?? "")
    case .behind(let name, let epochs): "\(name ?? "the network") has \(counted(epochs), .strong) behind it"
    case .stoppedEarly: "stopped: no improvement any more"
    case .stoppedBeforeMeasuring: "stopped before it was measured once more; all epochs are kept"
    case .stopped(let epoch, let all):
      "stopped after epoch \(String(epoch), .strong) of \(String(all)), which are kept; the same line does the rest"
    case .knowsFrequenciesAlone(let entropy):
      "A loss of \(entropy, .strong, format: .fixed(4)) is what one gets who knows only how often each label occurs."
    case .notFinite(let direction, let layer, let epoch, let step):
      "Not a finite number any more: first \(place(direction, layer)), epoch \(String(epoch)), step \(String(step)). A smaller rate or clip=by_norm(1) may prevent that."
    case .someNotFinite(let count, let all):
      "\(String(count)) of \(String(all)) ended in numbers that are not finite."
    case .watched(let epoch, let loss): "epoch \(String(epoch), .strong) · loss \(loss, .strong)"
    case .medianOver(let seeds): "median (smallest–largest) over \(seeds) seeds"
    case .rangeOver(let seeds): "range over \(seeds) seeds"
    case .bestOfColumn: "★ the best of its column"
    case .fromTo(let lower, let upper): "\(lower) to \(upper)"
    }
  }

  private static func place(_ direction: NonFinite.Direction, _ layer: TrainingMessage.Layer?) -> String {
    let layer = layer.map { "layer \($0.number) (\($0.name ?? "layer"))" } ?? "a layer"
    return switch direction {
    case .forward: "in the output of \(layer)"
    case .loss: "in the loss"
    case .backward: "in the gradient of \(layer)"
    case .update: "in the weights of \(layer), after their update"
    }
  }

  static func text(_ message: TrialMessage) -> Text {
    switch message {
    case .whatToTry: "What to try:"
    case .losses(let areHeldOut, let epochs, let seeds):
      "\(areHeldOut ? "held-out loss" : "loss") after \(epochs) epochs, median (smallest–largest) over \(seeds) seeds; one thing changes in each row"
    case .oneNumberRows: "rows of one number go on from the network's weights, where nothing is drawn"
    case .anew: "* begins anew: the change is of the network, and its weights do not fit it"
    case .helps(let entropy):
      "helps: a twentieth below the best seed of the network as it is\(entropy.map { ", and below \(NumberFormat.fixed(4).string($0))" } ?? ""), with every seed; mostly: with most of them"
    case .idle(let remedies): "did not act, so that nothing changed: \(remedies.joined(separator: ", "))"
    case .noneHelps: "none of them helps"
    case .bestRate(let name, let loss):
      "at its own best rate of the three tried (\(name, .strong)) the network as it is comes to \(loss, .code): what stands below that row does less than another rate"
    case .entropy(let entropy):
      "\(entropy, .code, format: .fixed(4)): the loss of someone who knows only how often each label occurs"
    }
  }

  static func text(_ message: EvaluationMessage) -> Text {
    switch message {
    case .loss(let loss): "loss \(loss, .strong)"
    case .shares(let accuracy, let balanced, let precision, let recall, let f1):
      "accuracy \(accuracy, .strong, format: .percent(1)) · balanced accuracy \(balanced, .strong, format: .percent(1)) · precision \(precision, .strong, format: .percent(1)) · recall \(recall, .strong, format: .percent(1)) · f1 \(f1, .strong)"
    case .commonestClass(let share):
      "Always giving the commonest class is right in \(share, .strong, format: .percent(1)) of the cases: this accuracy says nothing."
    }
  }

  private static func counted(_ epochs: Int) -> String { "\(epochs) epoch\(epochs == 1 ? "" : "s")" }
}
