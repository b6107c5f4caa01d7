import Diagnostics
import Testing

@testable import Watching

/// What a diagnosis says beside its answer: figures, remarks, remedies.
struct RunDetailTests {
  @Test func `a path over blocks has the figures of the modules that it names`() throws {
    var run = MadeRun.transformer(4)
    run.figures["signal"] = { module, _ in [8, 9, 14].contains(module) ? 0 : Double(module) / 100 }
    let diagnosis = try #require(RunDiagnosis(run.run()))
    let path = try #require(
      diagnosis.answers.compactMap { if case .arrives(let path, _) = $0 { path } else { nil } }.first)
    #expect(path.first.name == "blocks.0.fc2" && path.last.name == "blocks.3.fc2")
    #expect(path.arrives == 0.06 / 0.24)
    // A block's row tells the same.
    let (watched, list) = (try run.run(), try run.run().lists[0])
    let block = try #require(list.folded.first { $0.name == "blocks.1" })
    #expect(block.value(.signal, in: watched.steps[0], middle: 1) == 0.12)
  }

  @Test func `a jump that does not last is a remark`() throws {
    var run = MadeRun.plain(6)
    run.loss = { $0 == 12 ? 9 : 2.3 + 0.01 * Double($0 % 3) }
    let diagnosis = try #require(RunDiagnosis(run.run()))
    #expect(diagnosis.outlook.answer == .unsure)
    #expect(diagnosis.remarks == [.lossJumps(from: 2.32, to: 9, number: 12)])
  }

  @Test func `a run that begins far off is said to, beside the loss that falls`() throws {
    var run = MadeRun.plain(6)
    run.modules[4].gain = 50
    run.loss = { $0 == 0 ? 1e7 : 1e11 / pow10($0 / 3) }
    let diagnosis = try #require(RunDiagnosis(run.run()))
    #expect(diagnosis.outlook.answer == .yes)
    if case .falls(let course) = diagnosis.outlook.reason { #expect(course.beginning == 1e7) }
    #expect(diagnosis.remarks.contains { if case .oneTooLarge = $0 { true } else { false } })
  }

  @Test func `weights in front of a dead activation are named with it`() throws {
    var run = MadeRun.plain(6)
    run.figures["dead"] = { module, _ in module == 5 ? 1 : module.isMultiple(of: 2) ? nil : 0 }
    guard case .deadLayer(_, let behind, _, _)? = try #require(RunDiagnosis(run.run())).findings.first
    else { return #expect(Bool(false)) }
    #expect(behind?.name == "4")
  }

  @Test func `what the model has is not advised, and norms behind additions come first`() throws {
    var run = MadeRun.transformer(6, isNormFirst: false)
    run.loss = RunDiagnosisTests.flat
    run.figures["signal"] = { module, _ in pow10((module - 36) / 6 * 2) }
    let remedies = try #require(RunDiagnosis(run.run())).remedies
    #expect(remedies.prefix(2) == [.normFirst, .warmUp])
    #expect(!remedies.contains(.residual) && !remedies.contains(.normBefore))
    var plain = MadeRun.plain(6)
    plain.loss = RunDiagnosisTests.flat
    plain.figures["signal"] = { module, _ in pow10((module - 10) / 2 * 3) }
    let others = try #require(RunDiagnosis(plain.run())).remedies
    #expect(others.contains(.residual) && others.contains(.normBefore) && !others.contains(.gelu))
  }

  @Test func `advice fits the model`() throws {
    func remedies(_ run: MadeRun, _ change: (inout MadeRun) -> Void) throws -> [RunRemedy] {
      var made = run
      made.loss = RunDiagnosisTests.flat
      change(&made)
      return try #require(RunDiagnosis(made.run())).remedies
    }
    let short = try remedies(.plain(6)) {
      $0.figures["step_size"] = { module, _ in module.isMultiple(of: 2) ? 7e-8 : nil }
      $0.figures["spread"] = { module, _ in module == 10 ? 1e-3 : 0.5 }
    }
    #expect(short.contains(.raiseRate) && !short.contains(.lowerRate))
    let alike: (inout MadeRun) -> Void = { $0.figures["spread"] = { module, _ in module == 25 ? 1e-3 : 0.5 } }
    #expect(try !remedies(.transformer(4), alike).contains(.standardize))
    let vanishing: (inout MadeRun) -> Void = {
      $0.figures["signal"] = { module, _ in pow10((module - 10) / 2 * 3) }
    }
    #expect(try remedies(.plain(6, "Tanh"), vanishing).contains(.xavierWeights))
    #expect(try remedies(.plain(6), vanishing).contains(.heWeights))
    let recurrent = try remedies(.plain(6)) {
      for module in 0..<10 {
        $0.modules[module] = MadeRun.Module(name: "\(module)", className: "RNN", role: "recurrent", gain: 1)
      }
      vanishing(&$0)
    }
    #expect(recurrent.contains(.recurrentWeights) && !recurrent.contains(.heWeights))
    let broken = try remedies(.plain(6)) { $0.bad = [0: [("outputs", 0, 9)]] }
    #expect(broken.first == .finiteInputs)
  }

  @Test func `what a dead layer cuts off does not move`() throws {
    var run = MadeRun.plain(6)
    run.loss = RunDiagnosisTests.flat
    run.figures["dead"] = { module, _ in module.isMultiple(of: 2) ? nil : module == 9 ? 1 : 0 }
    for figure in ["gradient", "step_size"] {
      run.figures[figure] = { module, _ in module.isMultiple(of: 2) ? 0 : nil }
    }
    let diagnosis = try #require(RunDiagnosis(run.run()))
    #expect(diagnosis.cause == .dead)
    #expect(diagnosis.findings.contains { $0.questions == [.moves] })
  }

  @Test func `of a run that breaks the last finite step is known`() throws {
    var run = MadeRun.plain(6)
    run.bad = [8: [("outputs", 2, 9)]]
    #expect(try #require(RunDiagnosis(run.run())).lastFinite?.number == 7)
    run.bad = [:]
    #expect(try #require(RunDiagnosis(run.run())).lastFinite == nil)
  }

  @Test func `parameters of the model itself are shown with its class`() throws {
    var run = MadeRun.plain(3)
    run.modules.append(.init(name: "", className: "Model", role: "other", gain: 1))
    let list = try run.run().lists[0]
    #expect(list.modules.last?.label == "(Model)")
    #expect(list.folded.last?.name == "(Model)" && list.unfolded.last?.name == "(Model)")
  }

  @Test func `which steps the figures are medians over is known`() throws {
    let run = MadeRun.plain(3)
    #expect(try #require(RunDiagnosis(run.run())).late == 20...29)
  }
}
