import Foundation
import Testing

@testable import Lab

/// `--resume` in the built program.
@Suite struct ResumeTests {
  private func journals(_ folder: URL) -> String { folder.path + "/state/gradlab/journal" }

  private func newest(_ folder: URL) throws -> PastSession {
    try #require(PastSession.newest(in: journals(folder)))
  }

  /// A session in which these lines were dealt with, killed.
  private func session(_ lines: [String], then unfinished: String? = nil) throws -> URL {
    let folder = try Screen.newFolder()
    let terminal = try PseudoTerminal(folder: folder)
    #expect(terminal.waitForPrompt())
    for line in lines { #expect(terminal.enter(line)) }
    if let unfinished {
      let lines = unfinished.split(separator: "\n")
      terminal.type(lines.count == 1 ? unfinished + "\r" : "\u{1B}[200~\(unfinished)\u{1B}[201~\r")
      // The one that takes for ever runs.
      try waitForTraining(folder, terminal)
    }
    terminal.kill()
    return folder
  }

  /// Waits until a training runs, by what the journal has of it.
  private func waitForTraining(_ folder: URL, _ terminal: PseudoTerminal) throws {
    let end = Date().addingTimeInterval(20)
    while Date() < end {
      _ = terminal.wait(for: "\u{0}", seconds: 0.02)
      let past = try Journal.files(in: journals(folder)).last.flatMap {
        PastSession(path: $0, try TextFile.bytes($0))
      }
      if past?.statements.last?.text.contains("train") == true, past?.statements.last?.outcome == nil {
        return
      }
    }
    Issue.record("no training began: \(terminal.output)")
  }

  @Test func `Two sessions at once do not mix, and each comes back by itself`() throws {
    let folder = try Screen.newFolder()
    let one = try PseudoTerminal(folder: folder)
    #expect(one.waitForPrompt() && one.enter("mine0 = 1"))
    let other = try PseudoTerminal(folder: folder)
    #expect(other.waitForPrompt())
    for number in 1...4 {
      one.type("mine\(number) = 1\r")
      other.type("yours\(number) = 2\r")
      #expect(one.wait(for: PseudoTerminal.lineIsDone) && other.wait(for: PseudoTerminal.lineIsDone))
    }
    one.kill()
    other.kill()
    let sessions = try Journal.files(in: journals(folder)).map { path in
      try JournalTests.past(path).statements.map { String($0.text.prefix(4)) }
    }
    #expect(sessions == [Array(repeating: "mine", count: 5), Array(repeating: "your", count: 4)])
    // Two that bring back at the same time get one each.
    let first = try PseudoTerminal(["--resume"], folder: folder)
    #expect(first.waitForPrompt() && first.enter("yours4") && first.passed.contains("2"))
    let second = try PseudoTerminal(["--resume"], folder: folder)
    #expect(second.waitForPrompt() && second.enter("mine4") && second.passed.contains("1"))
    let third = try PseudoTerminal(["--resume"], folder: folder)
    #expect(third.end() == 2)
    first.kill()
    second.kill()
  }

  @Test func `A statement that had not ended is offered, and not run`() throws {
    let folder = try session(["deep = dense(4, tanh) -> dense(1)"], then: "train deep epochs=100000000")
    let terminal = try PseudoTerminal(["--resume"], folder: folder)
    #expect(terminal.waitForPrompt())
    #expect(terminal.passed.contains("The last one had not ended and was not run"))
    #expect(terminal.enter("deep") && terminal.passed.contains("untrained"))
    terminal.kill()
    let again = try PseudoTerminal(["--resume"], folder: folder)
    #expect(again.waitForPrompt())
    // It is offered to whoever brings the session back next, and not after something else was typed.
    #expect(!again.passed.contains("had not ended"))
    again.kill()
    let offered = try session(["a = 1"], then: "train dense(3, tanh) -> dense(1) epochs=100000000")
    let screen = try Screen("--resume", folder: offered)
    try screen.wait(for: "had not ended")
    try screen.press("Up")
    try screen.wait("the statement") { $0.last?.contains("] train dense(3, tanh)") == true }
  }

  @Test func `Of statements pasted together those that had ended come back, and the rest is offered`() throws
  {
    let rest = "train dense(3, tanh) -> dense(1) epochs=100000000"
    let folder = try session([], then: "a = 6 * 7\n\(rest)\nb = 1")
    let terminal = try PseudoTerminal(["--resume"], folder: folder)
    #expect(terminal.waitForPrompt() && terminal.passed.contains("brings it: train dense"))
    #expect(terminal.enter("a") && terminal.passed.contains("42"))
    terminal.kill()
  }

  @Test func `A script that goes on from a session sees it, and leaves it as it was`() throws {
    let folder = try session(["a = 6 * 7"])
    let path = try newest(folder).path
    let before = try TextFile.bytes(path)
    let result = try Command.run(
      [Screen.program, "--resume"],
      environment: ["HOME": folder.path, "XDG_STATE_HOME": folder.path + "/state"], input: "b = a + 1\nb\n")
    #expect(result.status == 0 && result.output.contains("43"))
    #expect(try TextFile.bytes(path) == before)
  }

  @Test func `It says when the program or the processor is another`() throws {
    let folder = try session(["a = 1"])
    let past = try newest(folder)
    let text = String(decoding: try TextFile.bytes(past.path), as: UTF8.self)
    let header = JournalHeader(
      seed: 1, precision: "float32", program: "another", processor: "Another Processor")
    let line = JournalRecord.session(header).line(number: 0)
    // The old first record is damaged, the new one comes after it.
    let changed = text.replacing("\t0\tsession\t", with: "\t0\tnothing\t") + line
    try TextFile.write(Array(changed.utf8), to: past.path)
    let terminal = try PseudoTerminal(["--resume"], folder: folder)
    #expect(terminal.waitForPrompt())
    let said = terminal.passed.replacing("\r\n", with: " ")
    #expect(
      said.contains("another build of gradlab") && said.contains("another processor (Another Processor)"))
    #expect(terminal.enter("a") && terminal.passed.contains("1"))
    terminal.kill()
    let same = try PseudoTerminal(["--resume"], folder: try session(["a = 1"]))
    #expect(same.waitForPrompt() && !same.passed.contains("another"))
    same.kill()
  }

  @Test func `Ctrl-C while a session is brought back leaves it for another time`() throws {
    let folder = try session(["deep = 20 * dense(64, tanh) -> dense(1)"])
    // As if a statement that takes long had been done, and nothing of it kept.
    do {
      let journal = try #require(Journal.takeUp(in: journals(folder))).journal
      journal.write(.statement("train deep epochs=1000000"))
      journal.write(.done)
    }
    let before = try TextFile.bytes(newest(folder).path)
    let terminal = try PseudoTerminal(["--resume"], folder: folder)
    #expect(terminal.wait(for: "training"))
    terminal.type("\u{3}")
    #expect(terminal.end() == 130)
    #expect(try TextFile.bytes(newest(folder).path) == before)
  }

  @Test func `A hint tells of a session that broke off, and not of one that was left`() throws {
    let folder = try session(["a = 1", "b = 2"])
    let next = try PseudoTerminal(folder: folder)
    #expect(next.waitForPrompt() && next.passed.contains("brings back its 2 statements"))
    #expect(next.enter("c = 3"))
    next.type("\u{4}")
    #expect(next.end() == 0)
    let last = try PseudoTerminal(folder: folder)
    #expect(last.waitForPrompt() && !last.passed.contains("--resume"))
    last.kill()
  }

  // MARK: Lessons

  private static let lesson = """
    ---
    format: 1
    id: course
    title: Course
    seed: 7
    ---
    # Course

    ## One

    ```gradlab id=tower
    tower(n) = n * dense(8, tanh) -> dense(1, sigmoid)
    deep = tower(3)
    table = csv("$folder/table.csv", target="y")
    ```

    ```predict id=loss answer=it.loss
    How much is left?
    ```

    ```gradlab id=slow
    train deep epochs=20 on=table
    expect it.loss < 9
    ```

    ## Two

    ```gradlab id=fix role=starter
    train deep epochs=____ on=table
    ```

    Train it on.

    ```gradlab id=fix role=check
    expect it.epochs > 30
    ```

    <details>
    <summary>Solution</summary>

    ```gradlab id=fix role=solution
    train deep epochs=31 on=table
    ```

    </details>

    ## Three

    ```gradlab id=last
    evaluate deep on=table
    ```

    """

  @Test func `A step of a lesson that had not ended is not run, and Enter runs it; a try is offered`() throws
  {
    let folder = try Screen.newFolder()
    let text = """
      ---
      format: 1
      id: course
      title: Course
      seed: 7
      ---
      # Course

      ## One

      ```gradlab id=first
      deep = dense(3, tanh) -> dense(1)
      ```

      ```gradlab id=slow
      halfway = 1
      x = train(deep, epochs=100000000)
      ```

      """
    let path = folder.path + "/course.md"
    try text.write(toFile: path, atomically: true, encoding: .utf8)
    func start(_ arguments: [String]) throws -> PseudoTerminal {
      let terminal = try PseudoTerminal(
        arguments, folder: folder, environment: ["XDG_DATA_HOME": folder.path + "/data"])
      #expect(terminal.waitForPrompt())
      return terminal
    }
    func killWhileTraining(_ terminal: PseudoTerminal) throws {
      try waitForTraining(folder, terminal)
      terminal.kill()
    }
    let first = try start(["learn", path])
    #expect(first.enter("") && first.enter("a = 6 * 7"))
    first.type("\r")
    try killWhileTraining(first)
    let second = try start(["--resume"])
    #expect(second.passed.contains("The last step had not ended; Enter runs it."))
    #expect(second.enter("a") && second.passed.contains("42"))
    // What the cell had done before it was killed is done with it.
    #expect(second.enter("halfway") && second.passed.contains("called halfway"))
    second.type("\u{1B}[200~own = a + 1\ntrain deep epochs=100000000\u{1B}[201~\r")
    try killWhileTraining(second)
    let third = try start(["learn", "--resume"])
    #expect(third.passed.contains("brings it: train deep"))
    #expect(third.enter("own") && third.passed.contains("43"))
    // The cell still waits.
    third.type("\r")
    try killWhileTraining(third)
    #expect(try newest(folder).statements.last?.text.hasPrefix("x = train") == true)
  }

  /// What a reader does in that lesson: goes on, guesses, keeps, fails, goes back, undoes, solves.
  private static let reading = [
    "", "0.5", "3", "mine = deep", "train mine epochs=5 on=table", "", "x = 1", "keep", "", "nonsense here",
    "train deep epochs=3 on=table", "undo", "", "back", "back", "own = 1", "0.25", "",
    "own = train(deep, epochs=[1, 2], on=table)", "keep", "", "goto 2", "train deep epochs=40 on=table",
    "y = 1", "keep", "", "",
  ]

  private func folderWithLesson() throws -> URL {
    let folder = try Screen.newFolder()
    let rows = (1...30).map { "\($0),\($0 * 7 % 11),\($0 % 2)\n" }.joined()
    try ("a,b,y\n" + rows).write(toFile: folder.path + "/table.csv", atomically: true, encoding: .utf8)
    try Self.lesson.replacing("$folder", with: "/tmp/gradlab-course")
      .write(toFile: folder.path + "/course.md", atomically: true, encoding: .utf8)
    return folder
  }

  /// What the lesson comes to at its end: the transcript and the weights.
  private func end(_ terminal: PseudoTerminal, _ folder: URL) throws -> [[UInt8]] {
    let files = ["mine.md", "deep.safetensors", "own.csv"].map { "\(folder.path)/\($0)" }
    #expect(terminal.enter("save \"\(files[0])\"") && terminal.enter("save \"\(files[1])\" of=deep"))
    #expect(terminal.enter("export it to=\"\(files[2])\""))
    terminal.kill()
    return try files.map { try TextFile.bytes($0) }
  }

  @Test(arguments: ["0", "9"])
  func `Killed after any line of a lesson, it comes back to the same end, with snapshots and without`(
    slow: String
  )
    throws
  {
    let table = URL(fileURLWithPath: "/tmp/gradlab-course-\(slow)")
    try? FileManager.default.removeItem(at: table)
    try FileManager.default.createDirectory(at: table, withIntermediateDirectories: true)
    func start(_ arguments: [String], _ folder: URL) throws -> PseudoTerminal {
      let terminal = try PseudoTerminal(
        arguments, folder: folder,
        environment: ["XDG_DATA_HOME": folder.path + "/data", "GRADLAB_SLOW": slow])
      #expect(terminal.waitForPrompt())
      return terminal
    }
    func newFolder() throws -> URL {
      let folder = try folderWithLesson()
      let path = folder.path + "/course.md"
      let text = try String(contentsOfFile: path, encoding: .utf8)
      try text.replacing("/tmp/gradlab-course", with: table.path)
        .write(toFile: path, atomically: true, encoding: .utf8)
      try? FileManager.default.removeItem(atPath: table.path + "/table.csv")
      try FileManager.default.copyItem(
        atPath: folder.path + "/table.csv", toPath: table.path + "/table.csv")
      return folder
    }
    let calm = try newFolder()
    let terminal = try start(["learn", calm.path + "/course.md"], calm)
    for line in Self.reading { #expect(terminal.enter(line)) }
    let wanted = try end(terminal, calm)
    // Again, killed after every few lines, at another place each time.
    for first in FaultTable.isFull ? [1, 2, 3] : [3] {
      let folder = try newFolder()
      var current = try start(["learn", folder.path + "/course.md"], folder)
      for (number, line) in Self.reading.enumerated() {
        #expect(current.enter(line))
        guard number % 3 == first % 3 else { continue }
        current.kill()
        // Neither the lesson nor the table that it read has to be there any more.
        try "nothing".write(toFile: folder.path + "/course.md", atomically: true, encoding: .utf8)
        try "a,b,y\n1,2,3\n".write(toFile: table.path + "/table.csv", atomically: true, encoding: .utf8)
        current = try start(number.isMultiple(of: 2) ? ["--resume"] : ["learn", "--resume"], folder)
      }
      let found = try end(current, folder)
      #expect(found == wanted)
    }
  }
}
