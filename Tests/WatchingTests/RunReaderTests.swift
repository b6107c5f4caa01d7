import Files
import Foundation
import Testing

@testable import Watching

/// Files of runs: what they hold, and how others are refused.
struct RunReaderTests {
  @Test func `a run is read whole, whatever pieces it comes in`() throws {
    let made = MadeRun.transformer(3)
    let whole = try made.run()
    #expect(whole.steps.count == 30 && whole.isEnded && whole.model == "Made")
    #expect(whole.steps[3][.signal, 0] == 0.5 && whole.steps[3][.dead, 0] == nil)
    for size in [1, 7, 1000] {
      var reader = RunReader()
      var rest = made.bytes[...]
      while !rest.isEmpty {
        try reader.read(rest.prefix(size))
        rest = rest.dropFirst(size)
      }
      #expect(!reader.isCut)
      #expect(reader.run.steps.map(\.number) == whole.steps.map(\.number))
      #expect(reader.run.lists == whole.lists)
    }
  }

  @Test func `a last line without its end is left out`() throws {
    let bytes = MadeRun.plain(3).bytes.dropLast(60)
    let (run, isCut) = try RunReader.run(Array(bytes))
    #expect(isCut && run.steps.count == 29)
    #expect(!run.isEnded)
  }

  @Test func `fields and kinds that are not known are passed over`() throws {
    var lines = MadeRun.plain(3).lines
    lines.insert(#"{"format":1,"kind":"weather","sun":[1,{"a":null}]}"#, at: 2)
    lines[3] = String(lines[3].dropLast()) + #","mood":{"deep":[[1.5e-7,"x\u00e9",true]]}}"#
    let run = try RunReader.run(Array((lines.joined(separator: "\n") + "\n").utf8)).run
    #expect(run.steps.count == 30)
  }

  struct Refusal: Sendable {
    let text: String
    let problem: RunProblem
  }

  static let refusals: [Refusal] = {
    let made = MadeRun.plain(2)
    let head = made.header + "\n" + made.list + "\n"
    func step(_ rest: String) -> String { head + #"{"format":1,"kind":"step",\#(rest)}"# + "\n" }
    return [
      Refusal(text: "", problem: .isEmpty),
      Refusal(text: "epoch,loss\n1,2\n", problem: .isNoRun),
      Refusal(text: "{\"a\":1}\n", problem: .isNoRun),
      Refusal(text: "{", problem: .isNoRun),
      Refusal(text: #"{"format":2,"kind":"run","x":[}"# + "\n", problem: .otherVersion(2, known: 1)),
      Refusal(text: head + "{\"format\":1,\"kind\":\"st\n", problem: .isMalformed(line: 3)),
      Refusal(text: step(#""step":0,"list":0,"signal":[1,NaN,2]"#), problem: .isMalformed(line: 3)),
      Refusal(text: step(#""step":0,"list":0,"signal":[1,1e999,2]"#), problem: .isMalformed(line: 3)),
      Refusal(text: step(#""step":-1,"list":0"#), problem: .isMalformed(line: 3)),
      Refusal(text: step(#""step":0,"list":7"#), problem: .wrongList(line: 3, list: 7)),
      Refusal(
        text: step(#""step":0,"list":0,"signal":[1]"#),
        problem: .wrongCount(line: 3, field: "signal", count: 1, modules: 3)),
      Refusal(
        text: step(#""step":5,"list":0"#) + #"{"format":1,"kind":"step","step":4,"list":0}"# + "\n",
        problem: .stepsGoBack(line: 4, step: 4, last: 5)),
      Refusal(
        text: step(String(repeating: "[", count: 200)), problem: .isMalformed(line: 3)),
      Refusal(
        text: step(#""x":\#(String(repeating: "[", count: 5000))\#(String(repeating: "]", count: 5000))"#),
        problem: .isMalformed(line: 3)),
    ]
  }()

  @Test(arguments: refusals.indices)
  func `what is no run is refused with its line`(_ place: Int) {
    let refusal = Self.refusals[place]
    #expect(throws: refusal.problem) { try RunReader.run(Array(refusal.text.utf8)) }
  }

  @Test func `a line that never ends is refused before it is kept`() throws {
    var reader = RunReader()
    let piece = [UInt8](repeating: UInt8(ascii: "["), count: 1 << 20)
    try reader.read(Array("{".utf8)[...])
    #expect(throws: RunProblem.lineIsTooLong(line: 1)) {
      for _ in 0..<64 { try reader.read(piece[...]) }
    }
  }

  @Test func `of a run without end every second step is kept, the last and the first bad one always`() throws
  {
    var made = MadeRun.plain(3)
    made.steps = 200
    made.bad = [77: [("gradients", 0, 1)]]
    var reader = RunReader(mostFigures: 4000)
    try reader.read(made.bytes[...])
    let run = reader.run
    #expect(run.measured == 200 && run.stride > 1 && run.steps.count < 100)
    #expect(run.steps.last?.number == 199)
    #expect(run.steps.contains { $0.number == 77 } && run.firstBad == 77)
  }

  @Test func `a run that is written behind another one is another run`() throws {
    let made = MadeRun.plain(3)
    let run = try RunReader.run(made.bytes + MadeRun.plain(2).bytes).run
    #expect(run.steps.count == 30 && run.lists.count == 1 && run.lists[0].modules.count == 3)
  }

  // MARK: Groups

  @Test func `blocks are one row each, and like ones one together`() throws {
    let list = try MadeRun.transformer(12).run().lists[0]
    let folded = list.folded
    #expect(folded.map(\.name) == ["embed"] + (0..<12).map { "blocks.\($0)" } + ["head"])
    #expect(folded[1].members.count == 6 && folded[1].className == "Block")
    let further = list.groups(atMost: 10)
    #expect(further.map(\.name) == ["embed", "blocks.0 … 11", "head"])
    #expect(further[1].blocks == 12 && further[1].members.count == 72)
    #expect(list.unfolded.count == 74)
  }

  @Test func `layers of a row that repeats are one together, with their activations beside them`() throws {
    let list = try MadeRun.plain(20).run().lists[0]
    #expect(list.folded.count == 39)
    #expect(list.groups(atMost: 10).map(\.name) == ["0 … 36", "1 … 37", "38"])
  }

  // MARK: A file that grows

  @Test func `a file that grows is read as it does, and begun anew where it is`() throws {
    let folder = NSTemporaryDirectory() + "watching-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let path = folder + "/run.jsonl"
    let file = GrowingFile(path)
    #expect(try file.next() == .isMissing)
    try File.write(Array("one\n".utf8), to: path)
    #expect(try file.next() == .bytes(Array("one\n".utf8)))
    #expect(try file.next() == .nothing)
    // Another file in its place.
    try File.write(Array("two\nthree\n".utf8), to: path)
    var news = try file.next()
    if news == .nothing { news = try file.next() }
    #expect(news == .beganAnew)
    #expect(try file.next() == .bytes(Array("two\nthree\n".utf8)))
  }
}
