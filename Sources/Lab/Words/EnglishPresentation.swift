/// What stands around values, in English.
enum EnglishPresentation {
  static func words(_ message: PresentationMessage) -> String {
    switch message {
    case .field: "field"
    case .value: "value"
    case .variant: "variant"
    case .result(let verb): "The result of \(verb)"
    case .axis(let name): name

    case .numbersAlong(let axes, let count): "\(count) numbers, one for each \(axes)."
    case .numbersBy(let axes, let counts): "\(counts) numbers by \(axes)"
    case .variants(let counts): "\(counts) variants"
    case .layers(let count): counted(count, "layer")
    case .epochs(let count): counted(count, "epoch")
    case .withWeights(0): "with its weights"
    case .withWeights(let epochs): "with its weights, \(counted(epochs, "epoch")) behind it"
    case .untrained(let seed, let draw): "seed \(seed), draw \(draw), untrained"
    case .samples(let count): "\(count) samples"
    case .sample(let steps, let features, let labels):
      (steps.map { "\($0) steps of " } ?? "") + (features.map { counted($0, "feature") } ?? "")
        + " → \(words(labels))"
    case .heldOut(let count): "\(count) samples held out"
    case .described(let subject, let facts): "\(subject): \(facts.joined(separator: ", "))"

    case .sideBySide(let work, let count, let what): "\(work ?? "measuring") \(count) \(what.rawValue)"
    case .tensors: "tensors"
    case .stopping: "stopping, and keeping what is finished"
    case .bringingBack(let statement, let count, let work): "bringing back \(statement) of \(count): \(work)"
    }
  }

  private static func words(_ labels: PresentationMessage.Labels) -> String {
    switch labels {
    case .ones(let ones): "1 label, \(ones) ones"
    case .classes(let count): "\(count) classes"
    case .values(let count): counted(count, "value")
    }
  }

  private static func counted(_ count: Int, _ noun: String) -> String {
    "\(count) \(noun)\(count == 1 ? "" : "s")"
  }
}
