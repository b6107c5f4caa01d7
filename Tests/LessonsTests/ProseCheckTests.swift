import CommandKit
import Files
import Testing

@testable import Lessons

/// What `check` refuses in the words of a lesson, beside what its cells do.
@Suite struct ProseCheckTests {
  /// Everything found in a lesson with this body, as `line: code`, lines counted from the body's first.
  static func found(_ body: String) -> [String] {
    let start = 8
    let text = Samples.front + "# T\n## S\n" + body
    let bytes = Array(text.utf8)
    var problems: [Problem] = []
    let checker = Checker(
      session: { TestSession().session },
      show: { report in
        if case .problem(let problem) = report { problems.append(problem) }
      })
    _ = checker.check(text: bytes, file: "/nowhere/sample.md")
    return problems.map { "\($0.line - start + 1): \($0.reason.code)" }
  }

  struct Case: CustomTestStringConvertible, Sendable {
    var name: String
    var body: String
    var found: [String]
    var testDescription: String { name }

    init(_ name: String, _ body: String, _ found: String...) {
      self.name = name
      self.body = body
      self.found = found
    }
  }

  private static let cell =
    "\n```gradlab\nx = 0.0362\nexpect x == 0.0362 +- 0.001\nexpect 2 < 1 + x * 100 < 6\n```\n"

  @Test(arguments: [
    Case("a literal holds it", "It is 0.0362.\n" + cell),
    Case("rounded it is held", "It is about 0.036, or 3.6 %.\n" + cell),
    Case("within the tolerance", "It is 0.0367.\n" + cell),
    Case("between close bounds", "It is 4.2.\n" + cell),
    Case("another number", "It is 0.05.\n" + cell, "1: numberNotHeld"),
    Case("in a list", "- one\n- 0.05\n" + cell, "2: numberNotHeld"),
    Case("a share", "It is 12 %.\n" + cell, "1: numberNotHeld"),
    Case("a power of ten", "It is 10⁻⁶.\n" + cell, "1: numberNotHeld"),
    Case("a power of ten in the code", "It is 10⁻⁶.\n\n```gradlab\nexpect 1e-7 < 1e-6\n```\n"),
    Case(
      "computed of numbers alone", "It is 9.1e−13, 0.25.\n\n```gradlab\ntop = sigmoid.slope(0)\ntop^20\n```\n"
    ),
    Case("counts, years and sections", "In 2015 Keras 3.15 took 64 units, see section 3.1 and 3.2.\n" + cell),
    Case("code and quotes", "It is `adam(0.07)`, \"a rate of 0.07\".\n" + cell),
    Case(
      "sections and versions in Chinese",
      "见第 3.1 节、第 3.2 和 3.4 节，3.1 与 3.3 节，文章里的 Keras 3.15，版本 2.7。\n" + cell),
    Case("a number between Han", "损失是0.05的一半。\n" + cell, "1: numberNotHeld"),
    Case("a share in Chinese", "大约是百分之 3.6。\n" + cell),
    Case("another share in Chinese", "大约是百分之 12，低了 7 个百分点。\n" + cell, "1: numberNotHeld", "1: numberNotHeld"),
    Case("quotes in Chinese", "文章说“学习率 0.07”，「取 0.08」。\n" + cell),
    Case("other listings", "It is 0.07.\n\n```python\nAdam(0.07)\n```\n"),
  ])
  func `A number in prose is held by an expect or the code of the lesson`(_ case: Case) {
    #expect(Self.found(`case`.body) == `case`.found)
  }

  private static func asking(_ before: String, _ question: String, heading: String = "") -> String {
    "\(heading)\n\(before)\n\n```predict id=q \(question)\n```\n\n```gradlab\ny = 0.2361 * 3\n```\n"
  }

  @Test(arguments: [
    Case("nothing before", asking("Words.", "answer=y\nHow much?")),
    Case("in prose", asking("It is `0.71`.", "answer=y\nHow much?"), "4: answerStandsBefore"),
    Case(
      "in a heading", asking("Words.", "answer=y\nHow much?", heading: "## `0.708`"), "4: answerStandsBefore"),
    Case("another number", asking("It is `0.72`.", "answer=y\nHow much?")),
    Case("shown", asking("```gradlab\n0.2361 * 3\n```\n", "answer=y\nHow much?"), "7: answerWasShown"),
    Case(
      "the right option in the heading above",
      asking(
        "Words.", "answer=2\nThe gradient is\n1) tiny\n2) exactly zero", heading: "## Exactly zero gradients"),
      "4: optionStandsBefore"),
    Case(
      "both options in the heading above",
      asking("Words.", "answer=2\nWhich?\n1) relu\n2) tanh", heading: "## Between relu and tanh")),
    Case(
      "the right option in a sentence",
      asking(
        "Half of all units fall silent.",
        "answer=1\nWhat?\n1) half of the units are silent, they fall\n2) none"),
      "4: optionStandsBefore"),
    Case(
      "a heading that tells",
      asking("Words.", "answer=1\nDoes it?\n1) no\n2) yes", heading: "## One remedy that fails"),
      "4: headingTells"),
    Case(
      "a heading that asks",
      asking("Words.", "answer=1\nDoes it?\n1) no\n2) yes", heading: "## Does it help?")),
    Case(
      "the right option in a heading in Chinese",
      asking("正文。", "answer=2\n梯度\n1) 很小\n2) 恰好为零", heading: "## 恰好为零的梯度"),
      "4: optionStandsBefore"),
    Case(
      "the right option in a sentence in Chinese",
      asking("先看数据；其中一半单元\n从此沉默。再往下看。", "answer=1\n多少？\n1) 一半单元从此沉默\n2) 一个没有"),
      "5: optionStandsBefore"),
    Case(
      "its opposite in a sentence in Chinese",
      asking("其中一半单元不会从此沉默。", "answer=1\n多少？\n1) 一半单元从此沉默\n2) 一个没有")),
    Case(
      "a heading that tells in Chinese",
      asking("正文。", "answer=1\n行吗？\n1) 不行\n2) 行", heading: "## 不管用的药方"), "4: headingTells"),
    Case(
      "headings that ask in Chinese",
      asking("正文。", "answer=1\n行吗？\n1) 不行\n2) 行", heading: "## 这样管用吗？")),
    Case(
      "a heading that names its subject in Chinese",
      asking("正文。", "answer=1\n行吗？\n1) 不行\n2) 行", heading: "## 不平衡的数据，没有噪声")),
    Case(
      "asked twice",
      asking("Words.", "answer=y\nHow much?")
        + asking("More.", "answer=y\nAnd now?").replacing("id=q", with: "id=r"),
      "12: answerWasNever"),
  ])
  func `No prediction is answered before it is asked`(_ case: Case) {
    let found = Self.found(`case`.body)
    if `case`.name == "asked twice" {
      #expect(found.map { $0.split(separator: " ").last } == ["askedBefore"])
    } else {
      #expect(found == `case`.found)
    }
  }

  @Test(arguments: [
    Case("a formula", "So $y = x^2$ holds.\n", "1: formula"),
    Case("prices", "It costs $5, not $10, and in code `$x$`.\n"),
    Case("a picture that is not there", "![a curve](curve.png)\n", "1: noPicture"),
    Case("a picture outside of the folder", "![a file](../../etc/hostname)\n", "1: noPicture"),
    Case("a picture without words", "![](/etc/hostname)\n", "1: noPicture", "1: pictureWithoutWords"),
  ])
  func `Formulas and pictures that nobody sees are named`(_ case: Case) {
    #expect(Self.found(`case`.body + "\n```gradlab\n1\n```\n").sorted() == `case`.found)
  }

  @Test(arguments: [
    ("0.236", 0.236, 3), ("−3.5", -3.5, 2), ("1e−12", 1e-12, 1), ("10⁻⁶", 1e-6, 1), ("10^-4", 1e-4, 1),
    ("3 × 10⁻⁴", 3e-4, 1), ("0.050", 0.05, 2), ("2.5 %", 2.5, 2), ("40 percent", 40, 2),
    ("1.5 万", 1.5e4, 2), ("3.5 个百分点", 3.5, 2), ("3.5％", 3.5, 2),
  ])
  func `A number is read as a sentence writes it`(_ text: String, _ value: Double, _ digits: Int) {
    let numbers = WrittenNumber.all(in: "It is \(text), and more.")
    #expect(numbers.map(\.text) == [text])
    #expect(numbers.map { abs($0.value - value) <= 1e-12 * abs(value) } == [true])
    #expect(numbers.map(\.digits) == [digits])
  }

  @Test(arguments: [
    // The line of the statement, also where it goes on, and where it can't be read.
    ("a = 1\n\nexpect (a\n  == 2)", 3), ("a = [1,\n  2, nix]", 1), ("a = 1\nb = nix", 2),
    ("# comment\n\nf = 3\nexpect f == 4 else=\"no\"", 4), ("a = 1\nb = = 3\nc = 2", 2),
    ("a = 1\nprobe dense(3) epochs=3", 2), ("short(n) = n * dense(4,", 1), ("a = 1\n1 < 2 )", 2),
  ])
  func `An error in a cell points at its statement`(_ code: String, _ line: Int) {
    let problems = CheckerTests.problems("```gradlab\n\(code)\n```\n")
    #expect(problems.map { $0.line - 8 } == [line])
    let exercise = CheckerTests.problems(
      CheckerTests.exercise(starter: "x = ____", check: "expect 1 < 2", solution: code))
    #expect(exercise.map { $0.line - 20 + 1 }.contains(line), "\(exercise)")
  }
}
