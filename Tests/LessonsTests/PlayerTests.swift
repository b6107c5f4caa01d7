import CommandKit
import Documents
import Testing

@testable import Lessons

@Suite struct PlayerTests {
  static let course = """
    ---
    format: 1
    id: course
    title: The course
    seed: 7
    solution: after 2 tries
    ---
    # The course

    Hello.

    ## One

    ```gradlab id=first
    a = 1
    show a
    ```

    After the first.

    <!-- note: Wait for the class. -->

    ```predict id=guess answer=b scale=log10
    How large is b?
    ```

    ```predict id=why
    Why?
    ```

    ```gradlab id=second
    b = 0.001
    ```

    <details>
    <summary>Why so small?</summary>

    Because of this.

    </details>

    ## Two

    ```predict id=pick answer=2
    Which one?
    1) the first
    2) the second
    ```

    ```gradlab id=third
    c = 3
    ```

    <details>
    <summary>Which</summary>

    - No, not the first.
    - Yes, the second.

    </details>

    ## Three

    ```gradlab id=fix role=starter
    fix = ____
    ```

    Make it large.

    ```gradlab id=fix role=check
    expect fix > 5
    ```

    <details>
    <summary>Hint</summary>

    Larger than five.

    </details>

    <details>
    <summary>Solution</summary>

    Six.

    ```gradlab id=fix role=solution
    fix = 6
    ```

    </details>

    ```gradlab id=last
    show fix
    ```

    """

  /// A player at a lesson, with all that it has shown.
  final class Table {
    let laboratory = FakeLaboratory()
    let player: Player
    var shown = ""

    init(record: Record = Record(file: nil), course: String = PlayerTests.course, opens: Bool = true) {
      let library = Library([
        Library.Entry(file: "01-course.md", text: course),
        Library.Entry(
          file: "02-next.md", text: course.replacing("id: course", with: "id: following")),
      ])
      player = Player(laboratory: laboratory, library: library, record: record)
      if opens { player.learn("course") { [self] in shown += TestText.of($0) } }
    }

    /// Types lines; what they show.
    @discardableResult func type(_ lines: String...) -> String {
      shown = ""
      for line in lines { _ = player.handle(line) { [self] in shown += TestText.of($0) } }
      return shown
    }
  }

  @Test func `Enter leads through a lesson, and a cell runs when the reader says so`() {
    let table = Table()
    #expect(table.shown.contains("The course") && table.shown.contains("Hello."))
    #expect(table.laboratory.log.isEmpty)
    #expect(table.type("").contains("show a"))
    #expect(table.player.rightPrompt == "step 1/3")
    #expect(table.laboratory.log.isEmpty)
    let after = table.type("")
    #expect(
      after.contains("a is 1.0") && after.contains("After the first.") && after.contains("How large is b?"))
    #expect(!after.contains("Wait for the class."))
    #expect(table.player.prompt == .answer)
  }

  @Test func `A prediction is asked before its cell, and scored in decades after it`() throws {
    let table = Table()
    table.type("", "")
    #expect(table.type("0.1").contains("How sure?"))
    #expect(table.player.prompt == .confidence)
    #expect(table.type("4").contains("Why?"))
    #expect(table.laboratory.values["b"] == nil)
    let result = table.type("show me the reason")
    #expect(result.contains("0.001") && result.contains("2.0 decades too large"))
    #expect(result.contains("sure: 4 of 5") && result.contains("Because of this."))
    #expect(result.contains("show me the reason"))
    let score = try #require(table.player.record["course", .score, "guess"].flatMap(Double.init))
    #expect(abs(score - 1.0 / 3) < 1e-3)
    #expect(table.player.record["course", .guess, "why"] == "show me the reason")
  }

  @Test func `What is no answer is said, and nothing moves on`() {
    let table = Table()
    table.type("", "")
    #expect(table.type("a lot").contains("The answer is a number"))
    #expect(table.type("-1").contains("above zero"))
    #expect(table.type("").contains("Your guess, as a number?"))
    #expect(table.type("show a").contains("a is 1.0"))
    #expect(table.player.prompt == .answer)
    #expect(table.type("0.001", "9").contains("from 1 (a guess) to 5"))
    #expect(table.player.prompt == .confidence)
    #expect(table.type("skip").contains("Why?"))
  }

  @Test func `A wrong option is told why, beside the right one`() {
    let table = Table()
    table.type("goto pick")
    #expect(table.type("3").contains("1 or 2"))
    let result = table.type("1", "")
    #expect(result.contains("Not so."))
    #expect(result.contains("No, not the first.") && result.contains("Yes, the second."))
    table.type("back")
    let right = table.type("2", "5")
    #expect(right.contains("Right.") && !right.contains("No, not the first."))
  }

  @Test func `Back restores the state exactly, and shows the place again`() {
    let table = Table()
    table.type("", "", "0.01", "", "because", "", "1", "")
    #expect(table.laboratory.values["c"] == 3)
    #expect(table.type("back").contains("Which one?"))
    #expect(table.laboratory.values["c"] == nil && table.laboratory.values["b"] == 0.001)
    table.type("back", "back")
    #expect(table.laboratory.values["b"] == nil && table.laboratory.values["a"] == 1)
    table.type("back", "back", "back", "back")
    #expect(table.laboratory.values == ["seed": 7])
    #expect(table.type("back").contains("This is the beginning"))
  }

  @Test func `Free play is on a copy, unless it is kept`() {
    let lost = Table()
    lost.type("", "a = 99", "z = 1")
    let shown = lost.type("")
    #expect(lost.laboratory.values["z"] == nil && lost.laboratory.values["a"] == 1)
    #expect(shown.contains("without your a, z"))
    let kept = Table()
    kept.type("", "z = 1", "keep", "")
    #expect(kept.laboratory.values["z"] == 1 && kept.laboratory.values["a"] == 1)
    kept.type("skip", "skip")
    #expect(kept.laboratory.values["z"] == 1)
  }

  @Test func `A failing statement of the reader's own is said and changes nothing`() {
    let table = Table()
    table.type("")
    #expect(table.type("nonsense here").contains("can't be read"))
    #expect(table.player.rightPrompt == "step 1/3")
  }

  @Test func `An exercise looks at the state, gives hints, and holds its solution back until two tries`() {
    let table = Table()
    let begin = table.type("goto fix")
    #expect(begin.contains("fix = ____") && begin.contains("Make it large."))
    #expect(table.player.suggestion == "fix = ____")
    #expect(table.type("solution").contains("after 2 more tries"))
    #expect(table.type("fix = 2").contains("2.0 is not above 5.0"))
    #expect(table.type("hint").contains("Larger than five."))
    #expect(table.type("hint").contains("Those were all the hints."))
    #expect(table.type("fix = 3").contains("Not yet"))
    #expect(table.type("solution").contains("Six."))
    let passed = table.type("fix = 8")
    #expect(passed.contains("That works."))
    #expect(table.type("").contains("fix is 8.0"))
    #expect(table.player.record["course", .hints, "fix"] == "1")
    #expect(table.player.record["course", .tries, "fix"] == "2")
    #expect(table.player.record["course", .solution, "fix"]?.hasSuffix("fix = 8") == true)
  }

  @Test func `Skip goes on with the solution's state`() {
    let table = Table()
    table.type("goto fix")
    #expect(!table.type("skip").contains("Six."))
    #expect(table.type("").contains("fix is 6.0"))
    #expect(table.player.rightPrompt == "the end")
    #expect(table.type("").contains("The course"))
    #expect(table.player.lesson?.id == "following")
  }

  @Test func `A lesson goes on where the reader left it, with their own solution`() {
    let record = Record(file: nil)
    let first = Table(record: record)
    first.type("goto fix", "fix = 9")
    let second = Table(record: record)
    #expect(second.shown.contains("goes on where you left it"))
    #expect(second.laboratory.values == first.laboratory.values)
    #expect(second.type("").contains("fix is 9.0"))
  }

  @Test func `Without a name the lesson left last is opened, else the first that is not finished`() {
    let record = Record(file: nil)
    let first = Table(record: record)
    first.type("", "goto following", "", "")
    first.type("goto course", "")
    let again = Table(record: record, opens: false)
    again.type("learn")
    #expect(again.player.lesson?.id == "course")
    again.type("goto following")
    let third = Table(record: record, opens: false)
    third.type("learn")
    #expect(third.player.lesson?.id == "following")
    third.type("goto fix", "skip", "")
    let fourth = Table(record: record, opens: false)
    fourth.type("learn")
    #expect(fourth.player.lesson?.id == "course")
    #expect(Table(record: record, opens: false).type("learn 2").contains("The course"))
  }

  @Test func `A lesson is done when its exercises are solved or skipped, and then stays done`() {
    let record = Record(file: nil)
    let table = Table(record: record)
    #expect(table.type("goto last", "").contains("neither solved nor skipped is fix"))
    #expect(record["course", .finished] == nil && record["course", .place] != nil)
    #expect(!table.type("goto fix", "fix = 9", "").contains("neither solved"))
    #expect(record["course", .finished] == "yes" && record["course", .place] == nil)
    table.type("goto 2")
    #expect(!TestText.of(table.player.library.overview(record)).contains("begun"))
    #expect(!table.type("goto last", "").contains("neither solved"))
    #expect(record["course", .finished] == "yes")
  }

  @Test func `Coming back says so before the earlier cells run, and counts the guesses of then`() {
    let record = Record(file: nil)
    Table(record: record).type("", "", "0.001", "", "why not", "")
    let second = Table(record: record)
    #expect(second.shown.contains("You were here before; running the earlier cells again…"))
    #expect(second.type("goto fix", "skip", "").contains("Your predictions: 1, on average 100"))
  }

  @Test func `An exercise is checked only after what has to do with it, and a blank is named first`() {
    let table = Table()
    table.type("goto fix")
    let blank = table.type("")
    #expect(blank.contains("still to be filled in") && blank.contains("Not yet"))
    #expect(!table.type("a = 5").contains("Not yet"))
    #expect(table.type("fix = 2").contains("Not yet"))
    #expect(!table.type("a = 6").contains("Not yet"))
    #expect(table.type("").contains("2.0 is not above 5.0"))
    #expect(table.laboratory.values["a"] == 6)
  }

  @Test func `A statement at a question is told to wait, and nothing of one's own is not kept`() {
    let table = Table()
    #expect(table.type("keep").contains("Nothing of yours to keep."))
    table.type("", "")
    #expect(table.type("data = 3").contains("Statements wait until the question is answered or skipped."))
    #expect(!table.type("a lot").contains("Statements wait"))
    #expect(table.type("1", "very").contains("very is no answer"))
    #expect(table.type("5", "why", "").contains("decades too large"))
  }

  @Test(arguments: [
    ("0.0015", "50 % too large"), ("0.05", "50 times too large"), ("10", "4.0 decades too large"),
    ("-0.05", "too small by 51 times"),
  ])
  func `A guess far off is told in multiples or decades, not in thousands of percent`(
    _ guess: String, _ words: String
  ) {
    let table = Table(course: PlayerTests.course.replacing(" scale=log10", with: ""))
    #expect(table.type("", "", guess, "", "why", "").replacing("\u{202F}", with: " ").contains(words))
  }

  @Test func `A lesson that was edited meanwhile is matched by the ids of its cells`() {
    let record = Record(file: nil)
    Table(record: record).type("goto third")
    let edited = PlayerTests.course.replacing(
      "## Two", with: "## Between\n\nNew.\n\n```gradlab id=new\nn = 4\n```\n\n## Two")
    let second = Table(record: record, course: edited)
    #expect(second.player.rightPrompt == "step 3/4")
    #expect(second.laboratory.values["n"] == 4)
  }

  @Test func `Ctrl-C in a cell stops it, and Enter runs it again`() {
    let table = Table()
    table.type("")
    table.laboratory.interrupts = true
    #expect(table.type("").contains("Stopped."))
    #expect(table.laboratory.values == ["seed": 7])
    #expect(table.type("").contains("a is 1.0"))
  }

  @Test func `Goto takes a step, a cell or a lesson, and says what it does not know`() {
    let table = Table()
    #expect(table.type("goto 3").contains("fix = ____"))
    #expect(table.laboratory.values["c"] == 3)
    #expect(table.type("goto 9").contains("steps 1 to 3"))
    #expect(table.type("goto nowhere").contains("No step, cell or lesson"))
    #expect(table.type("goto second").contains("b = 0.001"))
    #expect(table.laboratory.values["c"] == nil)
    table.type("goto following")
    #expect(table.player.lesson?.id == "following")
  }

  @Test func `Notes are for the teacher alone`() {
    let table = Table()
    table.player.showsNotes = true
    #expect(table.type("", "").contains("Wait for the class."))
  }

  @Test func `Progress is reset only after it is asked`() {
    let table = Table()
    table.type("goto fix", "fix = 9")
    #expect(table.type("progress reset").contains("Forget what?"))
    #expect(table.player.prompt == .confirmation)
    table.type("no")
    #expect(table.player.record["course", .solution, "fix"] != nil)
    table.type("progress reset", "lesson")
    #expect(table.player.record["course", .solution, "fix"] == nil)
    #expect(table.player.rightPrompt == "course")
  }

  @Test func `The transcript has the prose, the cells, the results and the guesses`() {
    let table = Table()
    table.type("", "", "0.1", "4", "because it is small")
    let text = table.player.transcriptMarkdown
    for part in [
      "# The course", "Hello.", "show a", "a is 1.0", "because it is small", "Because of this.",
    ] {
      #expect(text.contains(part), "\(part) in \(text)")
    }
    let (lesson, problems) = LessonReader.read(file: "x.md", bytes: Array(text.utf8))
    #expect(problems == [] && lesson?.front.seed == 7 && lesson?.title == "The course")
    #expect(Player.transcriptFile("save \"x.md\"") == "x.md")
    #expect(Player.transcriptFile("save \"x.safetensors\" of=a") == nil)
    #expect(Player.transcriptFile("save \"x.md\" of=\"y.md\"") == nil)
    #expect(table.type("save \"/nowhere/at/all.md\"").contains("/nowhere/at/all.md"))
  }

  @Test(arguments: [
    [""], ["", "z = 4", "show z", "", "0.1", "4", "so"], ["goto fix", "fix = 3", "fix = 8", ""],
  ])
  func `A transcript is a lesson that runs to the same state`(_ lines: [String]) throws {
    let table = Table()
    for line in lines { table.type(line) }
    let text = table.player.transcriptMarkdown
    let lesson = try LessonReader.lesson(file: "x.md", bytes: Array(text.utf8))
    let again = FakeLaboratory()
    #expect(try LessonRunner(laboratory: again).run(lesson) { _ in })
    #expect(again.values == table.laboratory.values, "\(text)")
  }

  @Test func `Every verb of the lessons is declared once, and takes one word at most`() {
    let names = LessonVerb.all.map(\.declaration.name)
    #expect(Set(names).count == names.count)
    let table = Table(opens: false)
    for name in names {
      #expect(!table.type(name).isEmpty)
      table.type(name + " nonsense")
    }
    #expect(LessonVerb.word(in: "next = 3", after: "next") == nil)
    #expect(LessonVerb.word(in: "goto  x", after: "goto") == "x")
  }

  @Test func `No order of lines makes the player crash`() {
    var generator = SplitMix(state: 5)
    let lines = [
      "", "", "", "", "1", "0.1", "skip", "back", "back", "next", "hint", "solution", "answer", "keep",
      "fix = 9",
      "fix = 1", "a = 5", "goto 1", "goto 2", "goto third", "learn following", "lessons", "progress",
      "progress reset", "lesson", "x", "answer 2",
    ]
    for _ in 0..<40 {
      let table = Table()
      for _ in 0..<60 {
        table.laboratory.interrupts = generator.next() % 15 == 0
        table.type(lines[Int(generator.next() % UInt64(lines.count))])
      }
    }
  }
}

enum TestText {
  /// The words of a document, one block a line.
  static func of(_ document: Document) -> String { document.blocks.map(of).joined(separator: "\n") + "\n" }

  private static func of(_ block: Block) -> String {
    switch block {
    case .paragraph(let text), .heading(let text, _): text.string
    case .list(let items, _): items.flatMap { $0.map(of) }.joined(separator: "\n")
    case .quote(let blocks), .aside(_, let blocks): blocks.map(of).joined(separator: "\n")
    case .details(let summary, let blocks): summary.string + "\n" + blocks.map(of).joined(separator: "\n")
    case .code(let code, _): code
    case .verdict(let verdict): verdict.checks.map(\.statement.string).joined(separator: "\n")
    case .table(let table): table.rows.map { "\($0.cells)" }.joined(separator: "\n")
    case .chart, .rule, .gap: ""
    }
  }
}
