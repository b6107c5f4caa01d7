import Testing

@testable import Lab
@testable import Verbs

/// What is too much is refused at once, with the figure, and nothing is lost.
struct LimitTests {
  @Test(
    "too much is refused before any work",
    arguments: [
      ("probe dense(1000000) -> dense(1000000)", "parameters"),
      ("x = gaussian(samples=1e9, features=1000)", "GB"),
      ("probe 100000000 * dense(8)", "layers"), ("x = (1..200) * (1..200)", "variants"),
      ("probe dense(0)", "units"), ("probe dense(2.5)", "whole number"), ("x = dense(1e9)", "units"),
      ("train dense(1) epochs=0", "epochs"), ("train dense(1) batch=-1", "batch"),
      ("x = [1..9999, 0.5, 0.25]", "A list has at most"), ("x = 100001 * (relu -> tanh)", "200002 layers"),
      ("x = (1000..100000 by 10) * dense(1)", "more than 2000000"),
      ("probe 50001 * (relu -> tanh)", "100002 layers"), ("x = 1e-4..1 by *0.1", "factor"),
      ("seed -1", "seed"), ("x = dropout(2)", "rate"),
    ])
  func refused(line: String, word: String) throws {
    let shown = Shown()
    try shown("kept = 1")
    let failure = try #require(try shown.failure(line))
    #expect(failure.message.contains(word))
    #expect(try shown("kept") == "1")
  }

  @Test(
    "what stands in one another is refused where it gets too deep or too large",
    arguments: [
      ("dense(2)", "residual($)", 60, "50 deep"), ("0.1", "cosine($, steps=5)", 60, "50 deep"),
      ("moons", "standardize($)", 60, "50 deep"), ("0.1", "piecewise($, 5, $)", 20, "1000 others"),
      ("dense(2)", "residual($ -> $)", 20, "layers"),
      ("[1, 2]", "[$, $]", 30, ""), ("1..9", "[$, mean($) * 1.01]", 30, ""),
    ])
  func nested(first: String, next: String, times: Int, words: String) throws {
    let shown = Shown()
    try shown("a0 = \(first)")
    for number in 1...times {
      let line = "a\(number) = \(next.replacing("$", with: "a\(number - 1)"))"
      guard let failure = try shown.failure(line) else { continue }
      #expect(failure.message.contains(words) && !words.isEmpty, "\(failure.message)")
      return
    }
    #expect(words.isEmpty)
  }

  @Test("families that use families are refused where they get too deep")
  func families() throws {
    let shown = Shown()
    try shown("f0(x) = x")
    for number in 1...99 { try shown("f\(number)(x) = f\(number - 1)(x)") }
    #expect(try shown("f99(7)") == "7")
    let failure = try #require(try shown.failure("f100(x) = f99(x)"))
    #expect(failure.message.contains("nested too deep"))
  }

  @Test("thousands of names and statements take time in proportion", .timeLimit(.minutes(1)))
  func manyNames() throws {
    let shown = Shown()
    for number in 0..<4000 { try shown("n\(number) = \(number)") }
    for number in 0..<4000 { try shown("n7 = \(number)") }
    #expect(try shown("n3999 + n7") == "7998")
    #expect(shown.session.state.bindings.keys.prefix(3) == ["data", "n0", "n1"])
    try shown("undo \(SessionHistory.mostChanges)")
    #expect(try shown("n3999 + n7") == "\(3999 + 3999 - SessionHistory.mostChanges)")
    #expect(try shown.failure("undo")?.reason.code == "nothingMoreToTakeBack")
  }

  @Test("undo keeps what a change replaced, and counts it once")
  func replaced() {
    func value(_ count: Int) -> Binding {
      .value(Value(.series(Series("epoch", [Double](repeating: 0, count: count)))))
    }
    var first = State()
    for number in 0..<100 { first.bindings["n\(number)"] = value(1000) }
    #expect(first.bytes(besides: first, and: nil) == 0)
    var second = first
    second.bindings["n7"] = value(10)
    second.it = Value(.series(Series("epoch", [Double](repeating: 0, count: 500))))
    #expect((8000..<9000).contains(first.bytes(besides: second, and: nil)))
    #expect((4000..<5000).contains(second.bytes(besides: second, and: first)))
    #expect(second.bytes(besides: second, and: second) == 0)
    #expect((800_000..<900_000).contains(first.bytes(besides: State(), and: nil)))
  }
}
