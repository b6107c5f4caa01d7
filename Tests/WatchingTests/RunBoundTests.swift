import Synchronization
import Testing

@testable import Watching

/// Runs that are written to take time or memory.
struct RunBoundTests {
  /// A run of modules that cost a few signs each.
  private static func run(modules count: Int, steps: [String]) -> [UInt8] {
    let modules = [String](repeating: #"{"role":"activation"}"#, count: count).joined(separator: ",")
    let head = [
      #"{"format":1,"kind":"run"}"#, #"{"format":1,"kind":"modules","list":0,"modules":[\#(modules)]}"#,
    ]
    return Array(((head + steps).joined(separator: "\n") + "\n").utf8)
  }

  @Test func `a step that names no figure counts for each module that is looked at`() throws {
    let steps = (0..<2000).map { #"{"format":1,"kind":"step","step":\#($0),"list":0}"# }
    var reader = RunReader(mostFigures: 100_000)
    try reader.read(Self.run(modules: 1000, steps: steps)[...])
    #expect(reader.run.measured == 2000 && reader.run.steps.count <= 100)
    let gates = [String](
      repeating: #"{\#((0..<50).map { "\"g\($0)\":1" }.joined(separator: ","))}"#, count: 10
    )
    .joined(separator: ",")
    reader = RunReader(mostFigures: 100_000)
    let gated = (0..<100).map { #"{"format":1,"kind":"step","step":\#($0),"list":0,"gates":[\#(gates)]}"# }
    try reader.read(Self.run(modules: 10, steps: gated)[...])
    #expect(reader.run.steps.count <= 10)
  }

  @Test func `a diagnosis that is told to stop looks for nothing more`() throws {
    var made = MadeRun.plain(40)
    made.loss = { _ in 2 }
    made.figures["signal"] = { module, _ in pow10(module / 4 - 20) }
    let run = try made.run()
    #expect(RunDiagnosis(run)?.findings.isEmpty == false)
    let asked = Mutex(0)
    let stopped = RunDiagnosis(run) {
      asked.withLock { $0 += 1 }
      return true
    }
    #expect(stopped?.findings.isEmpty == true && asked.withLock { $0 } > 79)
  }

  @Test func `names that are too long, and too many of them, are refused`() throws {
    let head = #"{"format":1,"kind":"run"}"# + "\n"
    let long = String(repeating: "x", count: 5000)
    for field in [
      #""containers":{"\#(long)":"c"}"#, #""modules":[{"settings":{"\#(long)":1}}]"#,
      #""modules":[{"input":[\#([String](repeating: "1", count: 65).joined(separator: ","))]}]"#,
    ] {
      #expect(throws: RunProblem.isMalformed(line: 2)) {
        try RunReader.run(Array((head + #"{"format":1,"kind":"modules","list":0,\#(field)}"# + "\n").utf8))
      }
    }
    // Each list is small enough, and all together are not.
    let tensors = [String](repeating: "{}", count: 90_000).joined(separator: ",")
    let lists = (0..<12).map {
      #"{"format":1,"kind":"modules","list":\#($0),"modules":[{"parameters":[\#(tensors)]}]}"#
    }
    #expect(throws: RunProblem.tooManyNames(line: 13, most: 1_000_000)) {
      try RunReader.run(Array((head + lists.joined(separator: "\n") + "\n").utf8))
    }
  }

  @Test func `a run begins with its first record, and with no blank line`() throws {
    var reader = RunReader()
    try reader.read(Array("\n \n".utf8)[...])
    #expect(!reader.hasBegun)
    #expect(throws: RunProblem.isEmpty) { try reader.checkBegun() }
    try reader.read(MadeRun.plain(3).bytes[...])
    #expect(reader.hasBegun && reader.run.steps.count == 30)
  }
}
