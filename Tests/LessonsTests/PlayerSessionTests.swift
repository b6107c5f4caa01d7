import CommandKit
import Documents
import Foundation
import Testing

@testable import Lessons

/// Lessons as a reader goes through them, on a session.
@Suite struct PlayerSessionTests {
  /// A player at a lesson, with all that it has shown.
  final class Table {
    let test = TestSession()
    let player: Player
    var shown = ""

    init(store: ProgressStore = ProgressStore(file: nil), course: String = Samples.course, opens: Bool = true)
    {
      let library = Library([
        Library.Entry(file: "01-course.md", text: course),
        Library.Entry(
          file: "02-next.md", text: course.replacing("id: course", with: "id: following")),
      ])
      player = Player(session: test.session, library: library, store: store)
      if opens { player.learn("course") { [self] in shown += TestText.of($0) } }
    }

    /// Types lines; what they show.
    @discardableResult func type(_ lines: String...) -> String {
      shown = ""
      for line in lines { player.type(line, test.session) { [self] in shown += TestText.of($0) } }
      return shown
    }
  }

  @Test func `Enter leads through a lesson, and a cell runs when the reader says so`() {
    let table = Table()
    #expect(table.shown.contains("The course") && table.shown.contains("Hello."))
    #expect(table.test.session.session.history.isEmpty)
    #expect(table.type("").contains("a + 100"))
    #expect(table.player.rightPrompt == "step 1/3")
    #expect(table.test.session.session.history.isEmpty)
    let after = table.type("")
    #expect(
      after.contains("101") && after.contains("After the first.") && after.contains("How large is b?"))
    #expect(!after.contains("Wait for the class."))
    #expect(table.player.prompt == .answer)
  }

  @Test func `A prediction is asked before its cell, and scored in decades after it`() throws {
    let table = Table()
    table.type("", "")
    #expect(table.type("0.1").contains("How sure?"))
    #expect(table.player.prompt == .confidence)
    #expect(table.type("4").contains("Why?"))
    #expect(table.test.numbers["b"] == nil)
    let shown = table.type("show me the reason")
    #expect(shown.contains("b = 0.001") && shown.contains("Enter: your guess beside it"))
    #expect(!shown.contains("decades"))
    #expect(table.type("hint").contains("Hints belong to exercises"))
    let result = table.type("")
    #expect(result.contains("0.001") && result.contains("2.0 decades too large"))
    #expect(result.contains("sure: 4 of 5") && result.contains("Because of this."))
    #expect(result.contains("show me the reason"))
    let score = try #require(table.player.store.progress["course", .score, "guess"].flatMap(Double.init))
    #expect(abs(score - 1.0 / 3) < 1e-3)
    #expect(table.player.store.progress["course", .guess, "why"] == "show me the reason")
  }

  @Test func `What is no answer is said, and nothing moves on`() {
    let table = Table()
    table.type("", "")
    #expect(table.type("a lot").contains("The answer is a number"))
    #expect(table.type("-1").contains("above zero"))
    let again = table.type("")
    #expect(again.contains("How large is b?") && again.contains("Your guess, as a number?"))
    #expect(table.type("expect a == 1").contains("1 == 1"))
    #expect(table.player.prompt == .answer)
    #expect(table.type("0.001", "9").contains("from 1 (a guess) to 5"))
    #expect(table.player.prompt == .confidence)
    #expect(table.type("skip").contains("Why?"))
  }

  @Test func `A wrong option is told why, beside the right one`() {
    let table = Table()
    table.type("goto pick")
    #expect(table.type("3").contains("1 or 2"))
    table.type("1", "")
    let result = table.type("")
    #expect(result.contains("Not so."))
    #expect(result.contains("No, not the first.\nYes, the second."))
    #expect(table.type("back").contains("Earlier you said: 1. That answer counts"))
    table.type("2", "5")
    let right = table.type("")
    #expect(right.contains("Right.") && right.contains("Your first answer is the one that counts."))
    // Whoever is right reads all reasons too, the right one's first.
    #expect(right.contains("Yes, the second.\nNo, not the first."))
    #expect(table.player.store.progress["course", .score, "pick"] == "0.000")
  }

  @Test func `Back restores the state exactly, and shows the place again`() {
    let table = Table()
    table.type("", "", "0.01", "", "because", "", "", "1", "")
    #expect(table.test.numbers["c"] == 3)
    #expect(table.type("back").contains("Two\n") && table.shown.contains("Which one?"))
    #expect(table.test.numbers["c"] == nil && table.test.numbers["b"] == 0.001)
    // What stood on one screen with the question comes again.
    let question = table.type("back")
    for part in ["One", "a + 100", "101", "After the first.", "How large is b?"] {
      #expect(question.contains(part), "\(part) in \(question)")
    }
    #expect(table.test.numbers["b"] == nil && table.test.numbers["a"] == 1)
    #expect(table.type("back").contains("a = 1") && table.test.numbers == [:])
    #expect(table.type("back").contains("Hello."))
    #expect(table.type("back").contains("This is the beginning"))
  }

  @Test func `Back goes to the stop before, whatever was visited meanwhile`() {
    let table = Table()
    table.type("goto 3", "goto 2")
    #expect(table.type("back").contains("How large is b?"))
    table.type("goto following", "goto 2")
    #expect(table.type("back").contains("How large is b?"))
  }

  @Test func `Free play is on a copy, unless it is kept`() {
    let lost = Table()
    lost.type("", "a = 99", "z = 1")
    let shown = lost.type("")
    #expect(lost.test.numbers["z"] == nil && lost.test.numbers["a"] == 1)
    #expect(shown.contains("without your a, z"))
    let kept = Table()
    kept.type("", "z = 1", "keep", "")
    #expect(kept.test.numbers["z"] == 1 && kept.test.numbers["a"] == 1)
    kept.type("skip", "skip")
    #expect(kept.test.numbers["z"] == 1)
  }

  @Test(arguments: ["undo 2", "undo(2)", "undo count=2", "undo\nundo"])
  func `What was taken back is no change any more, however undo is written`(_ undo: String) {
    let table = Table()
    table.type("", "x = 5", "y = 6", undo)
    #expect(table.test.numbers == [:])
    #expect(!table.type("").contains("without your"))
  }

  @Test func `Quit leaves, also behind other statements`() {
    let table = Table()
    for line in ["quit", "exit", "x = 5\nquit"] {
      #expect(table.player.type(line, table.test.session) { _ in } == .leave)
    }
    #expect(table.test.numbers == ["x": 5])
  }

  @Test func `A failing statement of the reader's own is said and changes nothing`() {
    let table = Table()
    table.type("")
    #expect(table.type("nonsense here").contains("No verb is called nonsense"))
    #expect(table.player.rightPrompt == "step 1/3")
  }

  @Test func `An exercise looks at the state, gives hints, and holds its solution back until two tries`() {
    let table = Table()
    let begin = table.type("goto fix")
    #expect(begin.contains("fix = ____") && begin.contains("Make it large."))
    #expect(table.player.suggestion == "fix = ____")
    #expect(table.type("solution").contains("after 2 more tries"))
    #expect(table.type("fix = 2").contains("✗ fix: 2 > 5"))
    #expect(table.type("hint").contains("Larger than five."))
    #expect(table.type("hint").contains("Those were all the hints."))
    // The reader's own line stays within reach, and before there is one the starter.
    #expect(table.player.suggestion == "fix = 2")
    #expect(table.type("fix = 3").contains("Not yet"))
    #expect(table.type("solution").contains("Six."))
    #expect(table.player.suggestion == "fix = 6")
    let passed = table.type("fix = 8")
    #expect(passed.contains("That works."))
    #expect(table.type("fix = 1").contains("With this it would not pass"))
    #expect(table.type("fix = 9").contains("That works too."))
    #expect(table.player.store.progress["course", .solution, "fix"]?.hasSuffix("fix = 8") == true)
    #expect(table.type("keep", "").contains("109"))
    #expect(table.player.store.progress["course", .hints, "fix"] == "1")
    #expect(table.player.store.progress["course", .tries, "fix"] == "2")
    #expect(table.player.store.progress["course", .solution, "fix"]?.hasSuffix("fix = 8") == true)
  }

  @Test func `Skip goes on with the solution's state`() {
    let table = Table()
    table.type("goto fix")
    #expect(!table.type("skip").contains("Six."))
    #expect(table.type("").contains("106"))
    #expect(table.player.rightPrompt == "the end")
    #expect(table.type("").contains("The course"))
    #expect(table.player.lesson?.id == "following")
  }

  @Test func `A lesson goes on where the reader left it, with their own solution`() {
    let store = ProgressStore(file: nil)
    let first = Table(store: store)
    first.type("goto fix", "fix = 9")
    let second = Table(store: store)
    #expect(second.shown.contains("goes on where you left it"))
    #expect(second.test.numbers == first.test.numbers)
    #expect(second.type("").contains("109"))
  }

  @Test func `Without a name the lesson left last is opened, else the first that is not finished`() {
    let store = ProgressStore(file: nil)
    let first = Table(store: store)
    first.type("", "goto following", "", "")
    first.type("goto course", "")
    let again = Table(store: store, opens: false)
    again.type("learn")
    #expect(again.player.lesson?.id == "course")
    again.type("goto following")
    let third = Table(store: store, opens: false)
    third.type("learn")
    #expect(third.player.lesson?.id == "following")
    third.type("goto fix", "skip", "")
    let fourth = Table(store: store, opens: false)
    fourth.type("learn")
    #expect(fourth.player.lesson?.id == "course")
    #expect(Table(store: store, opens: false).type("learn 2").contains("The course"))
  }

  @Test func `A lesson is done when its exercises are solved or skipped, and then stays done`() {
    let store = ProgressStore(file: nil)
    let table = Table(store: store)
    #expect(table.type("goto last", "").contains("neither solved nor skipped is fix"))
    #expect(store.progress["course", .finished] == nil && store.progress["course", .place] != nil)
    #expect(!table.type("goto fix", "fix = 9", "").contains("neither solved"))
    #expect(store.progress["course", .finished] == "yes" && store.progress["course", .place] == nil)
    table.type("goto 2")
    #expect(!TestText.of(table.player.library.overview(store.progress)).contains("begun"))
    #expect(!table.type("goto last", "").contains("neither solved"))
    #expect(store.progress["course", .finished] == "yes")
  }

  @Test func `Coming back says so before the earlier cells run, and counts the guesses of then`() {
    let store = ProgressStore(file: nil)
    Table(store: store).type("", "", "0.001", "", "why not", "")
    let second = Table(store: store)
    #expect(second.shown.contains("You were here before; running the earlier cells again…"))
    #expect(second.type("goto fix", "skip", "").contains("Your predictions: 1, on average 100"))
  }

  @Test func `An exercise is checked only after what has to do with it, and a blank is named first`() {
    let table = Table()
    table.type("goto fix")
    let blank = table.type("")
    #expect(blank.contains("still to be filled in") && !blank.contains("Not yet"))
    let beside = table.type("a = 5")
    #expect(!beside.contains("✗") && beside.contains("fix = ____") && beside.contains("Make it large."))
    #expect(table.type("fix = 2").contains("Not yet"))
    #expect(!table.type("a = 6").contains("✗"))
    #expect(table.type("").contains("✗ fix: 2 > 5"))
    #expect(table.test.numbers["a"] == 6)
  }

  @Test func `A statement at a question is told to wait, and nothing of one's own is not kept`() {
    let table = Table()
    #expect(table.type("keep").contains("Nothing of yours to keep."))
    table.type("", "")
    #expect(table.type("data = 3").contains("Statements wait until the question is answered or skipped."))
    #expect(!table.type("a lot").contains("Statements wait"))
    #expect(table.type("1", "very").contains("very is no answer"))
    #expect(table.type("5", "why", "").contains("decades too large"))
    #expect(table.type("z = 1").contains("Enter: next step"))
  }

  @Test(arguments: [
    ("0.0015", "50 % too large"), ("0.05", "50 times too large"), ("10", "4.0 decades too large"),
    ("-0.05", "too small by 51 times"),
  ])
  func `A guess far off is told in multiples or decades, not in thousands of percent`(
    _ guess: String, _ words: String
  ) {
    let table = Table(course: Samples.course.replacing(" scale=log10", with: ""))
    #expect(table.type("", "", guess, "", "why", "").replacing("\u{202F}", with: " ").contains(words))
  }

  @Test func `A lesson that was edited meanwhile is matched by the ids of its cells`() {
    let store = ProgressStore(file: nil)
    Table(store: store).type("goto third")
    let edited = Samples.course.replacing(
      "## Two", with: "## Between\n\nNew.\n\n```gradlab id=new\nn = 4\n```\n\n## Two")
    let second = Table(store: store, course: edited)
    #expect(second.player.rightPrompt == "step 3/4")
    #expect(second.test.numbers["n"] == 4)
  }

  @Test func `Ctrl-C in a cell stops it, and Enter runs it again`() {
    let table = Table()
    table.type("")
    table.test.interrupts = true
    #expect(table.type("").contains("Stopped."))
    #expect(table.test.numbers == [:])
    #expect(table.type("").contains("101"))
  }

  @Test func `Goto takes a step, a cell or a lesson, and says what it does not know`() {
    let table = Table()
    #expect(table.type("goto 3").contains("fix = ____"))
    #expect(table.test.numbers["c"] == 3)
    #expect(table.type("goto 9").contains("steps 1 to 3"))
    #expect(table.type("goto nowhere").contains("No step, cell or lesson"))
    #expect(table.type("goto second").contains("b = 0.001"))
    #expect(table.test.numbers["c"] == nil)
    table.type("goto following")
    #expect(table.player.lesson?.id == "following")
  }

  @Test func `A free why is answered by a model`() {
    let course = Samples.course.replacing(
      "```predict id=guess answer=b scale=log10\nHow large is b?\n```\n\n", with: "")
    let table = PlayerSessionTests.Table(course: course)
    table.type("goto why")
    #expect(!table.type("since").contains("Because of this."))
    let reply = table.type("")
    #expect(reply.contains("You said: since") && reply.contains("A model answer:"))
    #expect(reply.contains("Because of this."))
  }

  @Test func `Who is not to be asked how sure they are is not`() {
    let table = Table()
    table.player.asksConfidence = false
    table.type("goto 1", "", "")
    #expect(table.type("0.1").contains("Why?"))
  }

  @Test func `Another lesson says which names are gone`() {
    let table = Table()
    #expect(!table.shown.contains("gone"))
    table.type("", "", "0.1", "", "why", "", "mine = 1")
    #expect(table.type("goto following").contains("a, b, mine are gone"))
  }

  @Test func `A lesson begun anew knows nothing of before, and the file keeps it`() {
    let store = ProgressStore(file: nil)
    Table(store: store).type("", "", "0.001", "", "why not", "", "", "goto fix", "fix = 9", "")
    #expect(store.progress["course", .finished] == "yes")
    let again = Table(store: store, opens: false)
    #expect(again.player.setAside(nil) == "following" && again.player.setAside("course") == "course")
    again.type("learn course")
    #expect(!again.shown.contains("here before") && store.progress["course", .score, "guess"] == nil)
    #expect(store.progress["course~1", .guess, "why"] == "why not")
    #expect(store.progress["course", .finished] == "yes")
  }

  @Test func `Whoever leaves in a lesson is told how to come back`() {
    let table = Table()
    #expect(table.player.farewell == "Your place is kept: gradlab learn goes on here.")
    table.type("goto fix", "skip", "")
    #expect(table.player.farewell == nil)
    #expect(Table(opens: false).player.farewell == nil)
  }

  @Test func `Progress and the end of a lesson count the same guesses`() {
    let table = Table()
    table.type("", "", "0.001", "", "why", "", "", "2", "", "", "", "fix = 9")
    #expect(table.type("").contains("Your predictions: 2, on average 100"))
    #expect(table.type("progress").contains("number(2"))
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
    #expect(table.player.store.progress["course", .solution, "fix"] != nil)
    table.type("progress reset", "lesson")
    #expect(table.player.store.progress["course", .solution, "fix"] == nil)
    #expect(table.player.rightPrompt == "course")
  }

  @Test func `Progress is exported where a file is named, and the form is its name's`() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "gradlab-export-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    for opens in [true, false] {
      let table = Table(opens: opens)
      for line in [
        "progress export", "progress export to=\"x.txt\"", "progress export to=3",
        "progress export to=\"x.csv\" name=3",
      ] {
        #expect(table.type(line).contains(".csv or .json"), "\(line)")
      }
      #expect(table.type("progress export too=\"x.csv\"").contains("to"))
      for name in ["\(opens).csv", "\(opens).json"] {
        let path = folder.path + "/" + name
        #expect(table.type("progress export to=\"\(path)\"").contains(path))
        #expect(try !String(contentsOfFile: path, encoding: .utf8).contains(folder.path))
        #expect(table.type("progress export to=\"\(path)\"").contains("is there already"))
        #expect(table.type("progress export to=\"\(path)\" overwrite=true").contains("handed in"))
      }
    }
  }

  @Test func `The transcript has the prose, the cells, the results and the guesses`() throws {
    let table = Table()
    table.type("", "", "0.1", "4", "because it is small", "")
    let text = table.player.transcriptMarkdown
    for part in [
      "# The course", "Hello.", "a + 100", "101", "because it is small", "Because of this.",
    ] {
      #expect(text.contains(part), "\(part) in \(text)")
    }
    let (lesson, problems) = LessonReader.read(file: "x.md", bytes: Array(text.utf8))
    #expect(problems == [] && lesson?.front.seed == 7 && lesson?.title == "The course")
    #expect(lesson?.front.lang == table.player.lesson?.front.lang)
    func file(_ line: String, overwrites: Bool = false) throws -> String? {
      let transcript = try table.test.session.parse(line).first?.transcript
      #expect(transcript?.overwrites ?? overwrites == overwrites)
      return transcript?.file
    }
    #expect(try file("save \"x.md\"") == "x.md")
    #expect(try file("save \"x.md\" overwrite=true", overwrites: true) == "x.md")
    #expect(try file("save \"x.md\" overwrite=1") == nil)
    #expect(try file("save \"x.safetensors\" of=a") == nil)
    #expect(try file("save \"x.md\" of=\"y.md\"") == nil)
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
    let again = TestSession()
    #expect(try LessonRunner(session: again.session).run(lesson) { _ in })
    #expect(again.numbers == table.test.numbers, "\(text)")
  }

  @Test func `Every verb of the lessons is declared once, and takes one word at most`() {
    let names = LessonVerb.all.map(\.declaration.name)
    #expect(Set(names).count == names.count)
    let table = Table(opens: false)
    // What the article claims takes a minute to measure, and has tests of its own.
    for name in names where name != LessonVerb.claims.declaration.name {
      #expect(!table.type(name).isEmpty)
      table.type(name + " nonsense")
    }
    #expect(table.type("next = 3").contains("next is"))
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
        table.test.interrupts = generator.next() % 15 == 0
        table.type(lines[Int(generator.next() % UInt64(lines.count))])
      }
    }
  }
}
