import CommandKit
import Documents
import Lab

@testable import Lessons

extension Target {
  /// Lessons and documents of claims.
  static let lesson = Target(
    name: "lesson", length: 1500,
    words: [
      "---\n", "format: 1\n", "id: x\n", "title: T\n", "minutes: 10\n", "seed: 7\n", "# ", "## ", "### ",
      "```gradlab\n",
      "```gradlab id=a\n", "```gradlab id=a role=check\n", "```gradlab id=a role=starter\n",
      "```gradlab id=a role=solution\n",
      "```gradlab fails\n", "```predict id=q answer=x\n", "```predict id=q options=1\n", "```\n", "~~~\n",
      "<details>\n",
      "</details>\n", "<summary>", "</summary>\n", "<!-- pause -->\n", "<!-- note: x -->\n", "<!--", "-->",
      "> ", "- ", "1. ",
      "| a | b |\n| - | - |\n| 1 | 2 |\n", "**", "_", "`", "[x](http://a)", "[x](javascript:alert(1))",
      "![x](y)", "<b>",
      "&amp;", "\u{1B}[31m", "\u{1B}]52;c;eA==\u{7}", "\u{202E}", "\u{200B}", "\0", "\r\n", "\u{FEFF}",
      "$x^2$", "answer=",
      "scale=log10", "claims=1,2", "slow", "expect x == 1 +- 0.1\n", "👩‍🔬", "e\u{301}", "漢字", "\\", "<script>",
      "format: claims\n",
    ], read: LessonFile.read)
}

/// A lesson's file: read as far as it goes, with every problem in a line that it has, and shown without harm.
enum LessonFile {
  static func read(_ bytes: [UInt8]) {
    var dice = Dice(of: bytes)
    let (lesson, problems) = LessonReader.read(file: "x.md", bytes: bytes)
    check(problems, in: bytes)
    let claims = ClaimReader.read(file: "x.md", bytes: bytes)
    check(claims.problems, in: bytes)
    guard let lesson else { return }
    var page = Document(title: Text(lesson.title))
    for place in lesson.places {
      switch lesson[place] {
      case .prose(let blocks): page.blocks += blocks
      case .cell(let cell): page.append(.code(cell.code, language: "gradlab"))
      case .question(let question):
        page.blocks += question.text
        page.append(.list(question.options.map { [.paragraph($0.text)] }, start: 1))
      case .exercise(let exercise): page.blocks += exercise.text + exercise.hints.flatMap(\.blocks)
      case .aside(let details): page.append(.details(summary: details.summary, details.blocks))
      case .pause: page.append(.rule)
      case .note(let text): page.append(.quote([.paragraph(Text(text))]))
      }
    }
    Shown.check(page, &dice)
    guard let source = try? SourceText(file: "x.md", bytes: bytes) else { return }
    let text = LessonText(source)
    var prose = ProseCheck(lesson, text)
    prose.checkMarks()
    prose.checkNumbers(HeldNumbers())
    check(prose.problems, in: bytes)
    let spoilers = Spoilers(lesson, text)
    for case .question(let question) in lesson.places.map({ lesson[$0] }) {
      _ = spoilers.place(of: 0.25, before: question)
      _ = spoilers.placeOfRightOption(before: question)
    }
    let (columns, rows) = (Int(dice.below(120)) + 1, Int(dice.below(60)) + 1)
    let screen = Screen(style: TerminalStyle(width: columns, height: rows), rows: rows)
    for stop in StopHeights.of(lesson, results: [:], screen: screen) {
      demand(stop.rows > 0 && stop.line > 0, "\(stop)")
    }
  }

  private static func check(_ problems: [Problem], in bytes: [UInt8]) {
    // A line end may be CR, LF or both.
    let lines = bytes.count { $0 == 10 || $0 == 13 } + 1
    for problem in problems {
      demand((1...max(1, lines)).contains(problem.line), "line \(problem.line) of \(lines): \(problem)")
      demand(problem.column.map { $0 >= 1 } ?? true, "\(problem)")
      Shown.check(problem.message)
    }
  }
}
