import Testing

@testable import Lessons

/// A mistake that an author makes, the line it is reported at and the beginning of what is said.
struct Mistake: Sendable, CustomTestStringConvertible {
  var name: String
  var text: String
  var line: Int
  var column: Int?
  var message: String
  var testDescription: String { name }

  init(_ name: String, _ text: String, _ line: Int, _ column: Int?, _ message: String) {
    self.name = name
    self.text = text
    self.line = line
    self.column = column
    self.message = message
  }

  init(_ name: String, _ text: String, _ line: Int, _ message: String) {
    self.init(name, text, line, nil, message)
  }

  /// Under a correct front matter, a title and a step: the text begins in line 8.
  static func body(
    _ name: String, _ text: String, _ line: Int, _ column: Int?, _ message: String
  ) -> Mistake {
    Mistake(name, Samples.front + "# T\n## S\n" + text, line, column, message)
  }

  static func body(_ name: String, _ text: String, _ line: Int, _ message: String) -> Mistake {
    body(name, text, line, nil, message)
  }

  static let frontMatter: [Mistake] = [
    Mistake("none", "# T\n## S\n", 1, "A lesson begins with a line ---"),
    Mistake(
      "not closed", "---\nformat: 1\n# T\n## S\n", 1, "The front matter that begins here is not closed"),
    Mistake(
      "unknown key", "---\nformat: 1\nid: a\ntitle: T\nauthor: me\n---\n# T\n## S\n", 5, 1,
      "The front matter has no key author. It has: format, id,"),
    Mistake("no id", "---\nformat: 1\ntitle: T\n---\n# T\n## S\n", 2, 1, "id is missing"),
    Mistake(
      "wrong type", "---\nformat: 1\nid: a\ntitle: T\nminutes: many\n---\n# T\n## S\n", 5, 1,
      "minutes takes a whole number"),
    Mistake(
      "wrong format", "---\nformat: 2\nid: a\ntitle: T\n---\n# T\n## S\n", 2, 1, "format takes the number 1"),
    Mistake("twice", "---\nformat: 1\nid: a\ntitle: T\nid: b\n---\n# T\n## S\n", 5, 1, "id stands twice"),
    Mistake(
      "no key", "---\nformat: 1\nid: a\ntitle T\n---\n# T\n## S\n", 4, 1,
      "The front matter takes lines of the form"),
    Mistake(
      "a list over several lines", "---\nformat: 1\nid: a\ntitle: T\nrequires:\n- b\n---\n# T\n## S\n", 6, 1,
      "The front matter takes lines of the form"),
    Mistake(
      "solution", "---\nformat: 1\nid: a\ntitle: T\nsolution: never\n---\n# T\n## S\n", 5, 1,
      "solution takes \"after N tries\""),
  ]

  static let structure: [Mistake] = [
    Mistake("no title", Samples.front + "## S\n", 1, "A lesson has one heading with a single #"),
    Mistake("no steps", Samples.front + "# T\n", 1, "A lesson has steps"),
    body("two titles", "# U\n", 8, "A lesson has one heading with a single #; steps have ##."),
    body("cell key", "```gradlab ids=a\na\n```\n", 8, 12, "gradlab has no key ids. It has: id, role, claim,"),
    body("question key", "```predict id=a anser=1\na\n```\n", 8, 17, "predict has no key anser"),
    body(
      "role", "```gradlab id=a role=answer\na\n```\n", 8, 17, "role takes one of starter, check, solution"),
    body("no blank key", "```gradlab a\na\n```\n", 8, 12, "A key with its value stands here"),
    body("empty cell", "```gradlab id=a\n```\n", 8, "This cell is empty"),
    body("no question id", "```predict\nWhy?\n```\n", 8, "A question needs an id"),
    body("empty question", "```predict id=a\n```\n", 8, "The question is empty"),
    body(
      "no answer", "```predict id=a\nWhich?\n1) x\n2) y\n```\n", 8, "A question with options needs its answer"
    ),
    body("no options", "```predict id=a answer=2\nWhich?\n```\n", 8, "A number as the answer"),
    body("no such option", "```predict id=a answer=3\nW?\n1) x\n2) y\n```\n", 8, "There is no option 3"),
    body("numbering", "```predict id=a answer=1\nWhich?\n1) x\n3) y\n```\n", 11, "Options are numbered"),
    body(
      "measured without a cell", "```predict id=a answer=it.ratio\nHow much?\n```\n", 8,
      "No cell follows the question a"),
    body(
      "twice the same id", "```gradlab id=a\na\n```\n\n```gradlab id=a\nb\n```\n", 12,
      "The id a is already that of line 8"),
    body("no check", "```gradlab id=a role=starter\na\n```\n", 8, "The exercise a lacks its check"),
    body(
      "no solution", "```gradlab id=a role=starter\na\n```\n\n```gradlab id=a role=check\nb\n```\n", 8,
      "The exercise a lacks its solution"),
    body(
      "solution outside", "```gradlab id=a role=solution\na\n```\n", 8,
      "A solution stands in <details>"),
    body(
      "explanation too short",
      "```predict id=a answer=1\nW?\n1) x\n2) y\n```\n\n```gradlab\na\n```\n\n"
        + "<details>\n<summary>S</summary>\n\n- one\n\n</details>\n", 18,
      "The list in this explanation has 1 items"),
  ]

  static let markdown: [Mistake] = [
    body("unclosed fence", "```gradlab id=a\na = 1\n", 8, "The fence that begins here is not closed"),
    body(
      "fence in a fence", "```gradlab id=a\na = 1\n\n```gradlab id=b\nb = 1\n```\n", 11,
      "The fence of line 8 is still open here"),
    body("unclosed comment", "<!-- note: x\n\ntext\n", 8, "The comment that begins here is not closed"),
    body(
      "text after a comment", "<!-- pause --> and on\n", 8, "What follows --> on its line is lost"),
    body(
      "no blank after summary", "<details>\n<summary>S</summary>\n```gradlab\na\n```\n</details>\n", 10,
      "An empty line is missing after </summary>"),
    body(
      "no blank after details", "<details>\n<summary>S</summary>\n\nx\n\n</details>\n## Next\n", 14,
      "An empty line is missing after </details>"),
    body(
      "unclosed details", "<details>\n<summary>S</summary>\n\nx\n", 8,
      "The <details> that begins here is not closed"),
    body("no summary", "<details>\n\nx\n\n</details>\n", 8, "<details> needs its title"),
    body("cell in a list", "- one\n\n  ```gradlab\n  a\n  ```\n", 10, "A cell stands at the left margin"),
    body("cell in a quote", "> ```gradlab\n> a\n> ```\n", 8, "A cell stands at the left margin"),
    body("cell indented", "  ```gradlab\n  a\n  ```\n", 8, "A cell stands at the left margin"),
    body(
      "cell as code", "x\n\n    ```gradlab\n    a\n    ```\n", 10, "A cell stands at the left margin: this"),
    body("phantom heading", "Some text\n---\n", 9, "The line --- makes a heading"),
    body("a tag", "The <sigmoid> vanishes.\n", 8, 5, "<sigmoid> vanishes"),
    body("a comment in a line", "text <!-- pause --> text\n", 8, 6, "A comment stands on a line of its own"),
    body("stars", "first\nIt is 2*3*4 here.\n", 9, 8, "The stars around 3"),
    body("bold that stays", "**注意：**这里\n", 8, 1, "** stays as it is here"),
    body("bold that stays before a table", "**\nx\n|-\n", 8, 1, "** stays as it is here"),
    body("other HTML", "<div>\nx\n</div>\n", 8, "A lesson knows no HTML but"),
    body("details in a list", "- one\n\n  <details>\n  <summary>S</summary>\n", 10, "<details> and comments"),
  ]
}

@Suite struct PitfallTests {
  @Test(arguments: Mistake.frontMatter + Mistake.structure + Mistake.markdown)
  func `A mistake is named with its place and what to do`(_ mistake: Mistake) {
    let problems = Samples.read(mistake.text).problems
    let found = problems.first { $0.message.hasPrefix(mistake.message) }
    #expect(found != nil, "\(problems)")
    #expect(found?.line == mistake.line, "\(problems)")
    if let column = mistake.column { #expect(found?.column == column, "\(problems)") }
  }

  @Test(arguments: [
    "这是**重点**内容。\n", "A `2*3*4` stays, and so does *this*, or **that**.\n", "`<sigmoid>` in backquotes\n",
    "- a list\n- of two\n\n> a quote\n", "```python\nprint(1)\n```\n", "~~~gradlab\na = 1\n~~~\n",
    "<details>\n<summary>One</summary>\n\nx\n\n</details>\n<details>\n<summary>Two</summary>\n\ny\n\n</details>\n",
    "<!-- a comment\nover lines -->\n\ntext\n", "Text\n\n---\n\nmore\n",
  ])
  func `What is right is taken without a word`(_ text: String) {
    #expect(Samples.read(Samples.front + "# T\n## S\n" + text).problems == [])
  }

  @Test func `No bytes make the reader crash`() {
    var generator = SplitMix(state: 20_260_101)
    let original = Array(Samples.whole.utf8)
    let splices = [
      "```", "---", "<details>", "</details>", "<!--", "-->", ">", "- ", "|", "[", "&a", "\0", "\r", "**",
      "#",
    ]
    for _ in 0..<2000 {
      var bytes = original
      for _ in 0...Int(generator.next() % 6) where !bytes.isEmpty {
        let at = Int(generator.next() % UInt64(bytes.count))
        switch generator.next() % 4 {
        case 0: bytes[at] = UInt8(truncatingIfNeeded: generator.next())
        case 1: bytes.removeSubrange(at..<min(bytes.count, at + Int(generator.next() % 40)))
        case 2: bytes.insert(contentsOf: splices[Int(generator.next() % UInt64(splices.count))].utf8, at: at)
        default: bytes.insert(contentsOf: bytes[at..<min(bytes.count, at + 80)], at: 0)
        }
      }
      let (lesson, problems) = LessonReader.read(file: "fuzz.md", bytes: bytes)
      #expect(lesson != nil || !problems.isEmpty)
      #expect(problems.allSatisfy { $0.line >= 1 })
    }
  }

  @Test(arguments: [">", "- ", "*a ", "[", "<details>\n\n", "```gradlab\n", "1) "])
  func `Deep nesting neither crashes nor hangs`(_ piece: String) {
    let text = Samples.front + "# T\n## S\n" + String(repeating: piece, count: 3000) + "x\n"
    let (lesson, _) = Samples.read(text)
    #expect(lesson != nil)
    let front = "---\nformat: " + String(repeating: piece, count: 3000) + "\n---\n# T\n"
    #expect(!Samples.read(front).problems.isEmpty)
  }
}

struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
