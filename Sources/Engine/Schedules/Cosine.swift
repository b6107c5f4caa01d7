import RealModule

/// From `start` to `floor` along half a period of the cosine.
struct CosineDecay: ScheduleOnAnother {
  let base: Schedule
  let steps: Int
  let floor: Double
  let unit: TrainingTime.Unit

  func rate(at time: TrainingTime, state: [Double]) -> Double {
    let share = min(1, Double(time.count(unit)) / Double(steps))
    // ½(1 + cos πs) = cos²(πs/2), which does not cancel near the end.
    let wave = Double.cos(share * .pi / 2)
    return share == 1
      ? floor : floor + (base.rate(at: time, state: state) - floor) * wave * wave
  }
}

extension Registries {
  static let cosine = Entry<any ScheduleRule>(
    "cosine", summary: "The rate falls along half a cosine: slowly, faster, slowly again; then stays.",
    formula: "floor + (start − floor) · ½(1 + cos(π · t / steps))", source: "Loshchilov & Hutter 2017",
    parameters: [
      .start("start", "rate at the start"), .steps,
      Parameter(
        "floor", [.number], default: 0, range: .from(0), isKeyed: true,
        "rate at the end"),
      .per(.step),
    ],
    examples: ["cosine(0.1, steps=100)", "cosine(0.1, steps=100, floor=0.001)"]
  ) {
    CosineDecay(
      base: $0.schedule("start"), steps: $0.integer("steps"), floor: $0.number("floor"), unit: $0.per)
  }
}

extension Configured where Product == any ScheduleRule {
  /// `cosine(start, steps=…)`, from a number or another schedule.
  package static func cosine(_ start: Argument, steps: Int) -> Schedule {
    Registries.cosine.made(["start": start, "steps": .number(Double(steps))])
  }
}
