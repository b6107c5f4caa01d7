import CommandKit
import Messages
import Testing

@testable import Lessons

@Suite struct CheckerTests {
  /// What checking a lesson finds.
  static func problems(_ body: String, draw: Int = 0) -> [Problem] {
    let (lesson, problems) = Samples.read(Samples.front + "# T\n## S\n" + body)
    guard let lesson, problems.isEmpty else { return problems }
    var check = LessonCheck(lesson, TestSession().session)
    check.run(draw: draw)
    return check.problems
  }

  static func exercise(starter: String, check: String, solution: String) -> String {
    """
    ```gradlab id=x role=starter
    \(starter)
    ```

    ```gradlab id=x role=check
    \(check)
    ```

    <details>
    <summary>Solution</summary>

    ```gradlab id=x role=solution
    \(solution)
    ```

    </details>

    """
  }

  @Test func `A sound lesson has no problems`() throws {
    let lesson = try #require(Samples.read(Samples.course).lesson)
    var check = LessonCheck(lesson, TestSession().session)
    check.run()
    #expect(check.problems == [])
    #expect(check.cells == 5)
  }

  @Test(arguments: [
    Mistake.body("a failing statement", "```gradlab\na = 1\nb = c\n```\n", 10, "Nothing is called c."),
    Mistake.body("a failing expect", "```gradlab\na = 1\n\nexpect a > 2\n```\n", 11, "✗ a: 1 > 2"),
    Mistake.body("fails that runs", "```gradlab fails=true\na = 1\n```\n", 8, "This cell is meant to fail"),
    Mistake.body(
      "an answer that no cell computes",
      "```predict id=a answer=b\nHow much?\n```\n\n```gradlab\nc = 1\n```\n", 8,
      "The answer b can't be computed"),
    Mistake.body(
      "an answer without a logarithm",
      "```predict id=a answer=c scale=log10\nHow much?\n```\n\n```gradlab\nc = -1\n```\n", 8,
      "The answer c is −1, not a number above zero"),
    Mistake.body(
      "starter that passes", exercise(starter: "x = 9", check: "expect x > 5", solution: "x = 8"), 8,
      "The starter of x already passes"),
    Mistake.body(
      "solution that does not pass", exercise(starter: "x = ____", check: "expect x > 5", solution: "x = 4"),
      13,
      "The solution of x does not pass: ✗ x: 4 > 5"),
    Mistake.body(
      "solution that fails", exercise(starter: "x = ____", check: "expect 6 > 5", solution: "x = y"), 20,
      "Nothing is called y."),
  ])
  func `What does not hold is named with its line`(_ mistake: Mistake) {
    let problems = Self.problems(mistake.text.replacing(Samples.front + "# T\n## S\n", with: ""))
    let found = problems.first { $0.message.hasPrefix(mistake.message) }
    #expect(found?.line == mistake.line, "\(problems)")
  }

  @Test(arguments: [
    "expect probe(dense(1)).loss < 0.7", "expect probe(dense(1), seed=7).loss < 0.69",
    "expect max(probe(dense(1), seed=[7]).loss) < 0.69", "seed 7\nexpect probe(dense(1)).loss < 0.69",
    "reset\nseed 7\nexpect probe(dense(1)).loss < 0.69", "expect data.entropy > 0.693144",
  ])
  func `Another draw shifts every seed, however it is written`(_ code: String) {
    func loss(_ draw: Int) -> String {
      "\(Self.problems("```gradlab\n\(code) else=\"no\"\n```\n", draw: draw))"
    }
    #expect(Set((0...3).map(loss)).count > 1)
  }

  @Test func `For how many seeds an assertion holds is said, the worst first`() {
    // Held for draws 0 to 2, and by all: the labels of axes are as written.
    let body = """
      ```gradlab
      a = probe(dense(1), seed=1..2)
      a.loss[seed=2] > 0
      ```

      """
    #expect(Self.problems(body, draw: 5) == [])
    var shares = SeedShares()
    func problem(_ line: Int) -> Problem { Problem(CheckMessage.meantToFail, file: "l.md", line: line) }
    for draw in 1...200 {
      shares.add(
        (draw % 4 == 0 ? [problem(9)] : []) + (draw % 2 == 1 ? [problem(7)] : [])
          + (draw == 17 ? [problem(3)] : []))
    }
    #expect(
      shares.problems.map(\.description) == [
        "l.md:7: holds for 100 of 200 seeds; fails first at seed 1: This cell is meant to fail (fails=true), and it ran.",
        "l.md:9: holds for 150 of 200 seeds; fails first at seed 4: This cell is meant to fail (fails=true), and it ran.",
      ])
    #expect(shares.remarks.map(\.line) == [3])
  }

  @Test func `A claim that does not hold keeps none of the later ones from being looked at`() {
    let body = "```gradlab\nexpect 1 > 2\nexpect 2 > 3\nb = c\nexpect 3 > 4\n```\n"
    #expect(Self.problems(body).map(\.line) == [9, 10, 11])
  }

  @Test func `Lessons of a folder have ids of their own`() throws {
    func lesson(_ file: String, _ edit: (String) -> String = { $0 }) throws -> Lesson {
      let text = edit(Samples.course)
      return try #require(LessonReader.read(file: file, bytes: Array(text.utf8)).lesson)
    }
    let one = try lesson("l/en/01.md")
    #expect(Checker.together([one]) == [])
    #expect(Checker.together([one, try lesson("l/en/02.md")]).map(\.file) == ["l/en/02.md"])
  }

  /// A course in two languages, the second of which is edited.
  private static func problems(translated edit: (String) -> String) throws -> [Problem] {
    func lesson(_ file: String, _ text: String) throws -> Lesson {
      try #require(LessonReader.read(file: file, bytes: Array(text.utf8)).lesson)
    }
    let chinese = Samples.course.replacing("title:", with: "lang: zh-Hans\ntitle:")
    return Checker.together([
      try lesson("l/en/01.md", Samples.course), try lesson("l/zh/01.md", edit(chinese)),
    ])
  }

  @Test(arguments: [
    ("Hello.", "你好。"), ("# The course", "# 课程"), ("- No, not the first.", "- 不是第一个。"),
    ("c = 3", "c = 3  # 三"),
  ])
  func `A lesson in another language has words of its own`(there: String, here: String) throws {
    #expect(try Self.problems { $0.replacing(there, with: here) } == [])
  }

  @Test(arguments: [
    ("c = 3", "c = 4"), ("id=third", "id=fourth"), ("answer=2", "answer=1"), ("answer=b", "answer=a"),
    ("seed: 7", "seed: 8"), ("2) the second", "2) the second\n3) the third"), ("scale=log10", ""),
    ("<!-- note: Wait for the class. -->", ""), ("## Two\n", ""), ("- No, not the first.\n- ", ""),
  ])
  func `And all else in common`(there: String, here: String) throws {
    #expect(Samples.course.contains(there))
    #expect(try !Self.problems { $0.replacing(there, with: here) }.isEmpty)
  }

  @Test func `A lesson that one language lacks is named`() throws {
    let other = Samples.course.replacing("id: ", with: "id: other-")
    func lesson(_ file: String, _ text: String) throws -> Lesson {
      try #require(LessonReader.read(file: file, bytes: Array(text.utf8)).lesson)
    }
    let chinese = Samples.course.replacing("title:", with: "lang: zh-Hans\ntitle:")
    let problems = Checker.together([
      try lesson("l/en/01.md", Samples.course), try lesson("l/en/02.md", other),
      try lesson("l/zh/01.md", chinese),
    ])
    #expect(problems.filter { $0.reason.code == "notTranslated" }.map(\.file) == ["l/en/02.md"])
  }

  @Test(arguments: [
    ("lessons/en/12-My Lesson.md", "my-lesson"), ("07.md", "07"), ("权重初始化.md", "权重初始化"),
    ("lessons/zh/14-学习率（二）.md", "学习率-二"), ("１４－Ａ.md", "a"), ("größe.md", "größe"), ("……", "lesson"),
  ])
  func `A lesson's id is made of its file's name`(file: String, id: String) {
    #expect(LessonTemplate.identifier(from: file) == id)
    #expect(id.isLessonIdentifier)
  }

  @Test func `A template passes its own check, once it has a name`() {
    for language in DisplayLanguage.allCases {
      #expect(Samples.read(Template.lesson.text(id: "mine", in: language)).problems == [])
    }
  }

  @Test func `Ctrl-C ends a check, and what was not looked at is no failure`() throws {
    let lesson = try #require(Samples.read(Samples.course).lesson)
    let test = TestSession()
    test.interrupts = true
    var check = LessonCheck(lesson, test.session)
    check.run()
    #expect(check.wasInterrupted)
    #expect(check.cells == 1)
  }

  @Test func `A path that does not exist is named`() {
    let checker = Checker(session: { TestSession().session }, show: { _ in })
    #expect(throws: Failure.self) { try checker.check(["/nowhere/at/all.md"]) }
  }
}
