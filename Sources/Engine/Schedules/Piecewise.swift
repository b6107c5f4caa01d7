/// One rate after the other; each takes over at its boundary, and counts its own time from there.
struct Piecewise: ScheduleRule {
  /// In order of time, the first from 0.
  let pieces: [(from: Int, schedule: Schedule)]
  let unit: TrainingTime.Unit

  var initialState: [Double] { pieces.flatMap(\.schedule.product.initialState) }

  func rate(at time: TrainingTime, state: [Double]) -> Double {
    let now = time.count(unit)
    let index = (pieces.lastIndex { $0.from <= now }) ?? 0
    let piece = pieces[index]
    return piece.schedule.rate(at: time.after(piece.from, unit), state: slices(of: state)[index])
  }

  func observing(_ metric: Double, at unit: TrainingTime.Unit, state: [Double]) -> [Double] {
    zip(pieces, slices(of: state)).flatMap { $0.schedule.product.observing(metric, at: unit, state: $1) }
  }

  private func slices(of state: [Double]) -> [[Double]] {
    var start = 0
    return pieces.map { piece in
      defer { start += piece.schedule.product.initialState.count }
      return Array(state[start..<start + piece.schedule.product.initialState.count])
    }
  }
}

extension Registries {
  private static let limit = 6

  static let piecewise = Entry<any ScheduleRule>(
    "piecewise", summary: "One rate up to a boundary, another one after it, and so on.",
    formula: "rate₁ while t < at₁, then rate₂, …", source: "",
    parameters: [.schedule("rate1", "first rate"), boundary(1, isRequired: true)]
      + [.schedule("rate2", "rate from at1 on")]
      + (2..<limit).flatMap {
        [
          boundary($0, isRequired: false),
          .schedule("rate\($0 + 1)", default: .none, "rate from at\($0) on"),
        ]
      } + [.per(.step)],
    examples: ["piecewise(0.1, 50, 0.01)", "piecewise(0.1, 50, 0.01, 80, 0.001)"]
  ) { arguments throws(InvalidArgument) in
    var pieces = [(from: 0, schedule: arguments.schedule("rate1"))]
    for number in 1..<limit where arguments["at\(number)"] != .none {
      let from = arguments.integer("at\(number)")
      guard let before = pieces.last?.from, before < from else {
        throw InvalidArgument("at\(number)", ArgumentMessage.boundariesMustRise(boundary: from))
      }
      guard arguments["rate\(number + 1)"] != .none else {
        throw InvalidArgument("rate\(number + 1)", ArgumentMessage.rateMissing(boundary: from))
      }
      pieces.append((from, arguments.schedule("rate\(number + 1)")))
    }
    return Piecewise(pieces: pieces, unit: arguments.per)
  }

  private static func boundary(_ number: Int, isRequired: Bool) -> Parameter {
    Parameter(
      "at\(number)", [.wholeNumber], default: isRequired ? .required : .none,
      range: .from(1), "when rate\(number + 1) takes over, in units of per")
  }
}
