import RealModule

/// Decay by a factor for every `every` units of time.
struct ExponentialDecay: ScheduleOnAnother {
  let base: Schedule
  let factor: Double
  let every: Double
  let isStaircase: Bool
  let unit: TrainingTime.Unit

  func rate(at time: TrainingTime, state: [Double]) -> Double {
    let periods = Double(time.count(unit)) / every
    return base.rate(at: time, state: state)
      * Double.pow(factor, isStaircase ? periods.rounded(.down) : periods)
  }
}

extension Registries {
  static let exponential = Entry<any ScheduleRule>(
    "exponential", summary: "The rate shrinks by the same factor again and again.",
    formula: "start · rate^(t / every); staircase: t / every rounded down", source: "",
    parameters: [
      .start("start", "rate at the start"),
      Parameter("rate", [.number], range: .from(0), isKeyed: true, "factor a period"),
      Parameter(
        "every", [.number], default: 1, range: .above(0),
        isKeyed: true,
        "length of a period, in units of per"),
      Parameter("staircase", [.flag], default: false, isKeyed: true, "in steps rather than smoothly"),
      .per(.step),
    ],
    examples: ["exponential(0.1, rate=0.96)", "exponential(0.1, rate=0.5, every=10, staircase=true)"]
  ) {
    ExponentialDecay(
      base: $0.schedule("start"), factor: $0.number("rate"), every: $0.number("every"),
      isStaircase: $0.flag("staircase"), unit: $0.per)
  }
}
