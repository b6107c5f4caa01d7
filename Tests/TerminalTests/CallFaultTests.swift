import Files
import Foundation
import Testing

@testable import Lab
@testable import Lessons

/// Each call of the system about a file fails once: what was shown as done is there, what is not there was told, once,
/// and the session goes on.
@Suite(.serialized) struct CallFaultTests {
  /// What somebody does at the prompt, and what there is of it afterwards.
  private struct Scenario {
    let name: String
    var arguments: (URL) -> [String] = { _ in [] }
    let lines: (URL) -> [String]
    /// The files that are named where something fails.
    let names: [String]
    /// What has to be there before.
    var prepare: (URL) throws -> Void = { _ in }
    let kept: (URL) throws -> [Kept]
    /// Which of the calls fail.
    var includes: (SystemCall) -> Bool = { _ in true }
  }

  /// Something that outlives a session.
  private struct Kept: Hashable {
    /// The number of the line that makes it, from 1; 0: it was there before.
    let line: Int
    let what: String
    /// Whoever is told one of these knows that it is missing.
    var excuses: [String]
  }

  /// How a session went.
  private struct Run {
    var answered = 0
    var output: [String] = []
    /// How many lines had been answered when something was said to fail.
    var told: Int?
    /// What was said with it.
    var telling = ""
    var times = 0

    /// Whether the program said what is wrong in place of beginning.
    var isRefused: Bool { answered == 0 && times == 1 }

    mutating func take(_ text: String, _ fault: SystemCall.Fault) {
      let plain = CallFaultTests.plain(text)
      output.append(plain)
      let found = CallFaultTests.count(fault, in: plain)
      if found > 0, told == nil { (told, telling) = (answered, plain) }
      times += found
    }
  }

  /// The words alone: what is said may be broken into lines.
  private static func plain(_ text: String) -> String {
    text.replacing(#/\u{1B}\[[0-9;?]*[A-Za-z]/#, with: "").replacing(#/\s+/#, with: " ")
  }

  private static func count(_ fault: SystemCall.Fault, in plain: String) -> Int {
    fault.reason.map { plain.components(separatedBy: $0).count - 1 } ?? 0
  }

  private static func run(
    _ scenario: Scenario, _ folder: URL, _ call: SystemCall? = nil, _ fault: SystemCall.Fault = .inputOutput
  ) throws -> Run {
    try scenario.prepare(folder)
    var run = Run()
    let terminal = try PseudoTerminal(
      scenario.arguments(folder), folder: folder, environment: ["XDG_CONFIG_HOME": folder.path + "/config"],
      launcher: SystemCall.launcher(folder, call, fault))
    if terminal.waitForPrompt(seconds: 60) {
      run.take(terminal.passed, fault)
      for line in scenario.lines(folder) {
        guard terminal.enter(line, seconds: 60) else { break }
        run.answered += 1
        let text = terminal.passed
        let goesOn = terminal.waitForPrompt(seconds: 60)
        run.take(text + (goesOn ? terminal.passed : ""), fault)
        guard goesOn, terminal.waitForEditor() else { break }
      }
      terminal.type("\u{4}")
    }
    #expect(terminal.end(seconds: 60) != nil)
    run.take(terminal.drain(), fault)
    return run
  }

  private static func check(_ scenario: Scenario) throws {
    let sound = try Screen.newFolder()
    let whole = try run(scenario, sound)
    let lines = scenario.lines(sound).count
    try #require(whole.answered == lines, "\(whole.output)")
    let kept = try scenario.kept(sound)
    try #require(!kept.isEmpty)
    let calls = try SystemCall.recorded(sound).filter(scenario.includes)
    var tally = Tally()
    for (call, fault) in SystemCall.chosen(calls) {
      let folder = try Screen.newFolder()
      defer { try? FileManager.default.removeItem(at: folder) }
      let run = try run(scenario, folder, call, fault)
      let what = "\(scenario.name): \(fault) at \(call)"
      tally.count(fault)
      #expect(try SystemCall.hasFailed(folder, fault), "\(what) did not come")
      let found = try scenario.kept(folder).map(\.what)
      let missing = kept.filter { item in
        guard !found.contains(item.what) else { return false }
        if fault == .killed { return item.line <= run.answered }
        if run.isRefused { return item.line == 0 }
        guard let told = run.told else { return true }
        return item.line < told || !item.excuses.contains { run.telling.contains($0) }
      }
      let strange = Set(found).subtracting(kept.map(\.what))
      if !missing.isEmpty || !strange.isEmpty {
        tally.lost += 1
        Issue.record(
          """
          \(what): lost \(missing.map(\.what)), found \(strange), \
          told at \(run.told.map(String.init) ?? "no line")\n\(run.output)
          """)
      }
      if fault != .killed, run.answered < lines, !run.isRefused {
        tally.ended += 1
        Issue.record("\(what): ended after \(run.answered) lines\n\(run.output)")
      }
      let isNamed = run.told == nil || scenario.names.contains { run.telling.contains($0) }
      if run.times > 1 || !isNamed {
        tally.unclear += 1
        Issue.record("\(what): told \(run.times) times\n\(run.output)")
      }
      if fault == .killed {
        try goOn(folder)
      } else if try !leftovers(folder).isEmpty {
        tally.left += 1
        Issue.record("\(what): left \(try leftovers(folder))")
      }
    }
    tally.row(scenario.name, calls)
  }

  /// What was tried, and what came of it.
  private struct Tally {
    private var times: [SystemCall.Fault: Int] = [:]
    var (lost, ended, unclear, left) = (0, 0, 0, 0)

    mutating func count(_ fault: SystemCall.Fault) { times[fault, default: 0] += 1 }

    func row(_ name: String, _ calls: [SystemCall]) {
      let all = times.values.reduce(0, +)
      let faults = SystemCall.Fault.allCases.map { "\($0) \(times[$0] ?? 0)" }.joined(separator: ", ")
      FaultTable.row(
        "\(name): \(calls.count) calls of the system, each failing by itself: \(faults)", times: all,
        lost: lost + ended + unclear + left == 0
          ? "nothing; told once, or nothing to tell"
          : "\(lost) times something; \(ended) ended, \(unclear) told badly, \(left) drafts left")
    }
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

  private static func write(_ text: String, to path: String) throws {
    try Folder.make(Folder.parent(of: path))
    try File.write(Array(text.utf8), to: path)
  }

  // MARK: What is kept

  /// The statements that the journal has as dealt with, and the lines of the history.
  private static func statements(_ folder: URL, _ lines: [String], from first: Int = 1) -> [Kept] {
    let past = PastSession.newest(in: Journals.folder(folder))
    let history = (try? File.readText(folder.path + "/state/gradlab/history").split(separator: "\n")) ?? []
    return lines.enumerated().flatMap { number, line -> [Kept] in
      let name = line.replacing(folder.path, with: "~")
      let outcome = past?.statements.last { $0.text == line }?.outcome
      // A statement that fails because its file does tells that itself.
      let own = line.matches(of: #/[a-z]+\.(csv|md|safetensors)/#).map { String($0.output.0) }
      var kept: [Kept] = []
      if let outcome, own.isEmpty || outcome == .done {
        kept.append(
          Kept(line: first + number, what: "\(name): \(outcome)", excuses: ["The session can't"] + own))
      }
      if history.contains(where: { $0 == line }) {
        kept.append(Kept(line: first + number, what: "history: \(name)", excuses: ["The history can't"]))
      }
      return kept
    }
  }

  /// A file that a line writes in the place of an older one: the one or the other.
  private static func written(_ name: String, _ folder: URL, line: Int) -> [Kept] {
    let bytes = (try? File.read("\(folder.path)/\(name)")) ?? []
    if bytes == Array("old".utf8) { return [] }
    return [Kept(line: line, what: "\(name) \(Checksum.of(bytes))", excuses: [name])]
  }

  // MARK: Sessions

  @Test func `In a session each call about journal, history, settings and data fails once`() throws {
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
          try Self.write("plain = false\n", to: folder.path + "/config/gradlab/config")
          try Self.write("a,y\n1,0\n2,1\n3,0\n4,1\n", to: folder.path + "/d.csv")
        }, kept: { Self.statements($0, lines($0)) }))
  }

  @Test func `Where files are written each call fails once, and the old file or the new one is whole`() throws
  {
    let files = ["deep.safetensors", "loss.csv", "mine.md"]
    let lines = { (folder: URL) in
      [
        "deep = dense(4, tanh) -> dense(1, sigmoid)", "train deep epochs=1",
        "save \"\(folder.path)/deep.safetensors\" of=deep overwrite=true",
        "export train(deep, epochs=2) to=\"\(folder.path)/loss.csv\" overwrite=true",
        "save \"\(folder.path)/mine.md\" overwrite=true", "a = 1",
      ]
    }
    try Self.check(
      Scenario(
        name: "weights, a table and a session written over older ones", lines: lines,
        names: ["history", "journal", "config"] + files,
        prepare: { folder in for file in files { try Self.write("old", to: "\(folder.path)/\(file)") } },
        kept: { folder in
          Self.statements(folder, lines(folder))
            + files.enumerated().flatMap { Self.written($0.element, folder, line: $0.offset + 3) }
        },
        // A journal's calls go by their number alone, which calls of the thread that writes these files have too.
        includes: { $0.path != nil }))
  }

  @Test func `While a session is brought back each call fails once`() throws {
    let before = try Screen.newFolder()
    let old = ["n = dense(3, tanh) -> dense(1, sigmoid)", "train n epochs=2", "a = 6 * 7"]
    let first = try PseudoTerminal.atPrompt(folder: before)
    for line in old { try #require(first.enter(line)) }
    first.kill()
    let lines = ["a", "b = a + 1", "train n epochs=1"]
    try Self.check(
      Scenario(
        name: "--resume and three statements", arguments: { _ in ["--resume"] }, lines: { _ in lines },
        names: ["history", "journal", "config"],
        prepare: { folder in
          try? FileManager.default.removeItem(atPath: folder.path + "/state")
          try FileManager.default.copyItem(atPath: before.path + "/state", toPath: folder.path + "/state")
        },
        kept: { folder in
          Self.statements(folder, old).map { Kept(line: 0, what: $0.what, excuses: []) }
            + Self.statements(folder, lines)
        }))
  }

  // MARK: A lesson

  private static let lesson = """
    ---
    format: 1
    id: course
    title: Course
    seed: 7
    ---
    # Course

    ## One

    ```predict id=why
    Why?
    ```

    ```gradlab id=cell
    c = 2
    c
    ```

    ## Two

    ```gradlab id=fix role=starter
    s = ____
    ```

    What is twice c?

    ```gradlab id=fix role=check
    expect s == 2 * c
    ```

    <details>
    <summary>Solution</summary>

    ```gradlab id=fix role=solution
    s = 4
    ```

    </details>

    """

  @Test func `In a lesson each call about progress, journal and history fails once`() throws {
    let lines = ["because", "", "own = 3", "s = 4", "", "keep", "a = 1"]
    try Self.check(
      Scenario(
        name: "a lesson with a question and an exercise", arguments: { ["learn", $0.path + "/course.md"] },
        lines: { _ in lines }, names: ["history", "journal", "config", "progress", "course.md"],
        prepare: { try Self.write(Self.lesson, to: $0.path + "/course.md") },
        kept: { folder in
          let records = (try? ProgressFile(path: folder.path + "/data/gradlab/progress").load()) ?? [:]
          let answers = [
            (1, "guess", "because", records[.init("course", "guess", "why")]),
            (4, "solution", "s = 4", records[.init("course", "solution", "fix")]),
          ].filter { $0.3?.hasSuffix($0.2) == true }
          var entries: [PastSession.Line] = []
          for case .line(let line)? in (PastSession.newest(in: Journals.folder(folder))?.entries ?? []).map(
            Optional.some) where line.isEnded && !line.opensFile
          {
            entries.append(line)
          }
          return answers.map { Kept(line: $0.0, what: $0.1, excuses: ["for this session alone"]) }
            + entries.enumerated().map {
              Kept(
                line: $0.offset + 1, what: "\($0.offset) \($0.element.text)", excuses: ["The session can't"])
            }
        }))
  }

  // MARK: Commands

  private struct Program: Sendable {
    let arguments: @Sendable (URL) -> [String]
    let writes: [String]
    let name: String
  }

  private static let programs = [
    Program(
      arguments: { ["run", $0.path + "/script.gl"] }, writes: ["deep.safetensors", "loss.csv", "mine.md"],
      name: "run with save and export"),
    Program(
      arguments: {
        ["export", $0.path + "/course.md", "--to", "html", "-o", $0.path + "/page.html", "--overwrite"]
      }, writes: ["page.html"], name: "export --to html"),
    Program(arguments: { ["new", $0.path + "/fresh.md"] }, writes: ["fresh.md"], name: "new"),
    Program(arguments: { _ in ["lessons", "--json"] }, writes: [], name: "lessons"),
    Program(arguments: { _ in ["config"] }, writes: [], name: "config"),
  ]

  private static func prepare(_ folder: URL) throws {
    try write(lesson, to: folder.path + "/course.md")
    try write("plain = false\n", to: folder.path + "/config/gradlab/config")
    try ProgressFile(path: folder.path + "/data/gradlab/progress").update {
      $0[.init("tour", "finished")] = "yes"
    }
    try write("a,y\n1,0\n2,1\n3,0\n4,1\n", to: folder.path + "/d.csv")
    for name in ["deep.safetensors", "loss.csv", "mine.md", "page.html"] {
      try write("old", to: "\(folder.path)/\(name)")
    }
    try write(
      """
      d = csv("\(folder.path)/d.csv", target="y")
      deep = dense(4, tanh) -> dense(1, sigmoid)
      train deep epochs=1
      save "\(folder.path)/deep.safetensors" of=deep overwrite=true
      export train(deep, epochs=2) to="\(folder.path)/loss.csv" overwrite=true
      save "\(folder.path)/mine.md" overwrite=true

      """, to: folder.path + "/script.gl")
  }

  private static func run(
    _ program: Program, _ folder: URL, _ launcher: [String] = []
  ) throws -> Command.Result {
    try Command.run(
      launcher + [Screen.program] + program.arguments(folder),
      environment: [
        "HOME": folder.path, "XDG_STATE_HOME": folder.path + "/state", "XDG_DATA_HOME": folder.path + "/data",
        "XDG_CONFIG_HOME": folder.path + "/config", "LC_ALL": "C.UTF-8", "PATH": "/usr/bin:/bin",
      ])
  }

  /// What a command has written, file by file, without the folder's own name.
  private static func results(_ program: Program, _ folder: URL) -> [String?] {
    program.writes.map { name in
      (try? File.read("\(folder.path)/\(name)")).map {
        String(decoding: $0, as: UTF8.self).replacing(folder.path, with: "~")
      }
    }
  }

  @Test(arguments: programs.indices)
  func `Each call about a file that a command reads or writes fails once`(_ index: Int) throws {
    let program = Self.programs[index]
    let sound = try Screen.newFolder()
    try Self.prepare(sound)
    let whole = try Self.run(program, sound, SystemCall.launcher(sound))
    try #require(whole.status == 0, "\(whole.output) \(whole.errors)")
    let calls = try SystemCall.recorded(sound)
    let written = Self.results(program, sound)
    var tally = Tally()
    for (call, fault) in SystemCall.chosen(calls) {
      let folder = try Screen.newFolder()
      defer { try? FileManager.default.removeItem(at: folder) }
      try Self.prepare(folder)
      let result = try Self.run(program, folder, SystemCall.launcher(folder, call, fault))
      let said = Self.plain(result.output + " " + result.errors)
      let what = "\(program.name): \(fault) at \(call)"
      tally.count(fault)
      #expect(try SystemCall.hasFailed(folder, fault), "\(what) did not come")
      let times = Self.count(fault, in: said)
      let found = Self.results(program, folder)
      let isTold = times > 0
      for (file, (now, new)) in zip(program.writes, zip(found, written)) {
        let isOld = now == (file == "fresh.md" ? nil : "old")
        guard now != new, !isOld || !(isTold || fault == .killed) else { continue }
        tally.lost += 1
        Issue.record("\(what): \(file) is \(now?.prefix(40) ?? "gone")\n\(said)")
      }
      let output = result.output.replacing(folder.path, with: "~")
      let isSame = output == whole.output.replacing(sound.path, with: "~") && result.status == 0
      let isRight = isTold ? times == 1 && [1, 2].contains(result.status) : isSame || fault == .killed
      if !isRight {
        tally.unclear += 1
        Issue.record("\(what): \(result.status)\n\(said)")
      }
      if fault == .killed, program.name != "new" {
        #expect(try Self.run(program, folder).status == 0)
      }
      if fault != .killed || program.name != "new", try !Self.leftovers(folder).isEmpty {
        tally.left += 1
        Issue.record("\(what): left \(try Self.leftovers(folder))")
      }
    }
    tally.row("gradlab \(program.name)", calls)
  }
}
