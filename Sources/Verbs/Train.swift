import CommandKit
import Documents
import Engine
import Lab

extension Verb {
  static let train = Verb(
    Declaration(
      .verb, "train", group: "train",
      summary: "Makes a loss small, step by step, and shows how that went.",
      discussion: [
        "train NAME changes what the name holds; stopped by Ctrl-C it keeps its finished epochs, and the same line does the rest. Training anything else, or a comparison, changes no name: the trained networks are it.net.",
        "loss is the loss on all samples after the last epoch; losses[k] the mean over epoch k's steps, each before its update.",
      ],
      parameters: [
        .network,
        Parameter("epochs", [.wholeNumber], default: 100, unit: "epochs", range: .from(1), "further epochs"),
        Parameter(
          "with", [.optimizer], default: .made("adam", [0.001]), "the optimizer, the rate its first value"),
        Parameter(
          "batch", [.wholeNumber], default: .absent, unit: "samples", range: .from(1),
          "samples a step; all of them if left out"),
        .loss,
        Parameter("clip", [.clip], default: .none, "a limit on the gradients"),
        Parameter("weights", [.classWeights], default: .absent, "a weight for each class: by_class(1, 10)"),
        Parameter(
          "validation", [.data, .number], default: .absent,
          "data looked at after each epoch, or a share of the samples to hold out"),
        Parameter(
          "stop", [.wholeNumber], default: .absent, unit: "epochs", range: .from(1),
          "end after so many epochs without improvement"),
        Parameter(
          "every", [.wholeNumber], default: .absent, unit: "epochs", range: .from(1),
          "print the loss every so many epochs"),
        Parameter(
          "watch", [.word], isWord: true, default: .absent, choices: ["gradients"],
          "redraw each layer's gradient while it trains, and keep it: it.gradients"),
        .on, .seeds,
      ],
      examples: [
        Example("train 2 * dense(8, relu) -> dense(1, sigmoid) epochs=5"),
        Example(
          "train deep epochs=5 with=sgd(0.1, momentum=0.9) batch=100",
          setup: ["deep = dense(8, tanh) -> dense(1, sigmoid)"]),
      ],
      foreignSpellings: .optimizer + [
        ForeignSpelling("batch_size", "batch=$", .keyIs("batch")),
        ForeignSpelling("validation_data", "validation=$", .keyIs("validation")),
        ForeignSpelling("validation_split", "validation=$", .keyIs("validation")),
        ForeignSpelling("patience", "stop=$", .keyIs("stop")),
        ForeignSpelling("class_weight", "weights=$", .keyIs("weights")),
        ForeignSpelling("clipnorm", "clip=by_norm($)", .clipIsValue),
        ForeignSpelling("clipvalue", "clip=by_value($)", .clipIsValue),
        ForeignSpelling("data", "on=$", .keyOfDataIs("on")),
      ]),
    measuring: Measuring(
      measure: { (variant) throws(Failure) in try TrainVerb.measure(variant) },
      commit: TrainVerb.commit,
      keepsFinishedWork: true,
      isCutShort: { $0.history.end == .interrupted },
      show: TrainVerb.show),
    fields: [
      "loss": "the loss on all samples after the last epoch",
      "losses": "by epoch the mean loss of its steps, each before its update",
      "accuracy": "the share of samples whose class is right, from 0 to 1",
      "held_out": "loss, losses and accuracy on the held-out samples",
      "movement": "by layer how far its weights moved, relative to where they began",
      "gradient_norms": "by epoch the norm of all gradients together, averaged over its steps",
      "gradients": "by layer and epoch the RMS of its weight gradient, with watch=gradients",
      "epochs": "how many were trained",
      "net": "the trained network",
    ])
}

/// The measurement behind `train`.
enum TrainVerb {
  /// What the picture needs beyond the fields.
  struct Details: LayeredDetails {
    let history: TrainingHistory
    let every: Int?
    let epochsAsked: Int
    /// Those of earlier trainings.
    let epochsBefore: Int
    /// The loss of someone who knows only how often each label occurs; `nil` where the labels are no classes.
    let entropy: Double?
    let layerNames: [String]
  }

  static func measure(_ variant: Variant) throws(Failure) -> Measurement<Details> {
    let data = try variant.data("on")
    let batch = try variant.optionalInteger("batch")
    var holdsOut = false
    if case .number? = variant.element("validation") { holdsOut = true }
    let network = try variant.network(drawsOrder: (batch ?? data.count) < data.count || holdsOut)
    var options = TrainingOptions(optimizer: try variant.optimizer("with"))
    options.epochs = try variant.integer("epochs")
    if let rest = network.unfinished, rest.statement == variant.statement { options.epochs = rest.epochsLeft }
    options.batch = batch
    options.loss = try variant.loss("loss")
    options.clip = try variant.clip("clip")
    options.classWeights = try classWeights(variant, data)
    if options.classWeights != nil, options.loss != nil {
      throw Failure(VerbMessage.lossHasItsOwnWeights, at: variant.place("weights"))
    }
    options.patience = try variant.optionalInteger("stop")
    options.watchesGradients = try variant.optionalText("watch") == "gradients"
    var training = data
    switch variant.element("validation") {
    case .data(let validation)?: options.validation = validation
    case .number(let share)?:
      do throws(InvalidArgument) {
        training = try Engine.split(data, test: share, seed: network.state?.seed ?? network.seed)
      } catch { throw Failure(error.reason, at: variant.place("validation")) }
    default: break
    }
    let epochs = options.epochs
    let watcher = options.watchesGradients ? GradientWatch(network.description) : nil
    let start = try network.started(on: training, at: variant.place("net"))
    let (state, history) = try EngineWork.run(variant.place("net")) { () throws(EngineError) in
      try Engine.train(
        start, network.description, on: training, options, precision: variant.precision,
        threads: variant.context.threads, shouldStop: variant.context.shouldStop
      ) { report in
        variant.context.progress(
          WorkReport(
            label: HeadingMessage.training.string, done: report.epoch, total: epochs,
            picture: watcher?.picture(after: report)))
      }
    }
    if history.end == .interrupted, !variant.keepsFinishedWork || history.epochs == 0 { throw .interrupted }
    var trained = network
    trained.state = state
    trained.input = SampleShape(data.sampleShape)
    trained.unfinished =
      history.end == .interrupted && history.epochs < epochs
      ? UnfinishedTraining(statement: variant.statement, epochsLeft: epochs - history.epochs) : nil
    return measurement(
      history, trained, every: try variant.optionalInteger("every"), epochs, before: start.epochs, training)
  }

  private static func measurement(
    _ history: TrainingHistory, _ net: Network, every: Int?, _ epochsAsked: Int, before: Int,
    _ data: DataSet
  ) -> Measurement<Details> {
    var fields: NamedList<Element> = ["loss": .number(history.loss)]
    fields["losses"] = .series(Series("epoch", history.losses))
    if let accuracy = history.accuracy { fields["accuracy"] = .number(accuracy) }
    if let loss = history.heldOutLoss {
      var heldOut: NamedList<Element> = ["loss": .number(loss)]
      if let accuracy = history.heldOutAccuracy { heldOut["accuracy"] = .number(accuracy) }
      heldOut["losses"] = .series(Series("epoch", history.heldOutLosses))
      fields["held_out"] = .record(Record(verb: "train", fields: heldOut))
    }
    fields["movement"] = .series(Series("layer", history.movement.map { $0 ?? .nan }))
    fields["gradient_norms"] = .series(Series("epoch", history.gradientNorms))
    if !history.layerGradients.isEmpty {
      let layers = history.layerGradients[0].indices
      fields["gradients"] = .series(
        Series("layer", "epoch", layers.map { layer in history.layerGradients.map { $0[layer] ?? .nan } }))
    }
    fields["epochs"] = .number(Double(history.epochs))
    fields["net"] = .network(net)
    let isClassified = data.classCount != nil
    return Measurement(
      fields: fields,
      details: Details(
        history: history, every: every, epochsAsked: epochsAsked, epochsBefore: before,
        entropy: isClassified ? data.entropy : nil, layerNames: net.description.layerNames))
  }

  private static func classWeights(_ variant: Variant, _ data: DataSet) throws(Failure) -> [Double]? {
    guard let weights = try variant.classWeights("weights") else { return nil }
    guard weights.count == data.classCount else {
      throw Failure(
        VerbMessage.otherCountOfWeights(
          weights: weights.count, classes: data.classCount ?? 0, data: data.description),
        at: variant.place("weights"))
    }
    return weights
  }

  // MARK: Afterwards

  /// `train NAME` keeps what was trained under the name.
  static let commit: @Sendable (inout StatementExecution, Invocation, Value) -> [String] = {
    execution, invocation, value in
    guard let name = invocation.name("net"), case .record(let record)? = value.single,
      case .network(let network)? = record.fields["net"],
      case .value(let held)? = execution.state.bindings[name.text],
      held.axes.isEmpty
    else { return [] }
    var trained = Value(.network(network))
    trained.source = held.source
    execution.state.bindings[name.text] = .value(trained)
    return [name.text]
  }
}

extension NetworkDescription {
  /// Its numbered layers as tables call them: "dense 64 sigmoid", "lstm 16 forget_bias=3".
  var layerNames: [String] {
    layers.flatMap { layer -> [String] in
      if let inner = layer.product.inner { return inner.layerNames }
      let words = layer.parameters.indices.compactMap { place -> String? in
        let (argument, parameter) = (layer.arguments[place], layer.parameters[place])
        if argument.isDefault(of: parameter) { return nil }
        return parameter.isKeyed ? "\(parameter.name)=\(argument)" : "\(argument)"
      }
      return [([layer.name] + words.prefix(2)).joined(separator: " ")]
    }
  }
}
