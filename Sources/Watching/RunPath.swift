import Diagnostics
import RealModule

/// How the signals travel over the depth of a model, at the end of a run.
public struct RunPath: Hashable, Sendable {
  /// The first and the last station, by the module at the end of each; the last module of the model where the error is lost
  /// in front of the last station.
  public let first: ModulePlace
  public let last: ModulePlace
  /// Where it first fails: going back the first at which the error signal is lost or grown, else going forward.
  public let begin: ModulePlace
  /// `blocks`, where a station is a block; `nil` where it is a layer.
  public let series: String?
  /// How many stations there are.
  public let stations: Int
  /// The error signal over all of them, going back.
  public let backward: SignalPath.Change
  /// The differences between samples (lost), or the size of the outputs (grown).
  public let forward: SignalPath.Change
  /// The error signal at the first relative to the last.
  public let arrives: Double
  /// The size of the outputs at the last relative to the first; of blocks their largest outputs.
  public let growth: Double?
  /// The spread of the samples at the last relative to the first; of blocks the larger of
  /// what each begins and ends with.
  public let spread: Double?
  public let since: Since

  /// What each station multiplies the error signal by.
  public var factor: Double { Double.pow(arrives, 1 / Double(stations - 1)) }

  /// What has to be left over the whole depth: as `Probe` asks for.
  static let lost = 1e-2

  init?(_ sight: RunSight) {
    guard let way = Stations(sight) else { return nil }
    let end = way.all.count - 1
    var back = way.ratios(.signal, to: end, over: sight.late)
    guard let within = back[0] else { return nil }
    // What is lost between the last module and the last station arrives at none of them.
    func loss(_ behind: Double?, _ station: Double?) -> Double? {
      guard let behind, let station, behind > 0, station < Self.lost * behind else { return nil }
      return station / behind
    }
    let output = sight.output.flatMap { $0 > way.ends[end] ? $0 : nil }
    let gap = output.flatMap { loss(sight.late(.signal, $0), sight.late(.signal, way.ends[end])) }
    if let gap { back = back.map { $0.map { $0 * gap } } }
    let arrives = within * (gap ?? 1)
    let sizes = way.ratios(.size, to: 0, over: sight.late)
    let spreads = way.ratios(.spread, to: 0, over: sight.late)
    func isFailing(_ step: WatchedStep) -> Bool {
      let gap = output.flatMap { loss(step[.signal, $0], step[.signal, way.ends[end]]) }
      let back = way.ratio(.signal, of: 0, to: end, in: step).map { $0 * (gap ?? 1) }
      let size = way.ratio(.size, of: end, to: 0, in: step)
      let spread = way.ratio(.spread, of: end, to: 0, in: step)
      return Self.change(back) != .kept || Self.forward(size: size, spread: spread) != .kept
    }
    backward = Self.change(arrives)
    forward = Self.forward(size: sizes[end], spread: spreads[end])
    self.arrives = arrives
    (growth, spread) = (sizes[end], spreads[end])
    let fails =
      backward != .kept
      ? back.lastIndex { Self.change($0) != .kept }
      : zip(sizes, spreads).enumerated().first {
        Self.forward(size: $0.element.0, spread: $0.element.1) != .kept
      }?.offset
    first = sight.place(way.ends[0])
    last = sight.place(gap == nil ? way.ends[end] : sight.output ?? way.ends[end])
    begin = sight.place(way.ends[fails ?? 0])
    series = way.series
    stations = way.all.count + (gap == nil ? 0 : 1)
    since = sight.since(isFailing)
  }

  private static func change(_ ratio: Double?) -> SignalPath.Change {
    guard let ratio else { return .kept }
    return ratio < lost ? .lost : ratio > 1 / lost ? .grown : .kept
  }

  private static func forward(size: Double?, spread: Double?) -> SignalPath.Change {
    // What shrinks takes the weights' gradients with it, as what the samples share does.
    if change(spread) == .lost || change(size) == .lost { return .lost }
    return change(size) == .grown ? .grown : .kept
  }

  /// What it comes to; `nil` where both ways keep their signals.
  var cause: Finding.Cause? {
    switch (backward, forward) {
    case (.lost, .lost): .vanishing
    case (.lost, _): .vanishingBackward
    case (.kept, .lost): .vanishingForward
    case (.grown, .grown): .exploding
    case (.grown, _): .explodingBackward
    case (.kept, .grown): .explodingForward
    case (.kept, .kept): nil
    }
  }

  /// Whether so much is gone that single numbers hold what is left next to nothing: five decades.
  var isExtreme: Bool {
    let ends = [arrives, growth, spread].compactMap { $0 }
    return ends.contains { $0 < 1e-5 || $0 > 1e5 }
  }
}
