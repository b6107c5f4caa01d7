import Documents
import Lab
import Testing

@testable import Lessons

/// What lessons show between two prompts fits the screen.
@Suite struct ScreenTests {
  /// A lesson with more of everything than a small screen holds.
  static let long = """
    ---
    format: 1
    id: course
    title: Long
    ---
    # Long

    Hello.

    ## Prose

    \((1...40).map { "Word\($0) word word word word word word word word word word." }.joined(separator: " "))

    A second paragraph.

    ## A list

    \((1...40).map { "- point \($0)" }.joined(separator: "\n"))

    ```predict id=pick answer=2
    Which one?
    1) the first
    2) the second
    ```

    ```gradlab id=many
    \((1...30).map { "\($0) + 100" }.joined(separator: "\n"))
    ```

    <details>
    <summary>Why</summary>

    - Not the first.
    - The second.

    </details>

    What follows.

    ```gradlab id=table
    probe 30 * dense(8, sigmoid) -> dense(1, sigmoid)
    ```

    Prose after the table, which has its own screen.

    """

  static func table(columns: Int = 80, rows: Int = 24, course: String = long) -> PlayerSessionTests.Table {
    let table = PlayerSessionTests.Table(course: course, opens: false)
    table.player.screen = {
      Screen(style: TerminalStyle(width: columns, height: rows), rows: rows)
    }
    return table
  }

  @Test(arguments: [(80, 24), (60, 18), (200, 50)])
  func `Nothing between two prompts is longer, and nothing is lost`(_ columns: Int, _ rows: Int) {
    let table = Self.table(columns: columns, rows: rows)
    var all = ""
    var stops = 0
    var line = "learn course"
    while table.player.rightPrompt != "the end" || table.player.holdsBack, stops < 100 {
      stops += 1
      var lines = 2
      table.player.type(line, table.test.session) { output in
        var style = TerminalStyle(width: columns, height: rows)
        style.rows = output.rows
        let text = output.document.terminalText(style)
        lines += text.count { $0 == "\n" }
        all += text
      }
      #expect(lines <= rows - 2, "\(line) at stop \(stops)")
      line = table.player.holdsBack ? "" : table.player.prompt == .answer ? "1" : ""
    }
    #expect(table.player.rightPrompt == "the end")
    let told =
      (1...40).map { "Word\($0) " } + (1...40).map { "point \($0) " } + (1...30).map { " \($0 + 100) " }
    all = all.replacing("\n", with: " ")
    for part in told + ["A second paragraph.", "Which one?", "Not the first.", "What follows."] {
      #expect(all.contains(part), "\(part)")
    }
  }

  @Test func `What is kept back is shown first, and a question is not answered before it is read`() {
    let table = Self.table()
    table.type("learn course", "goto 2")
    #expect(table.player.holdsBack && table.player.rightPrompt == "step 2/2 · more")
    #expect(table.type("2").contains("First the rest"))
    #expect(table.player.store.progress["course", .guess, "pick"] == nil)
    // A statement of the reader's own comes between, and what was kept back stays.
    table.type("goto 2")
    #expect(table.type("expect 1 == 1").contains("1 == 1"))
    #expect(table.player.holdsBack)
    while table.player.holdsBack { table.type("") }
    table.type("2")
    #expect(table.player.prompt == .confidence)
    table.type("goto 2")
    #expect(table.type("goto 1").contains("Hello."))
  }

  @Test func `A table is made lower before it needs a screen more, and what follows it has the next`() throws
  {
    let table = Self.table()
    table.type("learn course", "goto table")
    #expect(table.player.prompt == .statement)
    table.type("")
    #expect(table.shown.contains("Enter: more") && !table.shown.contains("its own screen"))
    #expect(table.type("").contains("its own screen"))
    #expect(!table.player.holdsBack)
  }

  @Test func `Without a screen nothing is kept back`() {
    let table = PlayerSessionTests.Table(course: Self.long)
    #expect(table.type("goto 2").contains("Which one?"))
    #expect(!table.player.holdsBack)
  }

  @Test func `An empty screen for each stop is asked for when the reader goes on, and at no other time`() {
    var cleared = 0
    let table = PlayerSessionTests.Table(opens: false)
    table.player.screen = { Screen(style: TerminalStyle(width: 80, height: 24), rows: 24, clears: true) }
    table.player.clear = { cleared += 1 }
    table.type("learn course")
    #expect(cleared == 1)
    table.type("hint", "expect 1 == 1", "progress")
    #expect(cleared == 1)
    table.type("")
    #expect(cleared == 2)
    // The code stands above its result.
    #expect(table.type("").contains("a + 100") && cleared == 3)
  }

  @Test func `The heights of stops are known without running anything, and what has to be broken`() throws {
    let lesson = try #require(Samples.read(Self.long).lesson)
    let many = try #require(lesson.place(of: "many"))
    let lines: [Document] = (1...30).map { [.paragraph(Text("\($0)"))] }
    let stops = StopHeights.of(lesson, results: [many: lines])
    #expect(stops.filter(\.isBroken).map(\.kind) == [.text, .text, .result])
    #expect(stops.contains { $0.kind == .reply && !$0.isBroken && $0.rows < 16 })
    let short = StopHeights.of(try #require(Samples.read(Samples.course).lesson), results: [:])
    #expect(!short.contains(where: \.isBroken) && short.allSatisfy { $0.rows <= 22 })
    #expect(short.map(\.kind).contains(.end))
  }

  @Test func `A lesson without steps has no stops that fail`() throws {
    let text = "---\nformat: 1\nid: x\ntitle: T\n---\n"
    let lesson = try #require(LessonReader.read(file: "x.md", bytes: Array(text.utf8)).lesson)
    #expect(StopHeights.of(lesson, results: [:]).allSatisfy { $0.line == 1 })
  }
}
