import Diagnostics
import Messages
import Testing
import Twins

@testable import Watching

/// What is said of runs, of which each is healthy but for one thing.
struct RunDiagnosisTests {
  struct Case: CustomTestStringConvertible, Sendable {
    let name: String
    let run: @Sendable () -> MadeRun
    let trains: Outlook.Answer
    let cause: Finding.Cause
    var place: String?
    var since: Int?

    var testDescription: String { name }
  }

  static let flat: @Sendable (Int) -> Double? = { 2.3 + 0.01 * Double($0 % 3) }

  private static func changed(
    _ run: @escaping @Sendable () -> MadeRun, _ change: @escaping @Sendable (inout MadeRun) -> Void
  ) -> @Sendable () -> MadeRun {
    {
      var made = run()
      change(&made)
      return made
    }
  }

  static let cases: [Case] = [
    Case(name: "healthy", run: { .plain(6) }, trains: .yes, cause: .healthy),
    Case(name: "a healthy transformer", run: { .transformer(4) }, trains: .yes, cause: .healthy),
    Case(
      name: "healthy, with noise",
      run: changed({ .plain(6) }) {
        $0.loss = { 2 - Double($0) / 30 + 0.3 * Double(($0 * 7919) % 11 - 5) / 5 }
      },
      trains: .yes, cause: .healthy),
    Case(
      name: "a converged model, whose gradients are small",
      run: changed({ .plain(6) }) {
        $0.loss = { _ in 0.01 }
        $0.figures["signal"] = { _, _ in 1e-3 }
        $0.figures["step_size"] = { module, _ in module.isMultiple(of: 2) ? 1e-6 : nil }
      }, trains: .unsure, cause: .unsure),
    Case(
      name: "an adversary's loss, which need not fall",
      run: changed({ .plain(6) }) { $0.loss = { 0.7 + 0.1 * Double(($0 * 7919) % 7 - 3) } }, trains: .unsure,
      cause: .unsure),
    Case(name: "no loss", run: changed({ .plain(6) }) { $0.loss = nil }, trains: .unsure, cause: .unsure),
    Case(name: "three steps", run: changed({ .plain(6) }) { $0.steps = 3 }, trains: .unsure, cause: .unsure),
    Case(
      name: "vanishing, going back",
      run: changed({ .plain(6) }) {
        $0.loss = flat
        $0.figures["signal"] = { module, _ in 0.1 * pow10((module - 10) / 2 * 3) }
      }, trains: .no, cause: .vanishingBackward, place: "8"),
    Case(
      name: "exploding between blocks, from a step on",
      run: changed({ .transformer(5) }) {
        $0.loss = flat
        $0.figures["signal"] = { module, step in step < 10 ? 1 : pow10(3 * (4 - module / 6)) }
      }, trains: .no, cause: .explodingBackward, place: "blocks.3.fc2", since: 10),
    Case(
      name: "a branch that is dead beside a way around loses no block",
      run: changed({ .transformer(4) }) {
        $0.figures["signal"] = { module, _ in [8, 9, 14, 15].contains(module) ? 0 : 0.5 }
        $0.figures["spread"] = { module, _ in [10, 12].contains(module) ? 0 : 0.5 }
      }, trains: .yes, cause: .healthy),
    Case(
      name: "a vanishing signal is worth a remark alone where the loss falls",
      run: changed({ .plain(6) }) { $0.figures["signal"] = { module, _ in pow10((module - 10) / 3) } },
      trains: .yes, cause: .healthy),
    Case(
      name: "the samples' differences are lost",
      run: changed({ .plain(6) }) {
        $0.loss = flat
        $0.figures["spread"] = { module, _ in pow10(-module / 2) }
      }, trains: .no, cause: .vanishingForward, place: "6"),
    Case(
      name: "a layer that died on the way",
      run: changed({ .plain(6) }) {
        $0.figures["dead"] = { module, step in
          module.isMultiple(of: 2) ? nil : module == 5 && step >= 12 ? 1 : 0.1
        }
      }, trains: .yes, cause: .dead, place: "5", since: 12),
    Case(
      name: "a layer that died of steps that are too long: those are what is said first",
      run: changed({ .plain(6) }) {
        $0.loss = flat
        $0.figures["dead"] = { module, step in
          module.isMultiple(of: 2) ? nil : module == 5 && step >= 12 ? 1 : 0.1
        }
        $0.figures["step_size"] = { module, step in module.isMultiple(of: 2) ? (step < 10 ? 2 : 0) : nil }
      }, trains: .no, cause: .rateTooLarge, place: "0", since: 0),
    Case(
      name: "saturated from the start",
      run: changed({ .plain(6, "Tanh") }) {
        $0.figures["saturated"] = { module, _ in module.isMultiple(of: 2) ? nil : module == 3 ? 0.97 : 0.2 }
      }, trains: .yes, cause: .saturated, place: "3"),
    Case(
      name: "a saturated output is how a classifier is sure",
      run: changed({ .plain(6, "Tanh") }) {
        $0.modules.append(MadeRun.Module(name: "end", className: "Sigmoid", role: "activation"))
        $0.figures["saturated"] = { module, _ in module == 11 ? 0.99 : nil }
      }, trains: .yes, cause: .healthy),
    Case(
      name: "gates that do not depend on what comes in",
      run: changed({ .plain(3) }) {
        $0.modules[2] = MadeRun.Module(name: "lstm", className: "LSTM", role: "recurrent", gain: 1)
        $0.gates = [2: ["input": 0.99, "forget": 0.5, "output": 0.2]]
      }, trains: .yes, cause: .saturated, place: "lstm"),
    Case(
      name: "one layer fifty times too large",
      run: changed({ .plain(6) }) {
        $0.loss = flat
        $0.modules[4].gain = 50
      }, trains: .no, cause: .explodingForward, place: "4"),
    Case(
      name: "one layer fifty times too large, which what follows makes up for",
      run: changed({ .plain(6) }) { $0.modules[4].gain = 50 }, trains: .yes, cause: .healthy),
    Case(
      name: "a run that broke off after a jump",
      run: changed({ .plain(6) }) {
        $0.steps = 3
        $0.loss = { $0 < 2 ? 2 : 4e6 }
        $0.figures["step_size"] = { module, step in module.isMultiple(of: 2) ? 3 : nil }
      }, trains: .no, cause: .rateTooLarge, place: "0"),
    Case(
      name: "a NaN in one module",
      run: changed({ .transformer(4) }) {
        $0.bad = [20: [("outputs", 9, 64), ("outputs", 10, 64), ("signals", 3, 5)]]
        $0.loss = { $0 >= 20 ? nil : 2 - Double($0) / 20 }
      }, trains: .no, cause: .notFinite, place: "blocks.1.attn.proj", since: 20),
    Case(
      name: "weights that a step has broken",
      run: changed({ .plain(6) }) { $0.bad = [8: [("outputs", 2, 9), ("weights", 2, 3)]] }, trains: .no,
      cause: .notFinite, place: "2", since: 8),
    Case(
      name: "weights that a step has broken everywhere: where it began is not known",
      run: changed({ .plain(6) }) { made in
        made.every = 10
        made.bad = [8: (0..<6).map { ("weights", 2 * $0, 3) } + [("outputs", 0, 9)]]
      }, trains: .no, cause: .notFinite, since: 80),
    Case(
      name: "losses of single batches, of which one is high",
      run: changed({ .plain(6) }) {
        $0.steps = 50
        $0.loss = { $0 == 28 ? 1.6 : 2.5 / Double(1 + $0) * Double(1 + ($0 * 7919) % 5) }
        $0.figures["step_size"] = { module, _ in module.isMultiple(of: 2) ? 0.2 : nil }
      }, trains: .yes, cause: .healthy),
    Case(
      name: "a loss that goes up and comes down to above where it began",
      run: changed({ .plain(6) }) {
        $0.loss = { $0 == 0 ? 2.8 : $0 < 8 ? 170 : 170 / Double($0 - 6) }
        $0.figures["step_size"] = { module, _ in module.isMultiple(of: 2) ? 0.5 : nil }
      }, trains: .no, cause: .rateTooLarge, place: "0"),
    Case(
      name: "a loss that goes up and comes down to where it began",
      run: changed({ .plain(6) }) {
        $0.loss = { $0 == 0 ? 2.345 : max(2.34, 9 - Double($0)) + 0.005 * Double($0 % 2) }
        $0.figures["dead"] = { module, step in module.isMultiple(of: 2) ? nil : step > 6 ? 1 : 0.1 }
      }, trains: .no, cause: .dead, place: "1"),
    Case(
      name: "six losses whose noise hides a fall, after steps that were too long",
      run: changed({ .plain(6) }) {
        $0.steps = 6
        $0.loss = { [0.77, 11, 10, 2.7, 0.62, 0.21][$0] }
        $0.figures["step_size"] = { module, _ in module.isMultiple(of: 2) ? 0.5 : nil }
      }, trains: .unsure, cause: .rateTooLarge, place: "0"),
    Case(
      name: "branches that are dead at the end of a model whose blocks have numbers alone",
      run: {
        var made = MadeRun.transformer(4)
        made.containers = [:]
        for block in 0..<4 { made.containers["\(block)"] = "Block" }
        for place in made.modules.indices {
          made.modules[place].name = made.modules[place].name.replacing("blocks.", with: "")
        }
        made.figures["spread"] = { module, _ in [5, 6, 11, 12, 17, 18, 23, 24].contains(module) ? 0 : 0.5 }
        return made
      }, trains: .yes, cause: .healthy),
    Case(
      name: "a fall that is over early, in a model with a dead layer",
      run: changed({ .plain(6) }) {
        $0.loss = { $0 < 4 ? 3.2 - 0.3 * Double($0) : 2.1 + 0.01 * Double($0 % 2) }
        $0.figures["dead"] = { module, _ in module.isMultiple(of: 2) ? nil : 1 }
      }, trains: .no, cause: .dead, place: "1"),
    Case(
      name: "the same fall without anything that explains it",
      run: changed({ .plain(6) }) {
        $0.loss = { $0 < 4 ? 3.2 - 0.3 * Double($0) : 2.1 + 0.01 * Double($0 % 2) }
      }, trains: .yes, cause: .healthy),
    Case(
      name: "a fall of a few per cent in steps that can't be told from none",
      run: changed({ .plain(6) }) {
        $0.loss = { 3.3 - 0.0035 * Double($0) }
        $0.figures["step_size"] = { module, _ in module.isMultiple(of: 2) ? (module == 0 ? 1e-3 : 3e-7) : nil
        }
        $0.figures["signal"] = { _, _ in 0.05 }
      }, trains: .no, cause: .rateTooSmall, place: "0"),
    Case(
      name: "a loss that only comes down to where it began",
      run: changed({ .plain(6) }) {
        $0.loss = { $0 == 0 ? 2.3 : 40 - Double($0) }
        $0.figures["step_size"] = { module, _ in module.isMultiple(of: 2) ? 0.5 : nil }
      }, trains: .no, cause: .rateTooLarge, place: "0"),
    Case(
      name: "a loss scaler finds its scale",
      run: changed({ .plain(6) }) {
        $0.lossScale = 65536
        $0.bad = [0: [("gradients", 4, 12)], 1: [("signals", 4, 3), ("gradients", 4, 12)]]
      }, trains: .yes, cause: .healthy),
    Case(
      name: "a rate that is too large",
      run: changed({ .plain(6) }) {
        $0.loss = { $0 < 4 ? 2.3 : 40 }
        $0.figures["step_size"] = { module, step in module.isMultiple(of: 2) ? 0.8 : nil }
      }, trains: .no, cause: .rateTooLarge, place: "0", since: 0),
    Case(
      name: "a rate that is too small",
      run: changed({ .plain(6) }) {
        $0.loss = { 2.3 - 1e-5 * Double($0) }
        $0.figures["step_size"] = { module, _ in module.isMultiple(of: 2) ? 1e-6 * Double(module + 1) : nil }
      }, trains: .no, cause: .rateTooSmall, place: "10"),
    Case(
      name: "steps below a millionth, at a signal that asks for little",
      run: changed({ .plain(6) }) {
        $0.loss = flat
        $0.figures["signal"] = { _, _ in 0.05 }
        $0.figures["step_size"] = { module, _ in module.isMultiple(of: 2) ? 7e-8 : nil }
      }, trains: .no, cause: .rateTooSmall, place: "0"),
    Case(
      name: "steps that come to nothing on the way, though they were long enough before",
      run: changed({ .plain(6) }) {
        $0.loss = flat
        $0.figures["step_size"] = { module, step in
          module.isMultiple(of: 2) ? (step < 15 || module == 10 ? 2e-3 : 2e-7) : nil
        }
      }, trains: .no, cause: .rateTooSmall, place: "6", since: 15),
    Case(
      name: "an optimizer of the head alone, and a loss that stays",
      run: changed({ .plain(6) }) {
        $0.loss = flat
        $0.figures["step_size"] = { module, _ in module == 10 ? 1e-3 : module == 4 ? 0 : nil }
      }, trains: .no, cause: .rateTooSmall, place: "0"),
    Case(
      name: "an optimizer of the head alone, and a loss that falls",
      run: changed({ .plain(6) }) {
        $0.figures["step_size"] = { module, _ in module == 10 ? 1e-3 : module == 4 ? 0 : nil }
      }, trains: .yes, cause: .healthy),
    Case(
      name: "an error that is lost between the head and the last block",
      run: changed({ .transformer(4) }) {
        $0.loss = flat
        $0.figures["signal"] = { module, _ in module == 25 ? 0.7 : 1.6e-7 }
      }, trains: .no, cause: .vanishingBackward, place: "blocks.3.fc2"),
    Case(
      name: "one first step of Adam that is too long",
      run: changed({ .plain(6) }) {
        $0.optimizer = "Adam"
        $0.loss = flat
        $0.figures["step_size"] = { module, step in module.isMultiple(of: 2) ? (step == 0 ? 0.13 : 1e-3) : nil
        }
      }, trains: .unsure, cause: .unsure),
    Case(
      name: "normalisation behind the addition, without warm-up",
      run: changed({ .transformer(6, isNormFirst: false) }) { $0.loss = flat }, trains: .no,
      cause: .rateTooLarge,
      place: "blocks.0.attn.qkv"),
    Case(
      name: "normalisation behind the addition, with warm-up: that is not it",
      run: changed({ .transformer(6, isNormFirst: false) }) {
        $0.loss = flat
        $0.rate = { min(1e-3, 1e-5 * Double($0 + 1)) }
      }, trains: .unsure, cause: .unsure),
    Case(
      name: "normalisation behind the addition, of which the last blocks alone learn",
      run: changed({ .transformer(6, isNormFirst: false) }) {
        $0.loss = { $0 < 8 ? 3 : 2.1 + 0.01 * Double($0 % 2) }
        $0.figures["signal"] = { module, step in step < 5 ? 0.5 : pow10((module - 36) / 6 * 2) }
      }, trains: .no, cause: .rateTooLarge, place: "blocks.0.attn.qkv"),
    Case(
      name: "outputs that are the same for all samples",
      run: changed({ .plain(6) }) {
        $0.loss = { $0 < 3 ? 5 : 2.3 + 0.01 * Double($0 % 2) }
        $0.figures["spread"] = { module, _ in module == 10 ? 1e-3 : 0.5 }
      }, trains: .no, cause: .indistinguishable, place: "10"),
    Case(
      name: "a module that gets no gradient",
      run: changed({ .plain(6) }) {
        $0.figures["gradient"] = { module, _ in module.isMultiple(of: 2) ? (module == 2 ? 0 : 1e-3) : nil }
      }, trains: .yes, cause: .vanishingBackward, place: "2"),
    Case(
      name: "a frozen module moves as it is meant to",
      run: changed({ .plain(6) }) {
        $0.modules[2].trains = false
        $0.figures["gradient"] = { module, _ in module.isMultiple(of: 2) ? (module == 2 ? 0 : 1e-3) : nil }
        $0.figures["step_size"] = { module, _ in module.isMultiple(of: 2) && module != 2 ? 1e-3 : nil }
      }, trains: .yes, cause: .healthy),
    Case(
      name: "a branch that begins as nothing",
      run: changed({ .transformer(4) }) {
        $0.modules[6].gain = 0
        $0.figures["step_size"] = { module, step in module == 6 ? 5 / Double(step + 1) : 1e-3 }
      }, trains: .yes, cause: .healthy),
    Case(
      name: "gradients below what half precision holds",
      run: changed({ .plain(6) }) {
        $0.loss = flat
        $0.figures["zero_gradients"] = { module, _ in module == 2 ? 0.97 : module.isMultiple(of: 2) ? 0 : nil
        }
      }, trains: .no, cause: .underflow, place: "2"),
    Case(
      name: "weights too small everywhere",
      run: changed({ .plain(6, gain: 0.01) }) { $0.loss = flat }, trains: .no, cause: .vanishingForward,
      place: "6"),
  ]

  @Test(arguments: cases)
  func `each way to be ill is told with its place and its step, and nothing else is`(_ given: Case) throws {
    let diagnosis = try #require(RunDiagnosis(given.run().run()))
    #expect(diagnosis.outlook.answer == given.trains)
    var messages: [any Message] = [diagnosis.outlook]
    messages += diagnosis.answers as [any Message]
    messages += diagnosis.changes as [any Message]
    if let theory = diagnosis.theory { messages.append(theory) }
    for message in messages { #expect(Twins.faults(of: message) == []) }
    #expect(diagnosis.cause == given.cause)
    if let place = given.place { #expect(diagnosis.findings.first?.place?.name == place) }
    if let since = given.since { #expect(diagnosis.findings.first?.step == since) }
    let isIll = given.cause != .healthy && given.cause != .unsure
    #expect(diagnosis.findings.isEmpty != isIll)
    #expect(diagnosis.remedies.isEmpty != isIll)
  }

  @Test func `theory is beside a plain stack whose activation is known, and beside no other`() throws {
    // Tanh with weights of gain 1 and outputs of size 1: χ₁ = E[φ′(z)²] = 0.4644 for a standard normal z (numpy, 2·10⁷
    // points), so √χ₁ = 0.6815 at the first hop; sizes given are those of the pre-activations.
    var run = MadeRun.plain(4, "Tanh")
    run.figures["size"] = { _, _ in 1 }
    let theory = try #require(RunDiagnosis(run.run())?.theory)
    #expect(theory.layers == 3)
    #expect(theory.predicted > 0.68 && theory.predicted < 0.85)
    #expect(RunDiagnosis(try MadeRun.transformer(3).run())?.theory == nil)
    // What comes in has another size than what went out: something stands between.
    run.figures["input_size"] = { module, _ in module == 2 ? 2 : 1 }
    #expect(RunDiagnosis(try run.run())?.theory == nil)
  }

  @Test func `what jumps is told with its step`() throws {
    var run = MadeRun.plain(6)
    run.figures["signal"] = { _, step in step < 17 ? 0.5 : 0.01 }
    let changes = try #require(RunDiagnosis(run.run())).changes
    #expect(changes.map(\.figure) == [.signal])
    #expect(changes.map(\.step) == [17])
  }
}
