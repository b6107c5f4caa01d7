import Documents
import Testing

@testable import Lessons

@Suite struct LessonReaderTests {
  @Test func `Front matter is read as text, and makes numbers only where they are wanted`() throws {
    let (lesson, problems) = Samples.read(Samples.whole)
    #expect(problems == [])
    let front = try #require(lesson).front
    #expect(front.id == "sample")
    #expect(front.document == "3.10")
    #expect(front.seed == 7)
    #expect(front.minutes == 15)
    #expect(front.requires == ["core-concept"])
    #expect(front.triesBeforeSolution == 2)
  }

  @Test(arguments: [
    ("de", true), ("zh-Hans", true), ("pt-BR", true), ("de-1996", true), ("gsw", true), ("d", false),
    ("english", false), ("de_DE", false), ("de-", false), ("de-abcdefghi", false), ("12", false),
    ("é1", false),
    ("en\" onload", false), ("en-a-bcd-efg-hij-klm-nop-qrs-tuv-wxyz", false),
  ])
  func `The language is a code as RFC 5646 has it`(tag: String, isOne: Bool) throws {
    let (lesson, problems) = Samples.read(
      Samples.whole.replacing("title: A sample", with: "title: A sample\nlang: \(tag)\nlicence: MIT"))
    #expect(problems.isEmpty == isOne)
    if isOne { #expect(lesson?.front.lang == tag && lesson?.front.licence == "MIT") }
  }

  @Test(
    arguments: [
      ("title: One: two # three", "One: two # three", []), ("title: \"No\"", "No", []),
      ("title: \"No\" or \"yes\"", "\"No\" or \"yes\"", []),
      ("title: T\nrequires: [a, b-2]", "T", ["a", "b-2"]),
      ("title: [T]\nrequires: a, b", "[T]", ["a", "b"]), ("\n  title:T\n", "T", []),
    ] as [(String, String, [String])])
  func `A line of front matter is a key, a colon and text that stands for itself`(
    lines: String, title: String, requires: [String]
  ) throws {
    let (lesson, problems) = Samples.read(
      Samples.whole.replacing("title: A sample", with: lines).replacing("requires: core-concept\n", with: ""))
    #expect(problems == [])
    let front = try #require(lesson).front
    #expect(front.title == title && front.requires == requires)
  }

  @Test func `A lesson falls into steps and items in the order of its file`() throws {
    let lesson = try #require(Samples.read(Samples.whole).lesson)
    #expect(lesson.steps.map(\.title) == ["", "First step", "Second step"])
    func kinds(_ step: Int) -> [String] {
      lesson.steps[step].items.map {
        switch $0 {
        case .prose: "prose"
        case .cell: "cell"
        case .question: "question"
        case .exercise: "exercise"
        case .aside: "aside"
        case .pause: "pause"
        case .note: "note"
        }
      }
    }
    #expect(kinds(0) == ["prose"])
    #expect(
      kinds(1) == ["prose", "note", "cell", "prose", "question", "question", "cell", "aside", "pause"])
    #expect(kinds(2) == ["question", "cell", "exercise", "prose"])
  }

  @Test func `A cell has its keys, its statements and its line`() throws {
    let lesson = try #require(Samples.read(Samples.whole).lesson)
    guard case .cell(let slope) = lesson.steps[1].items[2] else {
      Issue.record("no cell")
      return
    }
    #expect(slope.id == "slope")
    #expect(slope.claims == [1, 2])
    #expect(slope.source == "a = 1\n")
    #expect(slope.line == 22)
    guard case .cell(let failing) = lesson.steps[2].items[1] else {
      Issue.record("no cell")
      return
    }
    #expect(failing.fails && failing.slow && failing.id == nil)
  }

  @Test func `A scored question takes the explanation, and a why beside it none`() throws {
    let lesson = try #require(Samples.read(Samples.whole).lesson)
    guard case .question(let scored) = lesson.steps[1].items[4],
      case .question(let open) = lesson.steps[1].items[5],
      case .question(let pick) = lesson.steps[2].items[0]
    else {
      Issue.record("no questions")
      return
    }
    #expect(scored.answer == .measured("it.ratio", inDecades: true))
    #expect(scored.explanation?.summary.string == "Why so much?")
    #expect(open.answer == .open)
    #expect(pick.answer == .option(2))
    #expect(pick.options.map(\.text.string) == ["the first", "the second, over two lines"])
    #expect(pick.explanation?.choices.count == 2)
  }

  @Test func `An exercise has its starter, check, hints and solution`() throws {
    let lesson = try #require(Samples.read(Samples.whole).lesson)
    guard case .exercise(let exercise) = lesson.steps[2].items[2] else {
      Issue.record("no exercise")
      return
    }
    #expect(exercise.id == "rescue")
    #expect(exercise.starter?.source == "fix = ____\n")
    #expect(exercise.check.source.hasPrefix("expect"))
    #expect(exercise.hints.map(\.summary.string) == ["Hint"])
    #expect(exercise.solution.source == "fix = 1\n")
    #expect(exercise.text == [.paragraph("Now it is your turn.")])
  }

  @Test func `A byte order mark and carriage returns change nothing`() throws {
    let plain = try #require(Samples.read(Samples.whole).lesson)
    let returns = Samples.whole.replacing("\n", with: "\r\n")
    let bytes = [0xEF, 0xBB, 0xBF] + Array(returns.utf8)
    let (lesson, problems) = LessonReader.read(file: "sample.md", bytes: bytes)
    #expect(problems == [])
    let cells = try #require(lesson).places.compactMap { lesson?[$0].id }
    #expect(cells == plain.places.compactMap { plain[$0].id })
  }

  @Test func `Line ends between Han characters leave no blank`() {
    #expect(Prose.parse("梯度\n消失") == [.paragraph(Text([.init("梯度"), .init("消失")]))])
    #expect(
      Prose.parse("the\ngradient") == [.paragraph(Text([.init("the"), .init(" "), .init("gradient")]))])
  }

  @Test func `A file that is not UTF-8 is refused with the line and column where it stops being so`() {
    let bytes = Array("---\nformat: 1\nid: a".utf8) + [0xFF, 0x0A]
    let (lesson, problems) = LessonReader.read(file: "bad.md", bytes: bytes)
    #expect(lesson == nil)
    #expect(problems.first?.line == 3)
    #expect(problems.first?.column == 6)
    #expect(problems.first?.description.hasPrefix("bad.md:3:6: The file is not UTF-8 from here on.") == true)
  }
}
