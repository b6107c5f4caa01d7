import CommandKit
import Diagnostics
import Documents
import Engine
import Lab

// What try= gives: the network trained as it is and with each remedy, ranked.
extension DiagnoseVerb {
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

  /// The network as it is and with each remedy, trained over the seeds, best first.
  static func rank(
    _ network: Network, _ remedies: [Remedy], _ data: DataSet, _ options: TrainingOptions, _ variant: Variant
  ) throws(Failure) -> [Trial] {
    struct Candidate: Sendable {
      let remedy: Remedy?
      let description: NetworkDescription
      let options: TrainingOptions
    }
    let steps = options.steps(on: data)
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

  // MARK: The table

  private static func cell(_ effect: Effect) -> Table.Cell {
    switch effect {
    case .helps: "\("helps", .good)"
    case .helpsMostly: "\("helps mostly", .good)"
    case .none: "\("no help", .dim)"
    }
  }

  static func table(_ details: Details) -> Table {
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
