import Files
import Foundation
import Testing

@testable import Lab
@testable import Lessons

/// Each call of the system about a file fails once: nothing is lost that was shown as done, all is as it would have
/// been or one sentence says what is not, and the session goes on.
@Suite(.serialized) struct CallFaultTests {
  /// What somebody does, and what there is of it afterwards.
  private struct Scenario {
    let name: String
    var arguments: (URL) -> [String] = { _ in [] }
    let lines: (URL) -> [String]
    /// The files that are named where something fails.
    let names: [String]
    /// What has to be there before.
    var prepare: (URL) throws -> Void = { _ in }
    /// What outlives the session.
    let kept: (URL) throws -> [Kept]
  }

  /// Something that outlives a session.
  private struct Kept: Hashable {
    /// The number of the line that makes it, from 1.
    let line: Int
    let what: String
    /// Whoever is told this knows that it is missing.
    let excuse: String
  }

  /// How a run of it went.
  private struct Run {
    var answered = 0
    var output: [String] = []
    /// The line at which something was said to fail.
    var told: Int?
    var times = 0
  }

  private static func run(
    _ scenario: Scenario, _ folder: URL, _ call: SystemCall? = nil, _ fault: SystemCall.Fault = .inputOutput
  ) throws -> Run {
    try scenario.prepare(folder)
    var run = Run()
    let terminal = try PseudoTerminal(
      scenario.arguments(folder), folder: folder, environment: ["XDG_CONFIG_HOME": folder.path + "/config"],
      launcher: SystemCall.launcher(folder, call, fault))
    func take(_ text: String) {
      // What is said may be broken into lines.
      let plain = text.replacing(#/\u{1B}\[[0-9;?]*[A-Za-z]/#, with: "").replacing(#/\s+/#, with: " ")
      run.output.append(plain)
      guard let reason = fault.reason else { return }
      let times = plain.components(separatedBy: reason).count - 1
      if times > 0, run.told == nil { run.told = run.answered }
      run.times += times
    }
    if terminal.waitForPrompt(seconds: 60) {
      take(terminal.passed)
      for line in scenario.lines(folder) {
        guard terminal.enter(line, seconds: 60) else { break }
        run.answered += 1
        let text = terminal.passed
        let goesOn = terminal.waitForPrompt(seconds: 60)
        take(text + (goesOn ? terminal.passed : ""))
        guard goesOn else { break }
      }
      terminal.type("\u{4}")
    }
    _ = terminal.end(seconds: 60)
    take(terminal.drain())
    return run
  }

  private static func check(_ scenario: Scenario) throws {
    let sound = try Screen.newFolder()
    let whole = try run(scenario, sound)
    let count = scenario.lines(sound).count
    try #require(whole.answered == count, "\(whole.output)")
    let kept = try scenario.kept(sound)
    try #require(!kept.isEmpty)
    let calls = try SystemCall.recorded(sound)
    var (times, lost, silent, more, left) = ([SystemCall.Fault: Int](), 0, 0, 0, 0)
    for (call, fault) in SystemCall.chosen(calls) {
      let folder = try Screen.newFolder()
      let run = try run(scenario, folder, call, fault)
      let what = "\(scenario.name): \(fault) at \(call)"
      times[fault, default: 0] += 1
      #expect(try SystemCall.hasFailed(folder, fault), "\(what) did not come")
      let found = try scenario.kept(folder)
      // What was answered before, and what nobody was told of.
      let missing = kept.filter { item in
        guard !found.contains(item) else { return false }
        if fault == .killed { return item.line <= run.answered }
        guard let told = run.told else { return true }
        return item.line < told || !run.output[told].contains(item.excuse)
      }
      if !missing.isEmpty {
        lost += 1
        Issue.record(
          "\(what): lost \(missing.map(\.what)), told at \(run.told.map(String.init) ?? "no line")\n\(run.output.suffix(3))"
        )
      }
      if let told = run.told, !scenario.names.contains(where: { run.output[told].contains($0) }) {
        Issue.record("\(what): no file is named\n\(run.output[told])")
      }
      if fault != .killed, run.answered < count {
        silent += 1
        Issue.record("\(what): ended after \(run.answered) lines\n\(run.output.suffix(2))")
      }
      if run.times > 1 {
        more += 1
        Issue.record("\(what): told \(run.times) times\n\(run.output)")
      }
      if fault == .killed { try goOn(folder) }
      let drafts = try leftovers(folder)
      if !drafts.isEmpty, fault != .killed {
        left += 1
        Issue.record("\(what): left \(drafts)")
      }
    }
    let all = times.values.reduce(0, +)
    let faults = SystemCall.Fault.allCases.map { "\($0) \(times[$0] ?? 0)" }.joined(separator: ", ")
    FaultTable.row(
      "\(scenario.name): \(calls.count) calls of the system, each failing in turn: \(faults)", times: all,
      lost: lost + silent + more + left == 0
        ? "nothing; told once or nothing to tell"
        : "\(lost) times something, \(silent) ended, \(more) told more than once, \(left) drafts")
  }

  /// The next session is not disturbed by what is left.
  private static func goOn(_ folder: URL) throws {
    let terminal = try PseudoTerminal.atPrompt(folder: folder)
    #expect(terminal.enter("z = 6 * 7") && terminal.enter("z") && terminal.passed.contains("42"))
    terminal.kill()
  }

  /// Files that were being written.
  private static func leftovers(_ folder: URL) throws -> [String] {
    try FileManager.default.subpathsOfDirectory(atPath: folder.path).filter { $0.hasSuffix("-draft") }
  }

  /// The statements that the journal has as dealt with, and the lines of the history.
  private static func statements(_ folder: URL, _ lines: [String]) throws -> [Kept] {
    let past = PastSession.newest(in: Journals.folder(folder))
    let history = (try? File.readText(folder.path + "/state/gradlab/history").split(separator: "\n")) ?? []
    return lines.enumerated().flatMap { number, line -> [Kept] in
      let name = line.replacing(folder.path, with: "~")
      let isDone = past?.statements.contains { $0.text == line && $0.outcome != nil } ?? false
      let isTyped = history.contains { $0 == line }
      return (isDone ? [Kept(line: number + 1, what: "statement \(name)", excuse: "The session can't")] : [])
        + (isTyped ? [Kept(line: number + 1, what: "history \(name)", excuse: "The history can't")] : [])
    }
  }

  // MARK: A session

  @Test func `In a session each call about journal, history and settings fails once`() throws {
    let lines = { (folder: URL) in
      [
        "deep = 2 * dense(6, tanh) -> dense(1, sigmoid)", "train deep epochs=2", "a = 1",
        "d = csv(\"\(folder.path)/d.csv\", target=\"y\")", "b = a + 1", "train deep epochs=1", "1 + nothing",
        "c = b * 3", "probe deep", "c",
      ]
    }
    try Self.check(
      Scenario(
        name: "a session of ten statements", lines: lines, names: ["history", "journal", "config", "d.csv"],
        prepare: { folder in
          try Folder.make(folder.path + "/config/gradlab")
          try File.write(Array("plain = false\n".utf8), to: folder.path + "/config/gradlab/config")
          try File.write(Array("a,y\n1,0\n2,1\n3,0\n4,1\n".utf8), to: folder.path + "/d.csv")
        }, kept: { try Self.statements($0, lines($0)) }))
  }
}
