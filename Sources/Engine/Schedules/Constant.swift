struct ConstantRate: ScheduleRule {
  let value: Double

  func rate(at time: TrainingTime, state: [Double]) -> Double { value }
}

extension Registries {
  static let constant = Entry<any ScheduleRule>(
    "constant", summary: "The same rate throughout; the number alone means the same.",
    formula: "rate = value",
    source: "",
    parameters: [Parameter("value", [.number], range: .from(0), "the rate")],
    examples: ["constant(0.1)"]
  ) { ConstantRate(value: $0.number("value")) }
}
