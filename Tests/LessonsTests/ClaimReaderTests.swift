import CommandKit
import Documents
import Lab
import Testing

@testable import Lessons

/// A mistake in a document of claims: what is written in place of what, and what is said at which line.
struct ClaimMistake: Sendable, CustomTestStringConvertible {
  var written: String
  var instead: String
  var line: Int
  var message: ClaimMessage
  var testDescription: String { message.code + ": " + written }

  init(_ written: String, insteadOf instead: String, _ line: Int, _ message: ClaimMessage) {
    self.written = written
    self.instead = instead
    self.line = line
    self.message = message
  }

  static let all: [ClaimMistake] = [
    ClaimMistake("kind: lesson", insteadOf: "kind: claims", 1, .isNoDocumentOfClaims),
    ClaimMistake("Prose.", insteadOf: "# T", 1, .noTitle),
    ClaimMistake("# U", insteadOf: "Prose.", 10, .secondTitle),
    ClaimMistake("### 1 · § 2.3", insteadOf: "## 1 · § 2.3", 1, .noClaims),
    ClaimMistake("## One · § 2.3", insteadOf: "## 1 · § 2.3", 12, .heading(text: "One · § 2.3")),
    ClaimMistake("## 1 · §", insteadOf: "## 1 · § 2.3", 12, .heading(text: "1 · §")),
    ClaimMistake("## 1", insteadOf: "## 1 · § 2.3", 12, .heading(text: "1")),
    ClaimMistake("", insteadOf: "It `grows`, they say.", 12, .missing(.sentence, claim: 1)),
    ClaimMistake("```python", insteadOf: "```gradlab", 12, .missing(.measurement, claim: 1)),
    ClaimMistake("size is `a`, so", insteadOf: "- size: `a`", 12, .missing(.figures, claim: 1)),
    ClaimMistake("It holds.", insteadOf: "Verdict: **holds**", 30, .verdictForm),
    ClaimMistake("", insteadOf: "Verdict: **holds**", 12, .missing(.verdict, claim: 1)),
    ClaimMistake("Verdict: **true**", insteadOf: "Verdict: **holds**", 30, .unknownOutcome(written: "true")),
    ClaimMistake("Verdict: **implied**", insteadOf: "Verdict: **holds**", 12, .verdictWithoutRule(.implied)),
    ClaimMistake("```gradlab id=a", insteadOf: "```gradlab", 16, .measurementKeys),
    ClaimMistake("", insteadOf: "a = 3", 16, .emptyMeasurement),
    ClaimMistake("```gradlab\nb\n```", insteadOf: "Prose.", 10, .measurementOutside),
    ClaimMistake("- `a`", insteadOf: "- size: `a`", 20, .figureForm),
    ClaimMistake("- size: a", insteadOf: "- size: `a`", 20, .figureForm),
    ClaimMistake("- size: `a`\n\n* again: `a`", insteadOf: "- size: `a`", 22, .repeated(.figures, claim: 1)),
    ClaimMistake("1. holds if it is large.", insteadOf: "1. **holds if** it is large.", 22, .ruleForm),
    ClaimMistake(
      "2. **never**: small", insteadOf: "2. **does not hold**: small", 24, .unknownOutcome(written: "never")),
    ClaimMistake("   a text", insteadOf: "   - `2 > a`", 24, .noConditions),
    ClaimMistake("   - 2 > a", insteadOf: "   - `2 > a`", 25, .conditionForm),
    ClaimMistake("   - `2 > a` or so", insteadOf: "   - `2 > a`", 25, .conditionForm),
    ClaimMistake(
      "See [one](01-a.md#x) and [two](02-b.md#y).", insteadOf: "Verdict: **holds**\n",
      30, .repeated(.place, claim: 1)),
  ]
}

@Suite struct ClaimReaderTests {
  @Test func `A claim is read with all of its parts`() throws {
    let linked = SampleClaims.short.replacing(
      "```gradlab",
      with: "Shown in [a lesson](03-some-lesson.md#cell), [elsewhere](https://example.org).\n\n```gradlab")
    let (document, problems) = SampleClaims.read(linked)
    #expect(problems == [])
    let claim = try #require(document?.claims.first)
    #expect(document?.front.title == "T" && document?.front.about == "a text")
    #expect(document?.front.seeds == 2 && document?.front.seed == 1)
    #expect(claim.number == 1 && claim.section == "2.3")
    #expect(claim.sentence == "It grows, they say.")
    #expect(claim.place?.lesson == "some-lesson" && claim.place?.cell == "cell")
    #expect(claim.measurement == "a = 3\n")
    #expect(claim.figures.map(\.label) == ["size"] && claim.figures.map(\.expression) == ["a"])
    #expect(claim.rules.map(\.outcome) == [.holdsIf, .doesNotHold, .holds])
    #expect(claim.rules.map(\.text) == ["it is large.", "small", ""])
    #expect(claim.rules.map { $0.conditions.map(\.text) } == [["a > 5"], ["2 > a"], ["a > 1", "4 > a"]])
    #expect(claim.verdict == .holds)
    #expect(claim.lines.heading == 12 && claim.figures[0].line == 22)
  }

  @Test(arguments: ClaimMistake.all)
  func `A mistake is named with its line`(_ mistake: ClaimMistake) {
    let text = SampleClaims.short.replacing(mistake.instead, with: mistake.written)
    let problems = SampleClaims.read(text).problems
    let found = problems.first { $0.reason.isEqual(to: mistake.message) }
    #expect(found?.line == mistake.line, "\(problems)")
    #expect(mistake.message.words(in: .english).count > 10)
  }

  @Test func `Two claims of one number, a file without front matter and one with a wrong key are named`() {
    let claim = SampleClaims.short.split(separator: "Prose.\n")[1]
    #expect(
      SampleClaims.read(SampleClaims.short + claim).problems
        == [Problem(ClaimMessage.repeatedNumber(number: 1, line: 12), file: "claims.md", line: 32)])
    let keys = ["kind", "format", "title", "about"]
    #expect(
      SampleClaims.read("# T\n").problems
        == [Problem(FrontMatterMessage.isMissing(in: .claims, keys: keys), file: "claims.md", line: 1)])
    let many = SampleClaims.read(SampleClaims.short.replacing("seeds: 2", with: "seeds: many")).problems
    #expect(many.map(\.line) == [6])
    let missing = SampleClaims.read(SampleClaims.short.replacing("about: a text\n", with: "")).problems
    #expect(missing.map { $0.reason.code } == ["missingKey"])
  }

  @Test func `A file that is empty, too large or not UTF-8 is refused`() {
    func problems(_ bytes: [UInt8]) -> [Problem] {
      ClaimReader.read(file: "claims.md", bytes: bytes).problems
    }
    #expect(problems([]).map { $0.reason.code } == ["isEmpty"])
    #expect(problems(Array(" \n".utf8)).map { $0.reason.code } == ["isEmpty"])
    let large = Array(SampleClaims.short.utf8) + [UInt8](repeating: 0x20, count: ClaimDocument.largestFile)
    #expect(problems(large).map { $0.reason.code } == ["isTooLarge"])
    #expect(problems(Array(SampleClaims.short.utf8) + [0xFF]).map(\.line) == [31])
  }

  @Test func `A lesson is no document of claims, nor the other way round`() {
    #expect(SampleClaims.read(Samples.whole).problems.map { $0.reason.code } == ["isNoDocumentOfClaims"])
    #expect(Samples.read(SampleClaims.short).problems.map { $0.reason.code } == ["isNoLesson"])
  }

  @Test func `Claims in Chinese are read with their own signs and outcomes`() throws {
    let (read, problems) = SampleClaims.read(SampleClaims.chinese)
    #expect(problems == [])
    let claim = try #require(read?.claims.first)
    #expect(claim.sentence == "他们说它会变大。")
    #expect(claim.figures.map(\.label) == ["大小"] && claim.figures.map(\.expression) == ["a"])
    #expect(claim.rules.map(\.outcome) == [.holdsIf, .doesNotHold, .holds])
    #expect(claim.rules.map(\.text) == ["它很大。", "太小", ""])
    #expect(claim.verdict == .holds)
    // Whatever its words are, it is the same claim.
    let english = try #require(SampleClaims.read(SampleClaims.short).document)
    let chinese = try #require(
      ClaimReader.read(file: "zh/claims.md", bytes: Array(SampleClaims.chinese.utf8)).document)
    #expect(ClaimCheck.differences(among: [english, chinese]) == [])
  }

  @Test func `Statements, figures and conditions that the language can't read are named with their line`() {
    let session = AuditTests.session()
    let text = SampleClaims.short.replacing("a = 3", with: "a = 3\nb = (")
      .replacing("size: `a`", with: "size: `it.[`").replacing("2 > a", with: "a >> 2")
    let problems = SampleClaims.read(text).document.map { ClaimCheck.language(of: $0, session) } ?? []
    #expect(
      problems.map { "\($0.reason.code) \($0.line)" }
        == ["measurementUnreadable 18", "figureUnreadable 21", "conditionUnreadable 26"], "\(problems)")
  }

  @Test func `Cells and claims name each other, and translations differ in words alone`() throws {
    let (one, _) = SampleClaims.read(SampleClaims.short)
    let ours = try #require(one)
    let lesson = try #require(LessonReader.read(file: "01.md", bytes: Array(Samples.whole.utf8)).lesson)
    // The cell of the sample names claims 1 and 2.
    let unknown = Checker.together([lesson], [ours]).filter { $0.reason is ClaimMessage }
    #expect(unknown.map { $0.reason.code } == ["cellOfNoClaim"] && unknown.map(\.line) == [22])
    func translated(_ text: String) throws -> ClaimDocument {
      try #require(ClaimReader.read(file: "zh/claims.md", bytes: Array(text.utf8)).document)
    }
    let same = try translated(SampleClaims.short.replacing("they say", with: "他们说"))
    #expect(ClaimCheck.differences(among: [ours, same]) == [])
    let other = try translated(SampleClaims.short.replacing("a > 5", with: "a > 6"))
    #expect(ClaimCheck.differences(among: [ours, other]).map(\.line) == [12])
  }
}
