import RealModule

/// PyTorch's `OneCycleLR` with its defaults: up along a cosine from a 25th of the peak in the first three tenths, then
/// down to a 250,000th.
struct OneCycle: ScheduleOnAnother {
  let base: Schedule
  let steps: Int
  let unit: TrainingTime.Unit

  func rate(at time: TrainingTime, state: [Double]) -> Double {
    let peak = base.rate(at: time, state: state)
    let (first, lowest) = (peak / 25, peak / 25 / 1e4)
    let now = min(Double(time.count(unit)), Double(steps - 1))
    let top = 0.3 * Double(steps) - 1
    let end = Double(steps - 1)
    func between(_ from: Double, _ to: Double, _ share: Double) -> Double {
      to + (from - to) / 2 * (1 + Double.cos(.pi * share))
    }
    if now <= top { return top > 0 ? between(first, peak, now / top) : peak }
    return between(peak, lowest, (now - top) / (end - top))
  }
}

extension Registries {
  static let oneCycle = Entry<any ScheduleRule>(
    "one_cycle", summary: "One rise to the peak in the first three tenths, one fall to almost nothing.",
    formula: "cosine from peak / 25 to peak over 0.3 · steps, then to peak / 250000",
    source: "Smith & Topin 2019",
    parameters: [.start("peak", "highest rate"), .steps, .per(.step)],
    examples: ["one_cycle(0.1, steps=100)"]
  ) { OneCycle(base: $0.schedule("peak"), steps: $0.integer("steps"), unit: $0.per) }
}
