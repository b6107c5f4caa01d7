import CommandKit
import Foundation
import Testing
import Typed

@testable import Engine

@Suite struct SchedulesTests {
  struct Figures: Decodable, CustomTestStringConvertible {
    let schedule: String
    let rates: [Double]
    let metric: [Double]?
    var testDescription: String { schedule }
  }

  static let figures: [Figures] = ["schedules.json", "schedules-more.json"].flatMap { name -> [Figures] in
    let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    let file = folder.appending(path: "ParityTests/Fixtures/parity/\(name)")
    guard let data = try? Data(contentsOf: file) else { return [] }
    return (try? JSONDecoder().decode([Figures].self, from: data)) ?? []
  }

  @Test func `every schedule has reference figures`() {
    #expect(Self.figures.count >= 17)
    let names = Set(Self.figures.map { String($0.schedule.prefix { $0 != "(" }) })
    #expect(names.union(["constant"]) == Set(Registries.schedules.entries.map(\.name)))
  }

  @Test(arguments: figures)
  func `rates are PyTorch's`(_ figures: Figures) throws {
    let schedule = try Typed.schedule(figures.schedule)
    #expect(try Typed.schedule(schedule.description) == schedule)
    if !figures.schedule.contains("factor=0.1") { #expect(schedule.description == figures.schedule) }
    var state = schedule.product.initialState
    for (step, rate) in figures.rates.enumerated() {
      let ours = schedule.rate(at: step, state: state)
      #expect(abs(ours - rate) <= 1e-12, "step \(step)")
      if let metric = figures.metric?[step] {
        state = schedule.product.observing(metric, at: .epoch, state: state)
      }
    }
  }

  @Test func `per=epoch counts epochs`() throws {
    let schedule = try Typed.schedule("exponential(0.8, rate=0.5, per=epoch)")
    let rates = (0..<9).map { schedule.rate(at: $0, stepsPerEpoch: 3) }
    #expect(rates == [0.8, 0.8, 0.8, 0.4, 0.4, 0.4, 0.2, 0.2, 0.2])
    #expect(schedule.description == "exponential(0.8, rate=0.5, per=epoch)")
  }

  @Test func `a warm-up counted in steps hands over to a decay counted in epochs`() throws {
    let schedule = try Typed.schedule("warmup(exponential(0.8, rate=0.5, per=epoch), steps=2)")
    let rates = (0..<8).map { schedule.rate(at: $0, stepsPerEpoch: 3) }
    #expect(rates == [0.4, 0.8, 0.8, 0.8, 0.8, 0.4, 0.4, 0.4])
  }

  @Test func `a schedule acts on the schedule in it`() throws {
    let decay = try Typed.schedule("exponential(piecewise(1, 2, 0.5), rate=0.5)")
    #expect((0..<4).map { decay.rate(at: $0) } == [1, 0.5, 0.125, 0.0625])
    let pieces = try Typed.schedule("piecewise(0.1, 2, warmup(1, steps=2), 5, 0)")
    #expect((0..<6).map { pieces.rate(at: $0) } == [0.1, 0.1, 0.5, 1, 1, 0])
  }

  @Test func `a plateau inside another schedule keeps its memory`() throws {
    let schedule = try Typed.schedule("warmup(plateau(1, factor=0.5, patience=0), steps=2)")
    var state = schedule.product.initialState
    var rates: [Double] = []
    for step in 0..<5 {
      rates.append(schedule.rate(at: step, state: state))
      state = schedule.product.observing(1, at: .step, state: state)
      state = schedule.product.observing(1, at: .epoch, state: state)
    }
    #expect(rates == [0.5, 1, 0.5, 0.25, 0.125])
  }

  @Test func `a number is a constant schedule`() throws {
    let optimizer = try Typed.optimizer("sgd(0.25)")
    #expect(optimizer.product.rate.rate(at: 1000) == 0.25)
    #expect(optimizer.product.rate.isConstant)
  }

  @Test(arguments: [
    "piecewise(0.1, 50, 0.01, 20, 0.001)", "piecewise(0.1, 50, 0.01, 80)", "cosine(0.1, steps=0)",
    "exponential(0.1, rate=0.9, per=sample)", "exponential(0.1)",
  ])
  func `what makes no sense is refused`(_ text: String) {
    let failure = #expect(throws: Failure.self) { try Typed.schedule(text) }
    #expect(failure?.kind == .evaluation)
  }
}
