import CommandKit
import Messages
import Testing

@testable import Lab
@testable import Verbs

/// `_` is the last value shown, `_3` the value of statement 3.
struct ShownValueTests {
  private static let net = "dense(3, tanh) -> dense(1, sigmoid)"

  @Test(
    "What calls a value back gives it",
    arguments: [
      (["2 + 2", "_ + 1"], "5"),
      (["2 + 2", "x = 7", "_"], "4"),
      (["2 + 2", "x = 7", "_1 + x"], "11"),
      (["2 + 2", "3 * 3", "_1 * _2"], "36"),
      (["probe \(net)", "_.loss == it.loss"], "_.loss == it.loss  true"),
      (["probe \(net)", "2", "_1.loss == it.loss"], "_1.loss == it.loss  true"),
      (["probe \(net)", "expect it.loss > 0", "_.loss == it.loss"], "_.loss == it.loss  true"),
      (["f(y) = y + _", "1", "f(2)", "f(2)"], "5"),
      (["x = 1", "2 + 2", "undo", "_"], "4"),
      (["x = 1", "2 + 2", "undo", "_2"], "4"),
      (["2 + 2", "reset", "_1"], "4"),
      (["[1, 2]", "x = 1", "undo", "[5, 6]", "max(_1 + _4)"], "8"),
      (["time 2 + 2", "_ + 1"], "5"),
    ])
  func values(lines: [String], shown: String) throws { #expect(try Shown().all(lines) == shown) }

  @Test(
    "What calls no value back says why",
    arguments: [
      (["_"], "noneYet"), (["x = 3", "_"], "noneYet"), (["x = 3", "_1"], "none"),
      (["2", "vars", "_2"], "none"), (["2", "_3"], "noStatement"), (["2", "_0"], "noStatement"),
      (["_1"], "noStatement"), (["2", "_99999999999999999999"], "noStatement"),
    ])
  func missing(lines: [String], code: String) throws {
    let shown = Shown()
    try shown.all(lines.dropLast())
    let failure = try #require(try shown.failure(lines[lines.count - 1]))
    #expect(failure.reason.code == code)
  }

  @Test(
    "What other programs call the last value leads to _",
    arguments: [("ans", "_"), ("Out", "_"), ("Out[1]", "_1"), ("Out[1] + 1", "_1 + 1"), ("2 * ans", "2 * _")])
  func elsewhere(line: String, correction: String) throws {
    #expect(try Shown().failure("2 + 2", line)?.correction == correction)
    #expect(try Shown()("ans = 3", "ans") == "3")
  }

  @Test("Neither can be bound, and the free name that is offered can be", arguments: ["_", "_3"])
  func reserved(name: String) throws {
    let correction = try #require(try Shown().failure("\(name) = 3")?.correction)
    #expect(try Shown().failure(correction) == nil)
    #expect(try Shown().failure("f(\(name)) = 3")?.correction != nil)
    #expect(try Shown()("_x = 3", "_x") == "3")
  }

  @Test("A statement that fails has no number")
  func failures() throws {
    let shown = Shown()
    #expect(try shown.failure("1", "unknown") != nil)
    #expect(try shown("2", "_2") == "2")
    #expect(shown.session.state.shown.count == 3)
  }

  @Test("The newest values are kept, so many of them, and the last whatever its size")
  func bounds() throws {
    var shown = ShownValues()
    for number in 1...250 { shown.add(number % 2 == 0 ? Value(.number(Double(number))) : nil) }
    #expect(shown.count == 250 && shown.newest.count == ShownValues.mostValues)
    guard case .value = shown[250], case .value = shown[52], case .forgotten = shown[50],
      case .none = shown[51]
    else {
      Issue.record("52 … 250 are kept")
      return
    }
    let large = Value(.series(Series("epoch", [Double](repeating: 0, count: ShownValues.mostBytes / 8))))
    shown.add(large)
    #expect(shown.newest.count == 1)
    shown.add(Value(.number(1)))
    #expect(shown.newest.map(\.number) == [252])
  }

  @Test("What undo would bring back keeps none of them")
  func undoKeepsNone() throws {
    let shown = Shown()
    try shown("2 + 2", "x = 1")
    #expect(shown.session.state.shown.newest.count == 1)
    try shown("undo")
    #expect(shown.session.state.shown.newest.count == 1)
    #expect(shown.session.state.shown.count == 3)
  }

  @Test("A file counts its own statements, and its last value is that of its run")
  func files() throws {
    let shown = Shown()
    var context = ExecutionContext()
    context.files.read = { _ in Array("10\n_ + 1\nx = _2 * 2\n".utf8) }
    try shown("1", "2")
    try shown.session.run("run \"a.gl\"", context)
    #expect(try shown("x", "_3", "_4") == "22")
    #expect(try shown.number("_3") == 11)
  }

  @Test("A session that is saved has its statements' new numbers, in whatever they stand")
  func saved() throws {
    let shown = Shown()
    try shown("vars", "2 + 2", "history", "y = _2 + 1", "f(a=_2) = a * _2", "expect _2 == 4", "time _2")
    var context = ExecutionContext()
    let written = Written()
    context.files.write = { bytes, _ in written.text = String(decoding: bytes, as: UTF8.self) }
    try shown.session.run("save \"s.md\"", context)
    for line in ["y = _1 + 1", "f(a=_1) = a * _1", "expect _1 == 4", "time _1"] {
      #expect(written.text.contains("\n\(line)\n"), "\(written.text)")
    }
  }

  private final class Written: @unchecked Sendable { var text = "" }
}
