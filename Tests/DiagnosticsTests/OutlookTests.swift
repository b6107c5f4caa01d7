import Testing
import Twins

@testable import Diagnostics
@testable import Engine

@Suite struct OutlookTests {
  /// What a training of so many steps is foretold, by its first steps.
  static func foretell(
    _ explained: [Double], loss: Double = 0.69, of total: Int = 100, _ description: NetworkDescription,
    movement: Double = 1e-2
  ) throws -> Outlook {
    let data = try Networks.data("gaussian", ["samples": 100])
    let state = try Networks.state(description, data)
    let probe = try Probe(description, state, on: data)
    let layers = probe.layers.map { $0.hasWeights ? movement : nil }
    return Outlook(
      explained.map { FirstStep(loss: loss, explained: $0, movement: layers) }, of: total, entropy: 0.69,
      probe,
      optimizer: .adam(0.01))
  }

  static func ramp(_ from: Double, _ to: Double, steps: Int = 11) -> [Double] {
    (0..<steps).map { from + (to - from) * Double($0) / Double(steps - 1) }
  }

  static let cases: [(String, [Double], Double, Outlook.Answer, String)] = [
    ("much is explained", ramp(0, 0.5), 0.4, .yes, "explains"),
    ("much is explained, and is lost again", ramp(0, 0.5).dropLast() + [-0.2], 0.4, .unsure, "unsteady"),
    ("little, doubling", (0..<26).map { 0.003 * 1.15.power($0) }, 0.68, .yes, "grows"),
    ("little, adding", ramp(0.05, 0.054), 0.68, .no, "grows"),
    ("up and down", (0..<11).map { $0 % 2 == 0 ? 0.05 : -0.1 }, 0.7, .unsure, "unsteady"),
    ("sure of what is wrong, less and less", ramp(-0.4, -0.1), 0.8, .yes, "settles"),
    ("sure of what is wrong, more and more", ramp(-0.1, -0.4), 0.8, .unsure, "isWrong"),
    ("nothing, from layers that move", ramp(0, 1e-6), 0.69, .unsure, "moves"),
    ("far off, always the same", ramp(0, 0), 50, .no, "isStuckFarOff"),
    ("far off", ramp(-9, -5), 50, .unsure, "isFarOff"),
    ("no number", ramp(0, 0.1), .nan, .no, "isNotFinite"),
  ]

  @Test("what the first steps show tells whether a network trains", arguments: cases.indices)
  func answers(index: Int) throws {
    let (name, explained, loss, answer, reason) = Self.cases[index]
    let outlook = try Self.foretell(explained, loss: loss, try Networks.tower(3, "relu", units: 16))
    #expect(outlook.answer == answer, "\(name): \(outlook.reason)")
    #expect("\(outlook.reason)".hasPrefix(reason), "\(name): \(outlook.reason)")
    #expect(Twins.faults(outlook.words(in: .chinese), of: outlook.words(in: .english)) == [])
  }

  @Test func `a batch of one sample is judged by others`() throws {
    let data = try Networks.data("gaussian", ["samples": 300])
    let description = try Networks.tower(2, "relu", units: 16)
    let state = try Networks.state(description, data)
    let options = TrainingOptions(epochs: 5, batch: 1, optimizer: .adam(0.01))
    let outlook = try Outlook(Probe(description, state, on: data), description, state, on: data, options)
    #expect(outlook.answer == .yes, "\(outlook.reason)")
  }

  @Test func `nothing is explained, and nothing moves`() throws {
    let outlook = try Self.foretell(
      Self.ramp(0, 1e-6), try Networks.tower(3, "relu", units: 16), movement: 1e-7)
    #expect(outlook.answer == .no && outlook.reason == .still)
  }

  @Test func `the words name the training, what was looked at, and what it showed`() throws {
    let tower = try Networks.tower(2, "relu", units: 8)
    let words = try Self.foretell(Self.ramp(0, 0.5), loss: 0.4, tower).words(in: .english)
    #expect(
      words
        == "Healthy: with adam(0.01) in 100 steps it trains. By the 11th of them, taken on a copy, the outputs explain 45 % of the labels."
    )
    #expect(
      try Self.foretell(Self.ramp(0, 0.5), loss: 0.4, tower).words(in: .chinese)
        == "健康：用 adam(0.01) 走 100 步，学得会。在副本上走到第 11 步，输出解释了标签的 45 %。")
    let all = try Self.foretell(Self.ramp(0, 0, steps: 5), loss: 50, of: 4, tower).words(in: .english)
    #expect(
      all
        == "Does not train with adam(0.01) in 4 steps. By the end of them, taken on a copy, the loss comes to 50, where someone who knows only how often each label occurs has 0.69, and the outputs are the same for every sample."
    )
  }

  static let trained: [(String, Double, Outlook.Answer, Finding.Cause)] = [
    // What the curvature at the start forbids trains all the same (Lewkowycz and others 2020).
    ("relu", 1, .yes, .healthy),
    ("sigmoid", 0.1, .no, .vanishing),
  ]

  @Test("a few layers with plain descent", arguments: trained)
  func plainDescent(activation: String, rate: Double, answer: Outlook.Answer, cause: Finding.Cause) throws {
    let data = try Networks.data("gaussian", ["samples": 300])
    let description = try Networks.tower(activation == "relu" ? 2 : 4, activation, units: 32)
    let state = try Networks.state(description, data)
    let options = TrainingOptions(epochs: 100, optimizer: .sgd(rate))
    let probe = try Probe(description, state, on: data)
    let outlook = try Outlook(probe, description, state, on: data, options)
    let diagnosis = Diagnosis(
      probe, outlook, optimizer: options.optimizer,
      curvature: try Curvature(description, state, on: data, iterations: 8))
    #expect(outlook.answer == answer && diagnosis.cause == cause)
    // The rate is a remark, and no illness.
    #expect(diagnosis.findings.allSatisfy { $0.cause != .rateTooLarge })
    #expect(diagnosis.remarks.isEmpty == (rate < 1))
    #expect(diagnosis.remedies.isEmpty == (answer == .yes))
  }

  @Test func `what constant outputs explain is nothing, whatever the constant`() throws {
    let data = try Networks.data("gaussian", ["samples": 100])
    guard case .classes(let labels, _) = data.labels else { throw MissingLabels() }
    func share(_ outputs: [Double], areLogits: Bool = false) -> Double {
      outputs.withUnsafeBufferPointer {
        explainedShare($0, areLogits: areLogits, of: data, samples: Array(0..<100)[...])
      }
    }
    for constant in [0.01, 0.5, 0.99] {
      #expect(abs(share(Array(repeating: constant, count: 100))) < 1e-6)
    }
    #expect(share(labels.map { $0 == 1 ? 0.999 : 0.001 }) > 0.99)
    #expect(share(labels.map { $0 == 1 ? 0.001 : 0.999 }) < -1)
    // A bias that is off does not count.
    #expect(share(labels.map { $0 == 1 ? 30.0 : 20.0 }, areLogits: true) > 0.98)
    // One output for each class.
    #expect(share(labels.flatMap { $0 == 1 ? [0.001, 0.999] : [0.999, 0.001] }) > 0.99)
    #expect(share(Array(repeating: .nan, count: 100)) == -.infinity)
  }

  private struct MissingLabels: Error {}

  @Test func `what values' outputs explain is their share of the variance`() throws {
    let data = try Networks.data("regression", ["samples": 100])
    guard case .values(let labels, _) = data.labels else { throw MissingLabels() }
    let outputs = labels.map { $0 + 7 }
    let share = outputs.withUnsafeBufferPointer {
      explainedShare($0, areLogits: false, of: data, samples: Array(0..<100)[...])
    }
    #expect(abs(share - 1) < 1e-9)
  }

  @Test func `the first steps are those of the training`() throws {
    let data = try Networks.data("gaussian", ["samples": 90])
    let description = try Networks.tower(2, "tanh", units: 8)
    let state = try Networks.state(description, data)
    for batch in [nil, 20] {
      let options = TrainingOptions(epochs: 2, batch: batch, optimizer: .adam(0.01))
      let (_, history) = try train(state, description, on: data, options)
      let steps = try firstSteps(options.steps(on: data), from: state, description, on: data, options)
      #expect(steps.count == (batch == nil ? 2 : 10))
      let losses = steps.map(\.loss)
      let half = losses.count / 2
      #expect(abs(losses[..<half].reduce(0, +) / Double(half) - history.losses[0]) < 1e-6)
      #expect(abs(losses[half...].reduce(0, +) / Double(half) - history.losses[1]) < 1e-6)
      for (moved, known) in zip(steps[steps.count - 1].movement, history.movement) {
        if let moved, let known { #expect(abs(moved - known) < 1e-6 * known) }
      }
    }
  }
}

extension Double {
  fileprivate func power(_ exponent: Int) -> Double {
    (0..<exponent).reduce(1) { product, _ in product * self }
  }
}
