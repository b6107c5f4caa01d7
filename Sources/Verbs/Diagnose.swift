import CommandKit
import Diagnostics
import Documents
import Engine
import Lab

extension Verb {
  static let diagnose = Verb(
    Declaration(
      .verb, "diagnose", group: "see",
      summary: "Says what is wrong with a network, how that is known, and what to try.",
      discussion: [
        "try=all trains the network as it is and with each remedy, briefly, over five seeds on the same data, and ranks them by their median loss: so the remedies which do not help are seen not to help."
      ],
      parameters: [
        .network,
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
    fields: [
      "cause": "what is wrong, in a word; healthy where nothing is",
      "where": "the layer where that shows, from 1",
      "remedy": "what to try first",
      "ranking": "with try=: the remedies by their median loss, the best first",
    ])
}

enum DiagnoseVerb {
  struct Details: Sendable {
    let diagnosis: Diagnosis
    /// The remedies that aim at it and that change something here, best first.
    let remedies: [Remedy]
    let ranking: [Trial]
    let epochs: Int
    let seeds: Int
    let optimizer: Optimizer
    /// The loss of someone who knows only how often each label occurs.
    let entropy: Double?
  }

  /// A network trained with one change, over several seeds.
  struct Trial: Sendable {
    /// `nil`: the network as it is.
    let remedy: Remedy?
    let losses: Summary
    let accuracies: Summary

    var name: String { remedy?.rawValue ?? "as it is" }
  }

  /// What a remedy did, beyond what the seeds alone do.
  enum Effect: String {
    /// It stays below every seed of the network as it is, with every seed of its own or in the median.
    case helps, helpsMostly, none
  }

  static let seeds = 5

  static func measure(_ variant: Variant) throws(Failure) -> Measurement<Details> {
    let network = try variant.network()
    let data = try variant.data("on")
    let options = try options(variant)
    let start = try network.started(on: data, at: variant.place("net"))
    let diagnosis = try EngineWork.run(variant.place("net")) { () throws(EngineError) in
      try examine(network.description, start, data, options, variant)
    }
    let steps = steps(options, data)
    let asked = diagnosis.remedies.filter {
      $0.applied(to: network.description, options, steps: steps) != nil
    }
    var ranking: [Trial] = []
    if let wanted = try variant.optionalText("try") {
      let remedies =
        wanted == "all"
        ? Remedy.allCases.filter { !$0.isCostly || asked.contains($0) } : asked
      ranking = try rank(network, remedies, data, options, variant)
    }
    var fields: NamedList<Element> = ["cause": .text(diagnosis.cause.rawValue)]
    if let layer = diagnosis.layer { fields["where"] = .number(Double(layer + 1)) }
    if let best = ranking.lazy.compactMap(\.remedy).first ?? asked.first {
      fields["remedy"] = .text(best.rawValue)
    }
    if !ranking.isEmpty { fields["ranking"] = .text(ranking.map(\.name).joined(separator: ", ")) }
    return Measurement(
      fields: fields,
      details: Details(
        diagnosis: diagnosis, remedies: asked, ranking: ranking, epochs: options.epochs, seeds: seeds,
        optimizer: options.optimizer,
        entropy: data.classCount == nil ? nil : data.entropy))
  }

  /// What one pass shows, and what the optimizer's rate and epsilon mean for it.
  private static func examine(
    _ description: NetworkDescription, _ start: NetworkState, _ data: DataSet, _ options: TrainingOptions,
    _ variant: Variant
  ) throws(EngineError) -> Diagnosis {
    let probe = try Diagnostics.Probe(
      description, start, on: data, precision: variant.precision, threads: variant.context.threads,
      shouldStop: variant.context.shouldStop)
    let found = probe.diagnosis.findings
    guard probe.loss.isFinite else { return Diagnosis(found) }
    // Only a rule that takes the gradient as it is has a bound on its rate.
    let curvature =
      options.optimizer.product.descentMomentum == nil
      ? nil
      : try Curvature(description, start, on: data, shouldStop: variant.context.shouldStop)
    let more = TrainingDiagnosis.findings(
      probe: probe, optimizer: options.optimizer, steps: steps(options, data), curvature: curvature)
    return Diagnosis(more.isEmpty ? found : found.filter { $0.cause != .healthy } + more)
  }

  private static func steps(_ options: TrainingOptions, _ data: DataSet) -> Int {
    options.epochs * ((data.count - 1) / (options.batch ?? data.count) + 1)
  }

  private static func options(_ variant: Variant) throws(Failure) -> TrainingOptions {
    var options = TrainingOptions(optimizer: try variant.optimizer("with"))
    options.epochs = try variant.integer("epochs")
    options.batch = try variant.optionalInteger("batch")
    return options
  }

  /// The network as it is and with each remedy, trained over the seeds, best first.
  private static func rank(
    _ network: Network, _ remedies: [Remedy], _ data: DataSet, _ options: TrainingOptions, _ variant: Variant
  ) throws(Failure) -> [Trial] {
    struct Candidate: Sendable {
      let remedy: Remedy?
      let description: NetworkDescription
      let options: TrainingOptions
    }
    let steps = steps(options, data)
    var candidates = [
      Candidate(remedy: nil, description: network.description, options: options)
    ]
    for remedy in remedies {
      if let (description, options) = remedy.applied(to: network.description, options, steps: steps) {
        candidates.append(
          Candidate(remedy: remedy, description: description, options: options))
      }
    }
    let all = candidates
    let runs = try sideBySide(all.count * seeds, variant.context, label: "networks") {
      (index, own) throws(Failure) in
      let candidate = all[index / seeds]
      return try EngineWork.run(variant.place("net")) { () throws(EngineError) -> TrainingHistory in
        let start = try NetworkState.initial(
          candidate.description, input: SampleShape(data.sampleShape),
          seed: network.seed + UInt64(index % seeds))
        let (_, history) = try Engine.train(
          start, candidate.description, on: data, candidate.options, precision: variant.precision, threads: 1,
          shouldStop: own.shouldStop
        ) { own.progress(WorkReport(label: "training", done: $0.epoch, total: candidate.options.epochs)) }
        if history.end == .interrupted { throw .stopped }
        return history
      }
    }
    let trials = all.enumerated().map { place, candidate in
      let own = runs[(place * seeds)..<((place + 1) * seeds)]
      return Trial(
        remedy: candidate.remedy,
        losses: Summary(own.map { $0.heldOutLoss ?? $0.loss }),
        accuracies: Summary(own.compactMap { $0.heldOutAccuracy ?? $0.accuracy }))
    }
    return trials.sorted { a, b in
      // What ended in NaN stands last.
      (a.losses.median.isNaN ? .infinity : a.losses.median)
        < (b.losses.median.isNaN ? .infinity : b.losses.median)
    }
  }

  // MARK: The picture

  @Sendable static func show(_ measured: Measured<Details>) -> Document {
    var blocks: [Block] = []
    for (index, details) in measured.all.map(\.details).enumerated() {
      if !measured.value.axes.isEmpty {
        blocks.append(.heading(Text(measured.value.label(index)), level: 3))
      }
      for finding in details.diagnosis.findings {
        blocks.append(.paragraph(Text(finding.words(in: .current))))
      }
      if details.ranking.isEmpty {
        if !details.remedies.isEmpty {
          blocks.append(.paragraph("What aims at it:"))
          blocks.append(
            .bullets(
              details.remedies.map { "\($0.rawValue, .strong): \($0.action.words(in: .current))" }))
          let line = measured.line(measured.invocation.declaration, more: [("try", "all")])
          blocks.append(.aside(.suggestion, [.paragraph("\(line, .code)")]))
        }
      } else {
        blocks.append(.table(table(details)))
      }
    }
    return Document(blocks)
  }

  private static func cell(_ effect: Effect) -> Table.Cell {
    switch effect {
    case .helps: "\("helps", .good)"
    case .helpsMostly: "\("helps mostly", .good)"
    case .none: "\("no help", .dim)"
    }
  }

  private static func table(_ details: Details) -> Table {
    let rows = details.ranking.map { trial -> Table.Row in
      let mark = trial.remedy == nil ? "" : cell(details.effect(of: trial))
      let summary = trial.remedy?.action.words(in: .current) ?? details.optimizer.description
      return Table.Row(
        [
          .text(Text(trial.name, .strong)), trial.losses.cell(.significant(3), isBest: false),
          trial.accuracies.cell(.percent(1), isBest: false), mark, .text(Text(summary, .dim)),
        ], style: trial.remedy == nil ? .accent : [])
    }
    var foot: [Text] = [
      "loss after \(String(details.epochs)) epochs, median [smallest .. largest] over \(String(details.seeds)) seeds",
      "helps: a twentieth below the best seed of the network as it is, with every seed; mostly: in the median",
    ]
    if let entropy = details.entropy {
      foot.append(
        "\(entropy, .code, format: .fixed(4)): the loss of someone who knows only how often each label occurs"
      )
    }
    return Table(
      columns: [
        .init("remedy"), .init("loss", .trailing), .init("accuracy", .trailing, drop: 2), .init(""),
        .init("what it is", drop: 1),
      ], rows: rows, foot: foot, folds: false)
  }
}

extension DiagnoseVerb.Details {
  func effect(of trial: DiagnoseVerb.Trial) -> DiagnoseVerb.Effect {
    let asItIs = ranking.first { $0.remedy == nil }
    guard trial.remedy != nil, let asItIs else { return .none }
    let bar = 0.95 * asItIs.losses.smallest
    if trial.losses.largest < bar { return .helps }
    return trial.losses.median < bar ? .helpsMostly : .none
  }
}
