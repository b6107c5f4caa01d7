import Foundation
import Lab
import Testing

/// Ctrl-C while a statement runs, verb by verb, in the built program on a terminal.
@Suite(.serialized) struct InterruptTests {
  struct Work: CustomTestStringConvertible {
    let verb: String
    var setup: [String] = []
    let statement: String
    var testDescription: String { verb }
  }

  static let wide = "3 * dense(3000, tanh) -> dense(1, sigmoid)"
  static let deep = "tower(depth) = depth * dense(64, tanh) -> dense(1, sigmoid)"

  /// Something that takes long for each verb that can, and for values whose making does.
  static let work: [Work] = [
    Work(verb: "probe", statement: "probe \(wide)"),
    Work(verb: "probe", setup: [deep], statement: "probe tower(2..2000)"),
    Work(verb: "spectrum", statement: "spectrum \(wide)"),
    Work(verb: "explain", statement: "explain \(wide)"),
    Work(verb: "diagnose", statement: "diagnose \(wide)"),
    Work(verb: "theory", statement: "theory 99999 * dense(8, gelu) -> dense(1, sigmoid)"),
    Work(verb: "boundary", setup: [deep], statement: "boundary probe(tower(2..9000)).ratio > 1e-300"),
    Work(verb: "gradcheck", setup: [deep], statement: "gradcheck tower(20) entries=100000"),
    Work(verb: "plot", statement: "plot \(wide)"),
    Work(verb: "train", setup: [deep, "n = tower(5)"], statement: "train n epochs=1000000"),
    Work(verb: "train", statement: "train \(wide)"),
    Work(
      verb: "train", setup: ["data = adding(samples=300, length=200)", "n = lstm(64) -> dense(1)"],
      statement: "train n"),
    Work(verb: "train", setup: [deep], statement: "train tower([5, 9]) seed=1..500 epochs=10000"),
    Work(verb: "evaluate", statement: "evaluate \(wide)"),
    Work(verb: "predict", statement: "predict \(wide)"),
    Work(verb: "expect", setup: [deep], statement: "expect train(tower(5), epochs=1000000).loss < 1"),
    Work(verb: "save", setup: ["n = \(wide)"], statement: #"save "never.safetensors" of=n"#),
    Work(
      verb: "export", setup: [deep],
      statement: #"export train(tower(5), epochs=1000000) to="never.csv""#),
    Work(verb: "run", statement: #"run "long.gl""#),
    Work(verb: "claims", statement: "claims"),
    Work(verb: "=", statement: "d = gaussian(samples=9000000)"),
    Work(verb: "=", statement: #"d = csv("big.csv", target="y")"#),
  ]

  /// A script that takes long, and data that are long to read.
  private static let folder = Result {
    let folder = try Screen.newFolder()
    try "n = 5 * dense(64, tanh) -> dense(1, sigmoid)\ntrain n epochs=1000000\n".write(
      to: folder.appendingPathComponent("long.gl"), atomically: true, encoding: .utf8)
    let row = (0..<40).map { "\(Double($0) / 7)" }.joined(separator: ",") + ",1\n"
    let head = (0..<40).map { "x\($0)" }.joined(separator: ",") + ",y\n"
    try (head + String(repeating: row, count: 20_000)).write(
      to: folder.appendingPathComponent("big.csv"), atomically: true, encoding: .utf8)
    return folder
  }

  @Test("Ctrl-C stops it at once, twice does no harm, and the session goes on", arguments: work)
  func stops(work: Work) throws {
    let folder = try Self.folder.get()
    let terminal = try PseudoTerminal(folder: folder, directory: folder)
    try #require(terminal.wait(for: "[1]"))
    for (index, statement) in work.setup.enumerated() {
      terminal.type(statement + "\r")
      try #require(terminal.wait(for: "[\(index + 2)]"))
    }
    terminal.type(work.statement + "\r")
    // What is edited is echoed; after its end comes what the statement says.
    try #require(terminal.wait(for: "\u{1B}[?2004l"))
    try #require(
      try terminal.waitForWork(seconds: 0.2, before: PseudoTerminal.lineIsDone),
      "done before it could be stopped")
    terminal.type("\u{3}")
    try #require(terminal.waitForPrompt())
    #expect(terminal.passed.contains("topped"), "done before it was stopped")
    terminal.type("\u{3}\u{3}6 * 7\r")
    try #require(terminal.wait(for: "42"))
    #expect(!FileManager.default.fileExists(atPath: folder.path + "/never.csv"))
    #expect(!FileManager.default.fileExists(atPath: folder.path + "/never.safetensors"))
  }

  @Test func `Training under a name says how far it came and keeps that`() throws {
    let terminal = try PseudoTerminal(folder: try Screen.newFolder())
    try #require(terminal.wait(for: "[1]"))
    terminal.type("n = dense(8, tanh) -> dense(1, sigmoid)\r")
    try #require(terminal.wait(for: "[2]"))
    terminal.type("train n epochs=1000000\r")
    // The bar shows finished epochs.
    try #require(terminal.wait(for: "training"))
    terminal.type("\u{3}")
    try #require(terminal.wait(for: "stopped after epoch"))
    try #require(terminal.wait(for: "[3]"))
  }

  @Test func `Without a terminal an interrupted script ends with 130`() throws {
    let folder = try Self.folder.get()
    let terminal = try PseudoTerminal(
      ["-c", "trap : INT; '\(Screen.program)' run long.gl > out; echo left with $?"], folder: folder,
      directory: folder, program: "/bin/bash")
    try #require(terminal.wait(for: "training"))
    terminal.type("\u{3}")
    try #require(terminal.wait(for: "left with 130"))
  }
}
