import Testing

@testable import Lessons

/// What readers write at an exercise, and what its starter adds.
@Suite struct BlankTests {
  private static func course(_ starter: String, check: String = "expect fix > 5") -> String {
    Samples.course.replacing("fix = ____", with: starter).replacing("expect fix > 5", with: check)
  }

  @Test func `A bare value is taken for the blank, and the whole line is shown`() {
    let table = PlayerSessionTests.Table()
    table.type("goto fix")
    let wrong = table.type("2")
    #expect(wrong.contains("fix = 2") && wrong.contains("Not yet"))
    #expect(table.type("a").contains("fix = a"))
    #expect(table.type("2 * 4").contains("That works."))
    #expect(table.test.numbers["fix"] == 8)
    #expect(table.player.store.progress["course", .solution, "fix"]?.hasSuffix("fix = 2 * 4") == true)
  }

  @Test(arguments: [("2 * ____", "1 + 2", 6.0), ("sqrt(____)", "3 + 6", 3), ("2 * ____", "3", 6)])
  func `A value fills its place as one`(_ blank: String, _ typed: String, _ value: Double) {
    let table = PlayerSessionTests.Table(course: Self.course("fix = \(blank)"))
    table.type("goto fix", typed)
    #expect(table.test.numbers["fix"] == value)
  }

  @Test(arguments: ["fix", "it", "a > 1"]) func `What asks is no answer`(_ line: String) {
    let table = PlayerSessionTests.Table()
    table.type("goto fix", "fix = 1")
    #expect(!table.type(line).contains("fix = \(line)"))
  }

  @Test func `With several blanks the whole line is asked for`() {
    let table = PlayerSessionTests.Table(course: Self.course("fix = ____ + ____"))
    table.type("goto fix")
    let shown = table.type("7")
    #expect(shown.contains("There are several blanks: write the whole line") && !shown.contains("Not yet"))
  }

  @Test func `Lines without a blank run for the reader, before it and after it`() {
    let table = PlayerSessionTests.Table(
      course: Self.course("half = 0.5\nfix = ____\ntwice = 2 * fix", check: "expect twice > 10"))
    table.type("goto fix")
    #expect(table.test.numbers["half"] == 0.5)
    #expect(table.type("fix = 2").contains("Not yet"))
    #expect(table.test.numbers["twice"] == 4)
    #expect(table.player.suggestion == "fix = 2")
    #expect(table.type("6").contains("That works."))
    #expect(table.test.numbers["twice"] == 12)
    // One's own line for it goes before.
    let own = PlayerSessionTests.Table(
      course: Self.course("fix = ____\ntwice = 2 * fix", check: "expect twice > 10"))
    #expect(own.type("goto fix", "fix = 1\ntwice = 20").contains("That works."))
  }

  @Test func `The caret stands in the line of the blank`() {
    let table = PlayerSessionTests.Table(course: Self.course("fix = sqrt(\n  ____)"))
    table.type("goto fix")
    #expect(table.type("").contains("  ____)\n  ^^^^"))
  }

  @Test func `After a wrong try at another line the blank is named`() {
    let table = PlayerSessionTests.Table(
      course: Self.course("fix = ____\ntwice = 1", check: "expect twice > 10"))
    #expect(table.type("goto fix", "twice = 20").contains("still to be filled in"))
  }

  @Test func `A command with a blank is filled in by what does the same`() {
    let table = PlayerSessionTests.Table(
      course: Self.course("train net epochs=____", check: "expect it.epochs > 5")
        .replacing("a = 1\n", with: "a = 1\nnet = dense(1)\n"))
    #expect(table.type("goto fix", "").contains("still to be filled in"))
    #expect(table.type("train net epochs=2").contains("Not yet"))
    #expect(table.type("train net epochs=6").contains("That works."))
  }
}
