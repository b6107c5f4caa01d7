import CommandKit
import Diagnostics
import Documents
import Engine
import Lab

/// What try= gives of diagnose: a network trained as it is and with each remedy, the best first.
struct RemedyTrials: Sendable {
  /// A network trained with one change.
  struct Trial: Sendable {
    /// `nil`: the network as it is.
    let remedy: Remedy?
    /// What was trained.
    let setup: TrainingSetup
    /// Whether its weights are drawn although the network has some, which do not fit the change.
    let isAnew: Bool
    let losses: [Double]
    let accuracies: [Double]

    var name: String { remedy?.rawValue ?? "as it is" }
    /// What ended in NaN stands last.
    var rank: Double { losses.contains(where: \.isNaN) ? .infinity : Summary(losses).median }
  }

  /// What a remedy did, beyond what the seeds alone do.
  enum Effect: String {
    /// It stays below every seed of the network as it is, and learns, with every seed of its own or with most.
    case helps, helpsMostly, none
  }

  static let seeds = 5

  /// By the median of the losses, the best first.
  let all: [Trial]
  /// Those that came to the very numbers of the network as it is, as a clip does that no gradient reaches.
  let idle: [Remedy]
  /// The loss of someone who knows only how often each label occurs; `nil` where the labels are no classes.
  let entropy: Double?

  var asItIs: Trial? { all.first { $0.remedy == nil } }

  /// The network as it is, at the best of the rates that were tried.
  var atBestRate: Trial? { all.first { $0.remedy?.isRate ?? true } }

  /// The best of those that help.
  var best: Remedy? { all.lazy.filter { effect(of: $0) != .none }.compactMap(\.remedy).first }

  /// With how many of its seeds a trial is a twentieth below the best seed of the network as it is, and below what is
  /// had without looking at the inputs.
  func below(_ trial: Trial) -> Int {
    let bar = min(0.95 * (asItIs?.losses.filter { !$0.isNaN }.min() ?? .infinity), entropy ?? .infinity)
    return trial.losses.filter { $0 < bar }.count
  }

  func effect(of trial: Trial) -> Effect {
    guard trial.remedy != nil, trial.rank < .infinity else { return .none }
    let count = below(trial)
    return count == trial.losses.count ? .helps : 2 * count > trial.losses.count ? .helpsMostly : .none
  }

  // MARK: Training

  /// Trains the network as it is, at other rates, and with each remedy.
  ///
  /// A network that has its weights goes on from them, unless a change is of the network itself.
  init(_ network: Network, _ remedies: [Remedy], _ setup: TrainingSetup, _ variant: Variant) throws(Failure) {
    struct Candidate: Sendable {
      let remedy: Remedy?
      let setup: TrainingSetup
      /// The weights to begin with, where they are not drawn.
      let state: NetworkState?
      let seeds: Int
    }
    // The network without a cure is shown at its own best rate as well.
    let tried = remedies + Remedy.allCases.filter { $0.isRate && !remedies.contains($0) }
    let setups =
      [(Remedy?.none, setup)]
      + tried.compactMap { remedy in
        remedy.applied(to: setup).map { (remedy, $0) }
      }
    let candidates = setups.map { remedy, changed in
      let state = changed.network == setup.network ? network.state : nil
      let isDrawn = state == nil || changed.draws
      return Candidate(remedy: remedy, setup: changed, state: state, seeds: isDrawn ? Self.seeds : 1)
    }
    let runs = candidates.indices.flatMap { place in
      (0..<candidates[place].seeds).map { (place, UInt64($0)) }
    }
    let histories = try sideBySide(runs.count, variant.context, .networks) {
      (index, own) throws(Failure) in
      let (candidate, setup) = (candidates[runs[index].0], candidates[runs[index].0].setup)
      let seed = (network.state?.seed ?? network.seed) + runs[index].1
      return try EngineWork.run(variant.place("net")) { () throws(EngineError) -> TrainingHistory in
        var start: NetworkState
        if let state = candidate.state {
          start = state
        } else {
          let input = SampleShape(setup.data.sampleShape)
          start = try .initial(setup.network, input: input, seed: seed)
        }
        start.seed = seed
        let (_, history) = try Engine.train(
          start, setup.network, on: setup.data, setup.options, precision: variant.precision, threads: 1,
          shouldStop: own.shouldStop
        ) {
          own.progress(
            WorkReport(label: HeadingMessage.training.string, done: $0.epoch, total: setup.options.epochs))
        }
        if history.end == .interrupted { throw .stopped }
        return history
      }
    }
    entropy = setup.data.classCount == nil ? nil : setup.data.entropy
    let trials = candidates.enumerated().map { place, candidate in
      let own = zip(runs, histories).filter { $0.0.0 == place }.map(\.1)
      return Trial(
        remedy: candidate.remedy, setup: candidate.setup,
        isAnew: network.state != nil && candidate.state == nil,
        losses: own.map { $0.heldOutLoss ?? $0.loss },
        accuracies: own.compactMap { $0.heldOutAccuracy ?? $0.accuracy })
    }
    // The first one is the network as it is.
    let same = trials.dropFirst().filter { $0.losses == trials[0].losses }.compactMap(\.remedy)
    idle = same
    all = trials.filter { trial in !same.contains { $0 == trial.remedy } }.sorted { $0.rank < $1.rank }
  }

  // MARK: As a value

  /// A number of each trial in each field, by the remedies' names.
  var record: Record {
    let names = all.map(\.name)
    func series(_ number: (Trial) -> Double) -> Element {
      .series(Series("remedy", all.map(number), labels: names))
    }
    var fields: NamedList<Element> = [
      "loss": series { Summary($0.losses).median }, "smallest": series { Summary($0.losses).smallest },
      "largest": series { Summary($0.losses).largest },
    ]
    if all.allSatisfy({ !$0.accuracies.isEmpty }) {
      fields["accuracy"] = series { Summary($0.accuracies).median }
    }
    fields["seeds"] = series { Double($0.losses.count) }
    fields["below"] = series { Double(below($0)) }
    if all.contains(where: \.isAnew) { fields["anew"] = series { $0.isAnew ? 1 : 0 } }
    return Record(verb: Verb.diagnose.declaration.name, fields: fields)
  }

  // MARK: The table

  var table: Table {
    let rows = all.map { trial -> Table.Row in
      let summary = trial.remedy?.action.words(in: .current) ?? trial.setup.options.optimizer.description
      return Table.Row(
        [
          .text(
            Text(trial.remedy?.rawValue ?? HeadingMessage.asItIs.string, .strong)
              + Text(trial.isAnew ? " *" : "", .dim)),
          Summary(trial.losses).cell(.significant(3), isBest: false),
          // Its range has no room at 80 columns.
          trial.accuracies.isEmpty ? .empty : .number(Summary(trial.accuracies).median, .percent(1)),
          trial.remedy == nil ? "" : cell(effect(of: trial)), .text(Text(summary, .dim)),
        ], style: trial.remedy == nil ? .accent : [])
    }
    return Table(
      columns: [
        .init(Text(.remedy)), .init("loss", .trailing), .init("accuracy", .trailing, drop: 2), .init(""),
        .init(Text(.whatItIs), drop: 1),
      ], rows: rows, foot: foot, folds: false)
  }

  private func cell(_ effect: Effect) -> Table.Cell {
    switch effect {
    case .helps: .text(Text(.helps).styled(.good))
    case .helpsMostly: .text(Text(.helpsMostly).styled(.good))
    case .none: .text(Text(.noHelp).styled(.dim))
    }
  }

  private var foot: [Text] {
    guard let asItIs, let atBestRate else { return [] }
    let isHeldOut = asItIs.setup.data.heldOut != nil
    let epochs = asItIs.setup.options.epochs
    var foot: [TrialMessage] = [.losses(areHeldOut: isHeldOut, epochs: epochs, seeds: Self.seeds)]
    if all.contains(where: { $0.losses.count == 1 }) { foot.append(.oneNumberRows) }
    if all.contains(where: \.isAnew) { foot.append(.anew) }
    foot.append(.helps(entropy: entropy))
    if !idle.isEmpty { foot.append(.idle(idle.map(\.rawValue))) }
    if best == nil { foot.append(.noneHelps) }
    if atBestRate.remedy != nil, effect(of: atBestRate) != .none {
      foot.append(.bestRate(name: atBestRate.name, loss: Summary(atBestRate.losses).median))
    }
    if let entropy { foot.append(.entropy(entropy)) }
    return foot.map(\.text)
  }
}

extension TrainingSetup {
  /// Whether training draws anything beside the first weights: the order of the batches, or what dropout leaves out.
  fileprivate var draws: Bool {
    (options.batch ?? data.count) < data.count || network.drawsInTraining
  }
}
