import CommandKit
import Testing

@testable import Lab
@testable import Verbs

/// `time STATEMENT`
struct TimeTests {
  @Test(
    "It stands before any statement, which does what it does without it",
    arguments: [
      ("time 2 + 2", "_", "4"), ("time x = 3", "x", "3"), ("time f(a) = a + 1", "f(2)", "3"),
      ("time seed 7", "seed 7", ""), ("time(2 + 2)", "_", "4"),
      ("time train deep epochs=2", "it.epochs", "it.epochs  2"),
      ("time train(deep, epochs=2)", "it.epochs", "it.epochs  2"),
      ("time expect 1 < 2", "1", "1"),
    ])
  func statements(line: String, after: String, shown: String) throws {
    let session = Shown()
    let text = try session("deep = dense(2, relu) -> dense(1, sigmoid)", line)
    #expect(text.hasSuffix("of processor time") || text.hasSuffix("epochs a second"))
    #expect(try session(after) == shown)
  }

  @Test("It tells other programs the figures, and the value of the statement is no other for it")
  func outcome() throws {
    let session = Session()
    var timed: Outcome?
    try session.run("time 2 + 2") { timed = $1 }
    let timing = try #require(timed?.timing)
    #expect(timing.elapsed >= 0 && timing.processor >= 0 && timing.epochs == nil)
    #expect(timed?.value?.single?.number == 4)
  }

  @Test(
    "Where it can't stand it says so",
    arguments: [
      ("time", nil), ("time time 2", "time 2"), ("x = 1 + time(2)", nil), ("time next", nil),
    ])
  func mistakes(line: String, correction: String?) throws {
    let failure = try #require(try Shown().failure(line))
    #expect(failure.correction == correction)
  }

  @Test("Undo takes back what a timed statement changed")
  func undone() throws {
    #expect(try Shown()("x = 1", "time x = 2", "undo", "x") == "1")
  }
}
