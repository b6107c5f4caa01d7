/// PyTorch's `ReduceLROnPlateau` with its defaults: smaller is better, and better means by a ten-thousandth.
struct PlateauDecay: ScheduleRule {
  let start: Schedule
  let factor: Double
  let patience: Int
  let cooldown: Int
  let floor: Double
  let unit: TrainingTime.Unit

  private static let own = 4
  private static let threshold = 1e-4

  /// The factor so far, the best metric, observations without improvement, observations left to wait; then what
  /// `start` remembers.
  var initialState: [Double] { [1, .infinity, 0, 0] + start.product.initialState }

  func rate(at time: TrainingTime, state: [Double]) -> Double {
    max(floor, start.rate(at: time, state: Array(state[Self.own...])) * state[0])
  }

  func observing(_ metric: Double, at unit: TrainingTime.Unit, state: [Double]) -> [Double] {
    let nested = start.product.observing(metric, at: unit, state: Array(state[Self.own...]))
    guard unit == self.unit else { return Array(state[..<Self.own]) + nested }
    var (scale, best, waited, resting) = (state[0], state[1], state[2], state[3])
    if metric < best * (1 - Self.threshold) {
      best = metric
      waited = 0
    } else {
      waited += 1
    }
    if resting > 0 {
      resting -= 1
      waited = 0
    }
    if waited > Double(patience) {
      scale *= factor
      resting = Double(cooldown)
      waited = 0
    }
    return [scale, best, waited, resting] + nested
  }
}

extension Registries {
  static let plateau = Entry<any ScheduleRule>(
    "plateau",
    summary: "The rate shrinks when the loss (the held-out one, where there is one) has stopped falling.",
    formula: "rate ← max(floor, factor · rate) after more than patience epochs without improvement by 10⁻⁴",
    source: "",
    parameters: [
      .start("start", "rate at the start"),
      Parameter(
        "factor", [.number], default: 0.1, range: .from(0, to: 1), isKeyed: true,
        "what the rate is multiplied by"),
      Parameter(
        "patience", [.wholeNumber], default: 10, range: .from(0), isKeyed: true,
        "epochs without improvement that are let pass"),
      Parameter(
        "cooldown", [.wholeNumber], default: 0, range: .from(0), isKeyed: true,
        "epochs after a cut that do not count"),
      Parameter(
        "floor", [.number], default: 0, range: .from(0), isKeyed: true, "lowest rate"),
      .per(.epoch),
    ],
    examples: ["plateau(0.1)", "plateau(0.1, factor=0.5, patience=3)"]
  ) {
    PlateauDecay(
      start: $0.schedule("start"), factor: $0.number("factor"), patience: $0.integer("patience"),
      cooldown: $0.integer("cooldown"), floor: $0.number("floor"), unit: $0.per)
  }
}
