import CommandKit
import Documents
import Lab
import Lessons
import Testing
import Verbs

@testable import Pages

/// A lesson as a notebook.
@Suite struct NotebookTests {
  static let lesson = """
    ---
    format: 1
    id: mine
    title: Mine
    seed: 7
    ---

    # Mine

    Some *prose*.

    ## First

    ```gradlab id=open
    a = 1 + 1
    a
    expect a == 2
    ```

    <!-- note: Let them guess. -->

    ```predict id=guess answer=a
    What is twice a?
    ```

    ```gradlab id=twice
    a = 2 * a
    a
    ```

    <details>
    <summary>Four, as is plain</summary>

    Two and two.

    </details>

    ```gradlab id=fails fails=true
    nowhere
    ```

    ```gradlab id=try role=starter
    b = ____
    ```

    Make b five.

    ```gradlab id=try role=check
    expect b == 5
    ```

    <details>
    <summary>Hint</summary>

    More than four.

    </details>

    <details>
    <summary>Solution</summary>

    ```gradlab id=try role=solution
    b = 5
    ```

    </details>
    """

  static func parts() throws -> [LessonPart] {
    let session = LessonSession(session: Session(words: LessonVerb.all.map(\.declaration)))
    var parts: [LessonPart] = []
    let lesson = try LessonReader.lesson(file: "mine.md", bytes: Array(Self.lesson.utf8))
    #expect(try LessonRunner(session: session, keepsGoing: true).run(lesson) { parts.append($0) })
    return parts
  }

  static func cells(for audience: Audience) throws -> [JSON] {
    let notebook = Notebook(try parts(), for: audience, beginning: ["seed 7"]).json
    guard case .array(let cells)? = notebook["cells"] else { return [] }
    return cells
  }

  private func text(_ cell: JSON, _ key: String) -> String {
    if case .string(let text)? = cell[key] { text } else { "" }
  }

  private func cell(_ id: String, _ cells: [JSON]) throws -> JSON {
    try #require(cells.first { $0["id"] == .string(id) }, "\(id)")
  }

  @Test(
    "Cells have the names of the lesson's, in its order",
    arguments: [(Audience.reader, 0), (.student, 0), (.teacher, 1)])
  func order(audience: Audience, notes: Int) throws {
    let cells = try Self.cells(for: audience)
    let ids = cells.map { text($0, "id") }
    let note = notes > 0 ? ["text-1"] : []
    #expect(
      ids == ["title", "session", "text-0", "text-1", "open"] + note.map { $0 + "-2" }
        + [
          "predict-guess", "twice", "answer-guess", "fails", "exercise-try", "starter-try", "help-try",
          "check-try",
        ], "\(ids)")
    #expect(text(cells[1], "source") == "seed 7")
    #expect(text(try cell("title", cells), "source") == "# Mine")
  }

  @Test func `An answer stands folded below its cell, under words that do not tell it`() throws {
    let cells = try Self.cells(for: .reader)
    let answer = text(try cell("answer-guess", cells), "source")
    #expect(answer.hasPrefix("<details>\n<summary>The answer, and why</summary>"))
    #expect(answer.contains("Two and two.") && !answer.contains("Four, as is plain"))
    #expect(text(try cell("predict-guess", cells), "source").contains("What is twice a?"))
    let asked = try cell("twice", cells)
    #expect(asked["metadata"]?["jupyter"]?["outputs_hidden"] == true)
    #expect(try cell("open", cells)["metadata"]?["jupyter"] == nil)
  }

  @Test func `A cell has a result for each statement that shows one, as HTML and as text`() throws {
    guard case .array(let outputs)? = try cell("open", Self.cells(for: .reader))["outputs"] else {
      Issue.record("no outputs")
      return
    }
    #expect(outputs.count == 2)
    #expect(outputs.allSatisfy { $0["output_type"] == "display_data" })
    let texts = outputs.map { text($0["data"] ?? .null, "text/plain") }
    #expect(texts == ["a  2\n", "✓ a: 2 == 2\n"])
    #expect(text(outputs[0]["data"] ?? .null, "text/html").contains("class=\"gradlab\""))
  }

  @Test func `A cell that is meant to fail says so, and does not stop a run of the notebook`() throws {
    let cells = try Self.cells(for: .reader)
    let failing = try cell("fails", cells)
    guard case .array(let outputs)? = failing["outputs"], let error = outputs.first else {
      Issue.record("no outputs")
      return
    }
    #expect(error["output_type"] == "error" && error["evalue"] == "Nothing is called nowhere.")
    guard case .array(let lines)? = error["traceback"] else { return }
    #expect(lines == ["  nowhere", "  ^^^^^^^", "", "Nothing is called nowhere."])
    for id in ["fails", "starter-try", "check-try"] {
      #expect(try cell(id, cells)["metadata"]?["tags"] == ["raises-exception"], "\(id)")
    }
  }

  @Test func `A student's copy has hints, and neither solutions nor results`() throws {
    let cells = try Self.cells(for: .student)
    let help = text(try cell("help-try", cells), "source")
    #expect(help.contains("More than four.") && !help.contains("b = 5"))
    #expect(cells.allSatisfy { $0["outputs"].map { $0 == [] } ?? true })
    #expect(text(try cell("help-try", Self.cells(for: .reader)), "source").contains("b = 5"))
    let open = text(try cell("help-try", Self.cells(for: .teacher)), "source")
    #expect(open.contains("**Solution**") && open.contains("b = 5"))
  }

  @Test func `Whatever cells are called, each has a name of its own that notebooks allow`() throws {
    let statement = try #require(Session().parse("1 + 1").first)
    let names = ["梯度", "梯度", "a b.c", String(repeating: "x", count: 99)]
    let parts = names.map { name -> LessonPart in
      var cell = Lesson.Cell(statement)
      cell.id = name
      return .cell(cell)
    }
    guard case .array(let cells)? = Notebook(parts).json["cells"] else { return }
    let ids = cells.map { text($0, "id") }
    #expect(Set(ids).count == 4)
    #expect(ids.allSatisfy { (1...64).contains($0.count) && $0.wholeMatch(of: #/[a-zA-Z0-9_-]+/#) != nil })
  }
}
