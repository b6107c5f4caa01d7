import CommandKit
import Testing

@Suite("Lines that go on")
struct CompletenessTests {
  @Test(
    "An open bracket or an operator at the end asks for another line",
    arguments: [
      ("x = 1", nil), ("", nil), ("# note", nil), ("probe tower(20,", 2), ("probe tower(", 2), ("f([", 4),
      ("x =", 2), ("x = 1 +", 2), ("dense(64) ->", 2), ("a <", 2), ("2..", 2), ("1..5 by", 2), ("f(1)", nil),
      ("f(1))", nil),
      ("f(\n", nil), ("f(\n  ", nil), ("f(1,\n  2", 2), ("f(1,\n\n", nil), ("x = \"abc", nil), ("probe", nil),
      ("goto (", nil), ("help ->", nil), ("help [", nil), ("x = f( # note", 2), ("x = 1\ny = (", 2),
      ("x.by", nil), ("f(-", 2),
      ("train(deep, watch=", 2),
    ] as [(String, Int?)])
  func completeness(text: String, indentation: Int?) {
    #expect(parser.isComplete(text) == (indentation.map { .needsMore(indentation: $0) } ?? .complete))
  }

  @Test("The line after a fence is read as a word and keys")
  func infoStrings() throws {
    let info = try #require(try parser.parseInfo("gradlab id=slope-2 claim=[1, 2] fails=true"))
    #expect(info.word.text == "gradlab")
    #expect(info.arguments.map(\.description) == ["id=slope-2", "claim=[1, 2]", "fails=true"])
    #expect(info["claim"].map(\.span) == Span(25, 31))
    let predict = try #require(try parser.parseInfo("predict id=shrink answer=it.ratio scale=log10"))
    #expect(predict["answer"]?.description == "it.ratio")
    #expect(try parser.parseInfo("  ") == nil)
    #expect(throws: Failure.self) { try parser.parseInfo("gradlab id") }
    #expect(throws: Failure.self) { try parser.parseInfo("gradlab id=a id=b") }
    #expect(throws: Failure.self) { try parser.parseInfo("gradlab claim=") }
  }
}
