import CommandKit
import Documents
import Messages
import Testing

/// A message that is nothing but its words.
private struct Sentence: Message {
  let text: String

  init(_ text: String) { self.text = text }

  func words(in language: DisplayLanguage) -> String { text }
}

@Suite("Failures as lines")
struct ReportTests {
  private func lines(
    _ text: String, _ message: String, _ start: Int, _ end: Int, width: Int = 80, prompt: String = "[4] ",
    correction: String? = nil
  ) -> [String] {
    Failure(Sentence(message), at: Span(start, end), in: text, correction: correction)
      .lines(width: width, prompt: prompt).map(\.string)
  }

  @Test("The caret stands under the place, the correction below the message")
  func asInTheDesign() {
    #expect(
      lines(
        "train tower(20, rleu) epochs=10", "No activation is called rleu. Closest: relu.", 16, 20,
        correction: "train tower(20, relu) epochs=10") == [
          "[4] train tower(20, rleu) epochs=10",
          "                    ^^^^",
          "    No activation is called rleu. Closest: relu.",
          "    train tower(20, relu) epochs=10        ↑ takes it",
        ])
  }

  @Test("A wide character takes two columns, a combining one none")
  func wideCharacters() {
    // 批量 is 6 bytes and 4 columns; e with its accent 3 bytes and 1 column.
    #expect(lines("批量 = é2", "?", 0, 6)[1] == "    ^^^^")
    #expect(lines("批量 = e\u{301}2", "?", 9, 12)[1] == "           ^")
    #expect(lines("f（批）", "?", 4, 7)[1] == "       ^^")
  }

  @Test("Of a source of several lines the one at fault is shown")
  func severalLines() {
    #expect(lines("train(deep,\n\tepoch=3)", "?", 13, 18).prefix(2) == ["[4]  epoch=3)", "     ^^^^^"])
  }

  @Test("A place that has no width gets one caret, a place that runs on ends with its line")
  func edges() {
    #expect(lines("x =", "?", 3, 3)[1] == "       ^")
    #expect(lines("(1\n2", "?", 0, 4)[1] == "    ^^")
    #expect(lines("", "?", 0, 0)[1] == "    ^")
  }

  @Test("A line too long for the screen is cut so that the place is seen", arguments: [20, 30, 40, 80, 200])
  func longLines(width: Int) {
    let text = (0..<30).map { "word\($0)" }.joined(separator: " ")
    for start in stride(from: 0, to: text.utf8.count - 5, by: 7) {
      let lines = lines(text, "Something is wrong with this.", start, start + 5, width: width)
      #expect(lines.allSatisfy { DisplayWidth.of($0) <= max(width, 24) })
      let caret = Array(lines[1])
      let shown = Array(lines[0])
      let marked = caret.indices.filter { caret[$0] == "^" }.map { $0 < shown.count ? shown[$0] : " " }
      #expect(String(marked).hasPrefix(String(text.dropFirst(start).prefix(min(3, marked.count)))))
    }
  }

  @Test("Without a source there is the message alone; an interruption has no caret")
  func noSource() {
    #expect(
      Failure(Sentence("Not enough memory.")).lines(width: 80).map(\.string) == ["    Not enough memory."])
    let stopped = Failure(Sentence("Stopped."), at: Span(0, 5), in: "train", kind: .interrupted)
    #expect(stopped.lines(width: 80).map(\.string) == ["    Stopped."])
  }

  @Test("The message is broken at blanks")
  func wraps() {
    let lines = Failure(Sentence("one two three four five six")).lines(width: 20, prompt: "").map(\.string)
    #expect(lines == ["one two three four", "five six"])
  }

  @Test("Chinese is broken between its characters, with no mark at a line's start")
  func wrapsChinese() {
    let lines = Failure(Sentence("没有叫 rleu 的激活函数。最接近的是 relu。")).lines(width: 24).map(\.string)
    #expect(lines == ["    没有叫 rleu 的激活函", "    数。最接近的是", "    relu。"])
  }

  @Test("Each line of a message is moved in")
  func severalSentences() {
    let lines = Failure(Sentence("✗ loss: 2 < 1\nTry another.")).lines(width: 40).map(\.string)
    #expect(lines == ["    ✗ loss: 2 < 1", "    Try another."])
  }

  @Test("As a document it has the place, the message and the corrected line")
  func document() {
    let failure = Failure(Sentence("Wrong."), at: Span(0, 4), in: "prob x", correction: "probe x")
    #expect(failure.document.blocks.count == 3)
    #expect(failure.document.blocks.first == .code("prob x\n^^^^", language: nil))
  }
}
