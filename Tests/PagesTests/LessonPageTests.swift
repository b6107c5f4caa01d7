import Documents
import Lab
import Lessons
import Testing
import Verbs

@testable import Pages

struct LessonPageTests {
  static let text = """
    ---
    format: 1
    id: sample
    title: A <sample>
    lang: de
    seed: 3
    ---
    # A &lt;sample&gt;

    ## First

    ```predict id=how answer=40+2.5
    How much?
    ```

    ```gradlab id=cell
    40 + 2.5
    ```

    <details>
    <summary>So much</summary>

    The reason.

    </details>

    ```gradlab id=after
    1 + 1
    ```

    ## Yours

    ```gradlab role=starter id=mine
    mine = ____
    ```

    Find it.

    ```gradlab role=check id=mine
    expect mine == 4321 else="no secret"
    ```

    <details>
    <summary>A hint</summary>

    Look here.

    </details>

    <details>
    <summary>Solved</summary>

    The way.

    ```gradlab role=solution id=mine
    mine = 4321
    ```

    </details>

    <!-- note: Pause here. -->

    """

  private func parts() throws -> (Lesson, [LessonPart]) {
    let lesson = try LessonReader.lesson(file: "sample.md", bytes: Array(Self.text.utf8))
    var parts: [LessonPart] = []
    let session = LessonSession(session: Session(words: LessonVerb.all.map(\.declaration)))
    #expect(try LessonRunner(session: session).run(lesson) { parts.append($0) })
    return (lesson, parts)
  }

  private func page(_ audience: Audience) throws -> String {
    let (lesson, parts) = try parts()
    return LessonPage(
      title: lesson.title, front: lesson.front, parts, for: audience, facts: PageFacts(version: "1.2")
    ).text
  }

  @Test("A lesson that runs gives its parts in reading order") func order() throws {
    let kinds = try parts().1.map { part in
      switch part {
      case .title: "title"
      case .step: "step"
      case .prose: "prose"
      case .aside: "aside"
      case .note: "note"
      case .question: "question"
      case .cell(let cell): cell.role?.rawValue ?? "cell"
      case .result(let result): result.outcome?.value.map { _ in "value" } ?? "result"
      case .answer(_, .success(let found)?): "answer \(found)"
      case .answer: "answer"
      case .exercise: "exercise"
      }
    }
    #expect(
      kinds == [
        "title", "step", "question", "cell", "value", "answer 42.5", "cell", "value", "step", "exercise",
        "solution", "value", "check", "value", "note",
      ])
  }

  /// What a copy has, and what it has not.
  static let copies: [(Audience, has: [String], hasNot: [String])] = [
    (
      .reader, ["<details class=\"solution\">", "4321", "Look here.", "mine = ____"], ["Pause here", "Copy"]
    ),
    (
      .student, ["Look here.", "mine = ____", "data-measured=\"42.5\""],
      ["4321", "secret", "The way", "Pause here"]
    ),
    (.teacher, ["<details class=\"solution\" open>", "Pause here.", "For the teacher"], []),
  ]

  @Test("A copy has what is for its reader", arguments: copies)
  func copy(audience: Audience, has: [String], hasNot: [String]) throws {
    let page = try page(audience)
    for part in has { #expect(page.contains(part), "\(part)") }
    for part in hasNot { #expect(!page.contains(part), "\(part)") }
  }

  @Test("What follows a question is within what opens by guessing, up to its reasons and no further")
  func reveal() throws {
    let page = try page(.reader)
    let reveal = try #require(
      page.firstMatch(of: #/<details class="reveal">[\s\S]*?The reason\.[\s\S]*?<\/details>/#)
    ).output
    #expect(reveal.contains("id=\"at-cell\"") && reveal.contains("So much") && reveal.contains("42.5"))
    #expect(!reveal.contains("at-after") && page.contains("id=\"at-after\""))
  }

  @Test("The head names language, policy and title; the foot seed and version; and nothing names a day")
  func frame() throws {
    let page = try page(.reader)
    #expect(page.hasPrefix("<!DOCTYPE html>\n<html lang=\"de\">"))
    #expect(page.contains("<title>A &lt;sample&gt;</title>"))
    #expect(page.contains("seed 3 · made with gradlab 1.2"))
    #expect(page.contains("default-src 'none'; style-src 'sha256-") && page.contains("; script-src 'sha256-"))
    #expect(!page.contains("unsafe-inline") && !page.contains(" style=") && !page.contains(" onclick"))
    #expect(try page == self.page(.reader))
  }
}
