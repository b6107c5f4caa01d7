import Diagnostics
import RealModule

/// A module in its place.
public struct ModulePlace: Hashable, Sendable {
  /// Its place in the list, from 0.
  public let index: Int
  /// Its name, as it is shown.
  public let name: String
  public let className: String
  /// Whether it is the model itself, whose name is its class.
  let isModel: Bool

  init(_ index: Int, _ list: ModuleList) {
    self.index = index
    name = list.modules[index].label
    className = list.modules[index].className
    isModel = list.modules[index].name.isEmpty
  }
}

/// From which step on something is so.
public struct Since: Hashable, Sendable {
  /// The first measured step of which it holds.
  public let step: Int
  /// Whether that is the first step there is.
  public let isStart: Bool
}

/// What of a run is looked at: its course, its end, and its modules.
struct RunSight {
  let run: WatchedRun
  let list: ModuleList
  /// The steps that have the modules of the last one, up to the first with numbers that are not finite.
  let steps: [WatchedStep]
  /// The last third of them: what is so there is so, and no passing state.
  let late: ArraySlice<WatchedStep>
  /// Before the weights have gone far.
  let early: ArraySlice<WatchedStep>
  /// The first step with numbers that are not finite and that are not taken back by a loss scaler.
  let broken: WatchedStep?
  /// Modules with weights that map what comes in, in the order of their calls.
  let mixing: [Int]
  /// Modules whose weights the optimizer is to change.
  let training: [Int]
  /// Figures that any of the steps has.
  private let known: Set<ModuleFigure>
  /// Once it says so, nothing more is looked for: what is found is for nobody.
  let shouldStop: @Sendable () -> Bool

  init?(_ run: WatchedRun, shouldStop: @escaping @Sendable () -> Bool) {
    guard let last = run.steps.last else { return nil }
    self.run = run
    self.shouldStop = shouldStop
    let list = run.modules(of: last)
    self.list = list
    mixing = list.modules.indices.filter { list.modules[$0].mixes }
    training = mixing.filter { list.modules[$0].weight?.trains == true }
    let course = run.course
    known = Set(ModuleFigure.allCases.filter { figure in course.contains { !$0[figure].isEmpty } })
    broken = Self.broken(course)
    steps = broken.map { broken in course.filter { $0.ordinal < broken.ordinal } } ?? course
    late = steps.suffix(max(1, steps.count / 3))
    early = steps.prefix(max(1, min(3, steps.count / 3)))
  }

  /// A loss scaler finds its scale by trying ones that are too large, and passes those steps over: infinite gradients
  /// are no news while outputs and weights are finite and later steps are too (Micikevicius and others 2018).
  private static func broken(_ course: [WatchedStep]) -> WatchedStep? {
    let bad = course.filter(\.isBad)
    guard let last = course.last else { return nil }
    return bad.first { step in
      let isScaled =
        step.lossScale != nil && step.loss != nil
        && ![.badOutputs, .badWeights].contains { (figure: ModuleFigure) in step[figure].contains { $0 > 0 } }
      return !(isScaled && !last.isBad)
    }
  }

  // MARK: Figures

  /// The median over steps of a figure of one module.
  func median(_ figure: ModuleFigure, _ module: Int, over steps: ArraySlice<WatchedStep>) -> Double? {
    guard known.contains(figure), !shouldStop() else { return nil }
    let values = steps.compactMap { $0[figure, module] }
    return values.isEmpty ? nil : values.sorted()[values.count / 2]
  }

  func late(_ figure: ModuleFigure, _ module: Int) -> Double? { median(figure, module, over: late) }

  func early(_ figure: ModuleFigure, _ module: Int) -> Double? { median(figure, module, over: early) }

  func place(_ module: Int) -> ModulePlace { ModulePlace(module, list) }

  /// From which step on something holds until the end, but for one step in ten.
  func since(_ holds: (WatchedStep) -> Bool) -> Since {
    var begin = steps.count - 1
    var (seen, missing) = (0, 0)
    for place in steps.indices.reversed() {
      seen += 1
      if holds(steps[place]) { begin = place } else { missing += 1 }
      if missing * 10 > seen + 10 || shouldStop() { break }
    }
    guard steps.indices.contains(begin) else { return Since(step: 0, isStart: true) }
    return Since(step: steps[begin].number, isStart: begin == 0)
  }

  // MARK: Modules

  /// The last module with weights: what it gives is what the model says.
  var output: Int? { mixing.last }

  /// Whether a module's weights began as zeros: then the first steps are large beside them, and its gradients small
  /// behind them, as is meant (a residual branch that begins as nothing).
  func beganAsZero(_ module: Int) -> Bool {
    guard let weight = list.modules[module].weight, let deviation = weight.deviation else { return false }
    return deviation == 0 && (weight.mean ?? 0) == 0
  }

  /// The module with weights whose outputs an activation gets: the last one called before it with as many units.
  func weights(before activation: Int) -> ModulePlace? {
    let wanted = list.modules[activation].input
    return list.modules[..<activation].lastIndex {
      !$0.parameters.isEmpty && $0.output == wanted && $0.call > 0
    }
    .map(place)
  }
}

/// Stations on the way through a model, of which each is like the next: the layers of a plain network, or in one with
/// blocks the blocks. There what counts is what a block hands on: within it one layer follows another by more ways than
/// one, and a branch that is dead says nothing of the way around it.
struct Stations {
  /// The modules of each, in the order of the calls.
  let all: [[Int]]
  /// The module of each whose error signal is that of the station: the last, which gets what the way around gets.
  let ends: [Int]
  /// `blocks`; `nil` where each is a layer by itself.
  let series: String?
  private let shouldStop: @Sendable () -> Bool

  init?(_ sight: RunSight) {
    shouldStop = sight.shouldStop
    let list = sight.list
    var blocks: [String: [Int: [String: Int]]] = [:]
    for module in list.modules.indices where list.modules[module].call > 0 {
      guard let place = list.place(inSeries: module) else { continue }
      blocks[place.series, default: [:]][place.number, default: [:]][place.name] = module
    }
    let found = blocks.compactMap { series, numbers -> (series: String, all: [[Int]])? in
      let order = numbers.sorted { $0.key < $1.key }.map(\.value)
      guard order.count >= 3 else { return nil }
      let common = order.dropFirst().reduce(Set(order[0].keys)) { $0.intersection($1.keys) }.filter { name in
        order.allSatisfy { names in names[name].map { sight.late(.signal, $0) != nil } ?? false }
      }
      let stations = order.map { names in common.compactMap { names[$0] }.sorted() }
      guard stations[0].contains(where: { list.modules[$0].mixes }) else { return nil }
      return (series, stations)
    }
    // The deepest, where there are several.
    if let deepest = found.max(by: { ($0.all.count, $1.series) < ($1.all.count, $0.series) }) {
      (all, series) = (deepest.all, deepest.series)
      ends = all.compactMap(\.last)
      return
    }
    let layers = sight.mixing.filter {
      [.linear, .convolution, .recurrent].contains(list.modules[$0].role)
    }.dropLast()
    guard layers.count >= 2 else { return nil }
    (all, ends, series) = (layers.map { [$0] }, Array(layers), nil)
  }

  /// A figure of a station: the error signal at its end; the larger spread of what it begins and ends with, since a
  /// branch may lose what goes on around it; and the largest size. Going forward a 0 is of something dead, which is found
  /// by itself: it tells nothing of what goes on around it.
  private func value(_ figure: ModuleFigure, of station: Int, in step: WatchedStep) -> Double? {
    let modules =
      switch figure {
      case .signal: [ends[station]]
      case .spread: [all[station][0], ends[station]]
      default: all[station]
      }
    let found = modules.compactMap { step[figure, $0] }.max()
    return figure != .signal && found == 0 ? nil : found
  }

  /// By station a figure relative to that of another station.
  func ratio(_ figure: ModuleFigure, of station: Int, to reference: Int, in step: WatchedStep) -> Double? {
    guard let own = self.value(figure, of: station, in: step),
      let base = self.value(figure, of: reference, in: step), base > 0
    else { return nil }
    return own / base
  }

  /// The same of every station, the median over steps.
  func ratios(
    _ figure: ModuleFigure, to reference: Int, over steps: ArraySlice<WatchedStep>
  ) -> [Double?] {
    let steps = steps.filter { !$0[figure].isEmpty }
    return all.indices.map { station in
      guard !steps.isEmpty, !shouldStop() else { return nil }
      let values = steps.compactMap { ratio(figure, of: station, to: reference, in: $0) }.sorted()
      return values.isEmpty ? nil : values[values.count / 2]
    }
  }
}
