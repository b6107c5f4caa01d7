import Engine
import Testing
import Typed

/// PyTorch's sequences of learning rates.
@Suite struct ScheduleTests {
  struct Figures: Decodable {
    let schedule: String
    /// What `plateau` observes after each rate.
    let metric: [Double]?
    let rates: [Double]
  }

  static let figures: [String: Figures] = {
    let files = ["parity/schedules.json", "parity/schedules-more.json"]
    let all = files.flatMap { (try? Fixtures.read($0, as: [Figures].self)) ?? [] }
    return Dictionary(all.map { ($0.schedule, $0) }, uniquingKeysWith: { first, _ in first })
  }()

  @Test func `every schedule of the files is tested`() { #expect(Self.figures.count >= 15) }

  @Test(arguments: figures.keys.sorted()) func `rates are PyTorch's`(_ text: String) throws {
    let figures = try #require(Self.figures[text])
    let schedule = try Typed.schedule(text)
    var state = schedule.product.initialState
    var rates: [Double] = []
    for step in figures.rates.indices {
      rates.append(schedule.rate(at: step, state: state))
      for unit in TrainingTime.Unit.allCases {
        state = schedule.product.observing(figures.metric?[step] ?? 0, at: unit, state: state)
      }
    }
    expectEqual(rates, figures.rates, Tolerance(relative: 1e-12, absolute: 1e-18), text)
  }
}
