import Files
import Foundation
import Testing

@testable import Lab
@testable import Lessons

/// `--resume` in a lesson, in the built program.
@Suite struct LessonResumeTests {
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
    func killWhileTraining(_ terminal: PseudoTerminal) throws {
      try Journals.waitForTraining(folder, terminal)
      terminal.kill()
    }
    let first = try PseudoTerminal.atPrompt(["learn", path], folder: folder)
    try #require(first.enter("") && first.enter("a = 6 * 7"))
    first.type("\r")
    try killWhileTraining(first)
    let second = try PseudoTerminal.atPrompt(["--resume"], folder: folder)
    #expect(second.passed.contains("The last step had not ended; Enter runs it."))
    try #require(second.enter("a") && second.passed.contains("42"))
    // What the cell had done before it was killed is done with it.
    try #require(second.enter("halfway") && second.passed.contains("called halfway"))
    second.type("\u{1B}[200~own = a + 1\ntrain deep epochs=100000000\u{1B}[201~\r")
    try killWhileTraining(second)
    let third = try PseudoTerminal.atPrompt(["learn", "--resume"], folder: folder)
    #expect(third.passed.contains("brings it: train deep"))
    try #require(third.enter("own") && third.passed.contains("43"))
    // The cell still waits.
    third.type("\r")
    try killWhileTraining(third)
    #expect(try Journals.newest(folder).statements.last?.text.hasPrefix("x = train") == true)
  }

  @Test func `An answer is kept while the cell that it sets off still runs, and is offered again`() throws {
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

      ```predict id=why
      Why?
      ```

      ```gradlab id=slow
      train dense(3, tanh) -> dense(1) epochs=100000000
      ```

      """
    let path = folder.path + "/course.md"
    try text.write(toFile: path, atomically: true, encoding: .utf8)
    let first = try PseudoTerminal.atPrompt(["learn", path], folder: folder)
    first.type("because\r")
    try Journals.waitForTraining(folder, first)
    first.kill()
    let records = try ProgressFile(path: folder.path + "/data/gradlab/progress").load()
    #expect(records[.init("course", "guess", "why")] == "because")
    let second = try PseudoTerminal.atPrompt(["--resume"], folder: folder)
    #expect(second.passed.contains("Why?") && second.passed.contains("brings it: because"))
  }

  /// What a reader does in that lesson: goes on, guesses, keeps, fails, goes back, undoes, solves.
  private static let reading = [
    // The result follows the guess; what is said to it comes after what the reader tries there.
    "", "0.5", "3", "mine = deep", "train mine epochs=5 on=table", "keep", "", "",
    // At the exercise.
    "x = 1", "keep", "", "nonsense here", "train deep epochs=3 on=table", "undo", "",
    // Before the first cell, and from there to the question, which is answered once more.
    "back", "back", "own = 1", "goto loss", "own = 2", "0.25", "",
    "own = train(deep, epochs=[1, 2], on=table)", "keep", "", "",
    "goto 2", "train deep epochs=40 on=table", "y = 1", "keep", "", "", "",
  ]

  /// What the lesson comes to at its end: the transcript and the weights.
  private func end(_ terminal: PseudoTerminal, _ folder: URL) throws -> [[UInt8]] {
    let files = ["mine.md", "deep.safetensors", "own.csv"].map { "\(folder.path)/\($0)" }
    try #require(terminal.enter("save \"\(files[0])\"") && terminal.enter("save \"\(files[1])\" of=deep"))
    try #require(terminal.enter("export it to=\"\(files[2])\""))
    terminal.kill()
    return try files.map { try File.read($0) }
  }

  @Test func `Killed after any line of a lesson, it comes back to the same end`() throws {
    // At one place in both sessions, since the transcript names it.
    let table = try Screen.newFolder()
    func newFolder() throws -> URL {
      let folder = try Screen.newFolder()
      try Self.lesson.replacing("$folder", with: table.path)
        .write(toFile: folder.path + "/course.md", atomically: true, encoding: .utf8)
      let rows = (1...30).map { "\($0),\($0 * 7 % 11),\($0 % 2)\n" }.joined()
      try ("a,b,y\n" + rows).write(toFile: table.path + "/table.csv", atomically: true, encoding: .utf8)
      return folder
    }
    let calm = try newFolder()
    let terminal = try PseudoTerminal.atPrompt(
      ["learn", "--allow-files", calm.path + "/course.md"], folder: calm)
    for line in Self.reading { try #require(terminal.readOn(line)) }
    // The end of the lesson.
    #expect(terminal.passed.contains("That was the last lesson."))
    let wanted = try end(terminal, calm)
    // Again, killed after every few lines, at another place each time.
    for first in FaultTable.isFull ? [1, 2, 3] : [3] {
      let folder = try newFolder()
      var current = try PseudoTerminal.atPrompt(
        ["learn", "--allow-files", folder.path + "/course.md"], folder: folder)
      for (number, line) in Self.reading.enumerated() {
        try #require(current.readOn(line))
        guard number % 3 == first % 3 else { continue }
        current.kill()
        // Neither the lesson nor the table that it read has to be there any more.
        try "nothing".write(toFile: folder.path + "/course.md", atomically: true, encoding: .utf8)
        try "a,b,y\n1,2,3\n".write(toFile: table.path + "/table.csv", atomically: true, encoding: .utf8)
        current = try PseudoTerminal.atPrompt(
          (number.isMultiple(of: 2) ? [] : ["learn"]) + ["--resume", "--allow-files"], folder: folder)
      }
      let found = try end(current, folder)
      #expect(found == wanted)
    }
  }
}
