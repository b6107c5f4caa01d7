import CommandKit
import Diagnostics
import Documents
import Engine
import Lab
import Messages

extension Verb {
  static let diagnose = Verb(
    Declaration(
      .verb, "diagnose", group: "see",
      summary: "Says whether a network trains, what fails if not, how that is known, and what to try.",
      discussion: [
        "Whether it trains is foretold: a tenth of the steps that with=, epochs= and batch= ask for is taken on a copy (a quarter, where that is not plain), and what the outputs explain of the labels by then, and how that grows, tells the rest. Constant outputs explain 0 and right ones 1; a network trains if its loss comes below half the loss of someone who knows only how often each label occurs.",
        "What fails is looked for in three questions: do the samples stay apart, does the error arrive, do the layers move?",
        "try=all trains the network as it is, at a tenth and ten times its rate, and with each remedy, briefly, over five seeds on the same data, and ranks them by their median loss: so the remedies which do not help are seen not to help. A network that has its weights goes on from them; a change of the network itself begins anew.",
      ],
      parameters: [
        .networkOrRun,
        Parameter(
          "try", [.word], isWord: true, default: .absent, choices: ["all", "best"],
          "train remedies: all, or those that aim at what was found"),
        Parameter("with", [.optimizer], default: .made("adam", [0.01]), "the optimizer of those trainings"),
        Parameter(
          "epochs", [.wholeNumber], default: 30, unit: "epochs", range: .from(1), "how long they take"),
        Parameter(
          "batch", [.wholeNumber], default: .absent, unit: "samples", range: .from(1), "samples a step"),
        .on, .seeds,
      ],
      examples: [Example("diagnose 20 * dense(64, sigmoid) -> dense(1, sigmoid)")],
      foreignSpellings: .optimizer),
    measuring: Measuring(
      measure: { (v) throws(Failure) in try DiagnoseVerb.measure(v) }, show: DiagnoseVerb.show),
    ofRuns: DiagnoseOfRun.measuring,
    fields: [
      "trains": "whether it trains with that optimizer in those epochs: yes, no or unsure",
      "cause": "what is wrong, in a word; healthy where it trains",
      "explained": "by step, of the first ones, what of the labels the outputs explain, 1 at most",
      "where": "the layer where that shows, from 1",
      "module": "of a run: the module where that shows",
      "since": "of a run: the step from which on that is so",
      "remedy": "what to try first; with try= the best of those that help",
      "remedies":
        "with try=: by remedy loss, smallest, largest, accuracy, seeds, and with how many of them it is below the network as it is",
    ])
}

enum DiagnoseVerb {
  struct Details: Sendable {
    let diagnosis: Diagnosis
    /// The remedies that aim at it and that change something here, best first.
    let remedies: [Remedy]
    /// With try=.
    let trials: RemedyTrials?
  }

  static func measure(_ variant: Variant) throws(Failure) -> Measurement<Details> {
    let data = try variant.data("on")
    let options = try options(variant)
    let network = try variant.network(drawsOrder: (options.batch ?? data.count) < data.count)
    let start = try network.started(on: data, at: variant.place("net"))
    let diagnosis = try EngineWork.run(variant.place("net")) { () throws(EngineError) in
      try examine(network.description, start, data, options, variant)
    }
    let setup = TrainingSetup(network.description, on: data, options)
    // Inputs of another size than first weights are made for are the first thing to mend, whatever else is found.
    let aiming = [.standardize] + diagnosis.remedies.filter { $0 != .standardize }
    let asked = aiming.filter { $0.applied(to: setup) != nil }
    var trials: RemedyTrials?
    if let wanted = try variant.optionalText("try") {
      let remedies = wanted == "all" ? Remedy.allCases.filter { !$0.isCostly || asked.contains($0) } : asked
      trials = try RemedyTrials(network, remedies, setup, variant)
    }
    var fields: NamedList<Element> = ["cause": .text(diagnosis.cause.rawValue)]
    fields["trains"] = .text((diagnosis.outlook?.answer ?? .no).rawValue)
    if let outlook = diagnosis.outlook {
      fields["explained"] = .series(Series("step", outlook.steps.map(\.explained)))
    }
    if let layer = diagnosis.layer { fields["where"] = .number(Double(layer + 1)) }
    // One that was seen not to help is not advised.
    if let best = trials.map(\.best) ?? asked.first { fields["remedy"] = .text(best.rawValue) }
    if let trials { fields["remedies"] = .record(trials.record) }
    return Measurement(
      fields: fields,
      details: Details(
        diagnosis: diagnosis, remedies: asked, trials: trials))
  }

  /// What one pass shows, and what the optimizer's rate and epsilon mean for it.
  private static func examine(
    _ description: NetworkDescription, _ start: NetworkState, _ data: DataSet, _ options: TrainingOptions,
    _ variant: Variant
  ) throws(EngineError) -> Diagnosis {
    let probe = try Diagnostics.Probe(
      description, start, on: data, precision: variant.precision, threads: variant.context.threads,
      shouldStop: variant.context.shouldStop)
    guard probe.loss.isFinite else { return Diagnosis(probe) }
    let outlook = try Outlook(
      probe, description, start, on: data, options, threads: variant.context.threads,
      shouldStop: variant.context.shouldStop)
    // Only a rule that takes the gradient as it is has a bound on its rate.
    let curvature =
      options.optimizer.product.descentMomentum == nil
      ? nil
      : try Curvature(description, start, on: data, shouldStop: variant.context.shouldStop)
    return Diagnosis(probe, outlook, optimizer: options.optimizer, curvature: curvature)
  }

  private static func options(_ variant: Variant) throws(Failure) -> TrainingOptions {
    var options = TrainingOptions(optimizer: try variant.optimizer("with"))
    options.epochs = try variant.integer("epochs")
    options.batch = try variant.optionalInteger("batch")
    return options
  }

  // MARK: The picture

  @Sendable static func show(_ measured: Measured<Details>) -> Document {
    var blocks: [Block] = []
    for (index, details) in measured.all.map(\.details).enumerated() {
      if !measured.value.axes.isEmpty {
        blocks.append(.heading(Text(measured.value.label(index)), level: 3))
      }
      blocks += details.diagnosis.paragraphs(in: .current).map { .paragraph(Text($0)) }
      if let trials = details.trials {
        blocks.append(.table(trials.table))
      } else if !details.remedies.isEmpty {
        blocks.append(.paragraph(TrialMessage.whatToTry.text))
        blocks.append(
          .bullets(
            details.remedies.map {
              "\($0.rawValue, .strong)\(DisplayLanguage.current.colon)\($0.action.words(in: .current))"
            }))
        let line = measured.line(measured.invocation.declaration, more: [("try", "all")])
        blocks.append(.aside(.suggestion, [.paragraph("\(line, .code)")]))
      }
    }
    return Document(blocks)
  }
}
