import Foundation
import Testing

/// `gradlab doctor --follow`: a run that is looked at while it goes on.
@Suite(.serialized) struct RunFollowingTests {
  private static let head =
    #"{"format":1,"kind":"run","by":"made","torch":"2.15.0","model":"Watched","parameters":9,"every":1,"optimizer":{"class":"SGD"}}"#
    + "\n"
    + #"{"format":1,"kind":"modules","list":0,"modules":[{"name":"first","class":"Linear","role":"linear","call":1,"input":[4,8],"output":[4,8],"settings":{},"parameters":[{"name":"weight","shape":[8,8],"trains":true,"fan_in":8,"mean":0,"deviation":0.3}]}],"containers":{},"uncalled":[],"unmeasured":[]}"#
    + "\n"

  private static func step(_ number: Int, loss: String, bad: String = "") -> String {
    #"{"format":1,"kind":"step","step":\#(number),"list":0,"loss":\#(loss),"signal":[0.5],"spread":[0.9],"size":[1],"step_size":[0.001]\#(bad)}"#
      + "\n"
  }

  private static func append(_ text: String, to file: URL) throws {
    let handle = try FileHandle(forWritingTo: file)
    defer { try? handle.close() }
    try handle.seekToEnd()
    try handle.write(contentsOf: Data(text.utf8))
  }

  @Test func `It waits for the file, draws what comes, fits the screen and leaves by Ctrl-C`() throws {
    let screen = try Screen("doctor --follow run.jsonl")
    try screen.wait(for: "Waiting for run.jsonl")
    let file = screen.folder.appendingPathComponent("run.jsonl")
    try Self.head.write(to: file, atomically: true, encoding: .utf8)
    try screen.wait(for: "No step was measured yet")
    // A line without its end is none.
    try Self.append(Self.step(0, loss: "2.5") + #"{"format":1,"kind":"st"#, to: file)
    try screen.wait(for: "step 0 measured")
    try Self.append(#"ep","step":1,"list":0,"loss":2.4,"signal":[0.5]}"# + "\n", to: file)
    try screen.wait(for: "2 steps measured, from 0 to 1")
    try screen.resize(columns: 100, rows: 15)
    try screen.wait(for: "Watched")
    #expect(try screen.lines().first?.hasPrefix("Watched") == true)
    for number in 2..<12 {
      try Self.append(Self.step(number, loss: "\(2.3 - Double(number) / 10)"), to: file)
    }
    try screen.wait(for: "It trains")
    try Self.append(Self.step(12, loss: "null", bad: #","bad":{"outputs":[3]}"#), to: file)
    try screen.wait(for: "It does not train")
    try screen.press("C-c")
    try screen.wait(for: "left with 130")
  }

  /// Twelve blocks of a linear layer and an activation, whose error vanishes.
  private static func deep(ended: Bool) -> String {
    let modules = (0..<24).map { place in
      #"{"name":"blocks.\#(place / 2).\#(place % 2 == 0 ? "linear" : "act")","class":"\#(place % 2 == 0 ? "Linear" : "Tanh")","role":"\#(place % 2 == 0 ? "linear" : "activation")","call":1,"input":[4,8],"output":[4,8],"settings":{},"parameters":\#(place % 2 == 0 ? #"[{"name":"weight","shape":[8,8],"trains":true,"fan_in":8,"mean":0,"deviation":0.1}]"# : "[]")}"#
    }
    let containers = (0..<12).map { #""blocks.\#($0)":"Block""# }.joined(separator: ",")
    let signals = (0..<24).map { "1e-\(24 - $0)" }.joined(separator: ",")
    let ones = Array(repeating: "0.5", count: 24).joined(separator: ",")
    let steps = (0..<12).map {
      #"{"format":1,"kind":"step","step":\#($0),"list":0,"loss":2.5,"signal":[\#(signals)],"spread":[\#(ones)],"size":[\#(ones)]}"#
        + "\n"
    }
    return #"{"format":1,"kind":"run","model":"Deep"}"# + "\n"
      + #"{"format":1,"kind":"modules","list":0,"modules":[\#(modules.joined(separator: ","))],"containers":{\#(containers)},"uncalled":[],"unmeasured":[]}"#
      + "\n" + steps.joined() + (ended ? #"{"format":1,"kind":"end","steps":12}"# + "\n" : "")
  }

  @Test func `Where the screen is too short, rows share a line, and what is left out is named below`() throws
  {
    let folder = try Screen.newFolder()
    let file = folder.appendingPathComponent("run.jsonl")
    try Self.deep(ended: false).write(to: file, atomically: true, encoding: .utf8)
    let screen = try Screen("doctor --follow run.jsonl", folder: folder)
    try screen.wait(for: "gradlab doctor run.jsonl")
    let lines = try screen.lines()
    #expect(lines.first?.hasPrefix("Deep") == true)
    #expect(lines.contains { $0.hasPrefix("It does not train") })
    #expect(lines.contains { $0.hasPrefix("blocks.0 … 11 ") }, "\(lines)")
    #expect(lines.contains { $0.hasPrefix("No room for") && $0.contains("what to try") })
    // When the run is over, all of it is printed, to be scrolled to.
    try Self.append(#"{"format":1,"kind":"end","steps":12}"# + "\n", to: file)
    try screen.wait(for: "left with 1")
    #expect(try !screen.lines().contains { $0.hasPrefix("No room for") })
  }

  @Test func `Unfolded a table has all its rows, on a screen too`() throws {
    let folder = try Screen.newFolder()
    try Self.deep(ended: true).write(
      to: folder.appendingPathComponent("run.jsonl"), atomically: true, encoding: .utf8)
    // What the terminal was given goes to a file beside it, of which a screen of 24 rows shows the end.
    let screen = try Screen(
      folder: folder,
      command: [
        "script", "-qefc", "'\(Screen.program)' doctor --unfold run.jsonl; echo left; exec sleep 100",
        "shown.txt",
      ])
    try screen.wait(for: "left")
    let shown = String(
      decoding: try Data(contentsOf: folder.appendingPathComponent("shown.txt")), as: UTF8.self)
    for block in 0..<12 { #expect(shown.contains("blocks.\(block).act ")) }
  }

  @Test func `A file that is written anew is begun anew`() throws {
    let folder = try Screen.newFolder()
    let file = folder.appendingPathComponent("run.jsonl")
    try (Self.head + Self.step(7, loss: "1")).write(to: file, atomically: true, encoding: .utf8)
    let screen = try Screen("doctor --follow run.jsonl", folder: folder)
    try screen.wait(for: "step 7 measured")
    try (Self.head + Self.step(3, loss: "1")).write(to: file, atomically: true, encoding: .utf8)
    try screen.wait(for: "step 3 measured")
    try screen.press("C-c")
    try screen.wait(for: "left with 130")
  }

  @Test func `With the run's last line it ends, with the exit code of the verdict`() throws {
    let folder = try Screen.newFolder()
    let steps = (0..<12).map { Self.step($0, loss: "\(2 - Double($0) / 10)") }.joined()
    try (Self.head + steps + #"{"format":1,"kind":"end","steps":12}"# + "\n").write(
      to: folder.appendingPathComponent("run.jsonl"), atomically: true, encoding: .utf8)
    let screen = try Screen("doctor --follow run.jsonl", folder: folder)
    try screen.wait(for: "left with 0")
  }

  @Test func `In a pipe a verdict is printed when it changes, and not again`() throws {
    let folder = try Screen.newFolder()
    let steps = (0..<12).map { Self.step($0, loss: "\(2 - Double($0) / 10)") }.joined()
    try (Self.head + steps + #"{"format":1,"kind":"end","steps":12}"# + "\n").write(
      to: folder.appendingPathComponent("run.jsonl"), atomically: true, encoding: .utf8)
    let result = try Command.run([
      Screen.program, "doctor", "--follow", folder.appendingPathComponent("run.jsonl").path,
    ])
    #expect(result.status == 0)
    #expect(result.output.components(separatedBy: "It trains").count == 2)
    #expect(!result.output.contains("\u{1B}"))
  }
}

/// `gradlab doctor` of runs, as other programs call it.
@Suite struct RunDoctorTests {
  private static let run =
    #"{"format":1,"kind":"run","model":"M"}"# + "\n"
    + #"{"format":1,"kind":"modules","list":0,"modules":[],"containers":{}}"# + "\n"

  /// Arguments, what the file holds, and the exit code.
  static let calls: [([String], String, Int32)] = [
    (["run.jsonl"], run, 2),
    (["run.jsonl"], "", 2),
    (["run.jsonl"], "no run\n", 2),
    (["run.jsonl"], #"{"format":3,"kind":"run"}"# + "\n", 2),
    (["run.jsonl", "--step", "-1"], run, 2),
    (["run.jsonl", "-o", "x.html"], run, 2),
    (["run.jsonl", "--to", "html", "--json"], run, 2),
    (["run.jsonl", "run.jsonl", "--follow"], run, 2),
    (["nothing.jsonl"], run, 2),
    (["run.jsonl", "nothing.jsonl"], run, 2),
  ]

  @Test(arguments: calls.indices)
  func `what can't be told or is not asked rightly has code 2, and no trap`(_ place: Int) throws {
    let (arguments, text, status) = Self.calls[place]
    let folder = try Screen.newFolder()
    try text.write(to: folder.appendingPathComponent("run.jsonl"), atomically: true, encoding: .utf8)
    let result = try Command.run(
      ["sh", "-c", "cd \"$0\" && exec \"$@\"", folder.path, Screen.program, "doctor"] + arguments)
    #expect(result.status == status, "\(result.output)\(result.errors)")
    #expect(!(result.output + result.errors).isEmpty)
  }
}
