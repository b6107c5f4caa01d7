/// A linear rise to the first rate of what follows.
struct Warmup: ScheduleOnAnother {
  let base: Schedule
  let steps: Int
  let unit: TrainingTime.Unit

  func rate(at time: TrainingTime, state: [Double]) -> Double {
    let risen = time.count(unit) + 1
    let following = base.rate(at: time.after(steps, unit), state: state)
    return risen < steps ? following * Double(risen) / Double(steps) : following
  }
}

extension Registries {
  static let warmup = Entry<any ScheduleRule>(
    "warmup", summary: "The rate rises in equal steps to its peak, and then stays or follows a schedule.",
    formula: "peak · (t + 1) / steps while t < steps, then the rate at t − steps of what follows",
    source: "Goyal et al. 2017",
    parameters: [
      .schedule("peak", "rate at the end of the rise, or the schedule that goes on from there"),
      .steps, .per(.step),
    ],
    examples: ["warmup(0.1, steps=10)", "warmup(cosine(0.03, steps=72), steps=24)"]
  ) { Warmup(base: $0.schedule("peak"), steps: $0.integer("steps"), unit: $0.per) }
}

extension Configured where Product == any ScheduleRule {
  /// `warmup(peak, steps=…)`
  package static func warmup(_ peak: Schedule, steps: Int) -> Schedule {
    Registries.warmup.made(["peak": .schedule(peak), "steps": .number(Double(steps))])
  }
}
