import CommandKit
import Documents
import Messages
import Testing
import Twins

@testable import Lessons

/// What is said of claims and of front matter, each case once.
@Suite struct ClaimWordsTests {
  static let outcomes = "holds, holds if, does not hold, implied, undecided"

  static let why = Failure(AnswerMessage.isNoNumber(expression: "b"))

  static let claims: [(ClaimMessage, String)] = [
    (.isEmpty, "The file is empty: gradlab new --audit FILE writes a document to start from."),
    (.isTooLarge(limit: 1 << 20), "The file has more than 1 MiB, too much for a document of claims."),
    (
      .isNoDocumentOfClaims,
      "This is no document of claims: that has the line kind: claims in its front matter."
    ),
    (
      .isNoLesson(file: "a.md"),
      "This is a document of claims, no lesson: gradlab audit a.md measures them."
    ),
    (
      .problems(Problems([Problem(ClaimMessage.noTitle, file: "a.md", line: 1)])),
      "a.md:1: A document of claims has one heading with a single #, its title."
    ),
    (.noneBuiltIn, "This program was built without claims."),
    (.noSuchClaim(number: 3, claims: [1, 2]), "There is no claim 3; there are 1, 2."),
    (.noTitle, "A document of claims has one heading with a single #, its title."),
    (.secondTitle, "A document of claims has one heading with a single #; claims have ##."),
    (.noClaims, "It has no claim: a heading ## 1 · § 2.3 and below it what section 2.3 says."),
    (
      .heading(text: "One"),
      "A claim's heading is its number and the section that says it, as in ## 5 · § 3.1, not One."
    ),
    (
      .repeatedNumber(number: 1, line: 12),
      "Claim 1 stands in line 12 already: give this one another number."
    ),
    (
      .missing(.sentence, claim: 1),
      "Claim 1 lacks its sentence: the first paragraph below the heading says what is claimed."
    ),
    (.missing(.place, claim: 1), "Claim 1 lacks a link to the cell that shows it."),
    (.missing(.measurement, claim: 1), "Claim 1 lacks its measurement: a fence with the word gradlab."),
    (
      .missing(.figures, claim: 1),
      "Claim 1 lacks its figures: a list below the measurement, - loss: `it.loss`."
    ),
    (
      .missing(.rules, claim: 1),
      "Claim 1 lacks its rules: a numbered list below the figures, 1. **holds** and conditions below that."
    ),
    (
      .missing(.verdict, claim: 1),
      "Claim 1 lacks its verdict: a paragraph below the rules, Verdict: **holds**."
    ),
    (.repeated(.figures, claim: 1), "Claim 1 has figures already: keep one."),
    (.measurementOutside, "A measurement stands below the heading of its claim."),
    (.measurementKeys, "A measurement takes no keys after the word gradlab."),
    (.emptyMeasurement, "This measurement is empty: write the statements that measure the claim."),
    (.figureForm, "A figure is a label, a colon and an expression in backquotes: - loss: `it.loss`"),
    (.ruleForm, "A rule begins with its outcome in bold (\(outcomes)): 1. **holds**"),
    (.unknownOutcome(written: "true"), "There is no outcome true. There are: \(outcomes)."),
    (
      .noConditions,
      "A rule needs conditions, or its verdict would be typed and not measured: below it, - `it.loss < 0.3`"
    ),
    (
      .conditionForm,
      "A condition is what expect takes, in backquotes and nothing else: - `it.loss < 0.3`"
    ),
    (
      .verdictForm,
      "After the rules comes the verdict that they give, with the outcome in bold: Verdict: **holds**"
    ),
    (.verdictWithoutRule(.implied), "No rule gives the verdict written down, implied."),
    (.figureUnreadable(expression: "it.[", reason: why), "The figure it.[ can't be read. b is no number."),
    (
      .conditionUnreadable(condition: "a >>", reason: why),
      "The condition a >> can't be read. b is no number."
    ),
    (.measurementUnreadable(reason: why), "b is no number."),
    (.figureIsNoNumber(expression: "it"), "The figure it is not one number a seed."),
    (.noSuchLesson(file: "a.md"), "There is no lesson a.md beside this file."),
    (.noSuchCell(cell: "c", file: "a.md"), "There is no cell with id=c in a.md."),
    (
      .cellNamesNoClaim(cell: "c", file: "a.md", number: 2),
      "The cell c in a.md does not say that it shows this: write claim=2 there."
    ),
    (
      .cellOfNoClaim(number: 2, file: "claims.md"),
      "This cell shows claim 2, and there is none in claims.md."
    ),
    (
      .differsFromOtherLanguage(file: "en/claims.md", line: 7),
      "The claim differs from line 7 of en/claims.md in more than its words."
    ),
  ]

  static let audit: [(AuditMessage, String)] = [
    (.outcome(.holdsIf), "holds if"),
    (.why(.holdsIf, text: "it is large."), " it is large."),
    (.why(.doesNotHold, text: "it is small"), " (it is small)"),
    (.claimed(sentence: "It grows."), " — It grows. "),
    (.figure(label: "loss", value: "0.1"), "loss 0.1"),
    (.figures(["loss 0.1", "size 2"]), "loss 0.1, size 2"),
    (
      .counts([.init(outcome: .doesNotHold, count: 3), .init(outcome: .implied, count: 1)], seeds: 5),
      "3 do not hold, 1 implied, and not so. Medians over five seeds, with their range."
    ),
    (.seeds(1), "Figures of one seed."),
    (.seeds(5), "Medians over five seeds, with their range."),
    (.seeds(20), "Medians over 20 seeds, with their range."),
    (.noRuleHolds, "none of the expected outcomes"),
    (.agreement(agree: 3, of: 3), "All 3 agree with the verdicts written down."),
    (.agreement(agree: 2, of: 3), "2 of 3 agree with the verdicts written down."),
    (
      .differs(number: 2, written: .holds, found: .undecided),
      "Claim 2: written down is holds, found is undecided."
    ),
    (.conditionFails(condition: "a > 1"), "This decided: a > 1"),
    (
      .ruleBefore(rule: 1, conditions: ["a > 1", "b > 1"]), "Rule 1 stands before it and holds: a > 1; b > 1"
    ),
    (.measuring(claim: 2, lesson: "tour"), "claim 2: tour"),
    (.measuring(claim: 2, lesson: nil), "claim 2"),
  ]

  static let frontMatter: [(FrontMatterMessage, String)] = [
    (
      .isMissing(in: .claims, keys: ["kind", "title"]),
      "A document of claims begins with a line --- , its front matter (kind, title) and a second ---."
    ),
    (
      .isMissing(in: .lesson, keys: ["id"]),
      "A lesson begins with a line --- , its front matter (id) and a second ---."
    ),
    (.isNotClosed, "The front matter that begins here is not closed: put a line --- after its last key."),
    (.takesLines, "The front matter takes lines of the form key: text."),
    (.repeatedKey(name: "id"), "id stands twice in the front matter: keep one."),
    (
      .unknownKey(name: "author", keys: ["id", "title"]),
      "The front matter has no key author. It has: id, title."
    ),
    (.wrongValue(key: "id", takes: .identifier), "id takes small letters, digits and -."),
    (
      .wrongValue(key: "requires", takes: .identifiers),
      "requires takes the id of a lesson, or a list of ids."
    ),
    (.wrongValue(key: "document", takes: .section), "document takes a section of the document, as in 3.1."),
    (.wrongValue(key: "seed", takes: .number(from: 0, to: .max)), "seed takes a whole number, 0 or more."),
    (.wrongValue(key: "seeds", takes: .number(from: 1, to: 9)), "seeds takes a whole number from 1 to 9."),
    (.wrongValue(key: "kind", takes: .kind), "kind takes the word claims."),
    (
      .wrongValue(key: "lang", takes: .language),
      "lang takes the code of a language, as in en, de or zh-Hans."
    ),
    (
      .wrongValue(key: "solution", takes: .tries),
      "solution takes \"after N tries\", as in: after 2 tries."
    ),
    (
      .missingKey(name: "title", takes: .line), "title is missing in the front matter: title: a line of text."
    ),
    (
      .missingKey(name: "format", takes: .one), "format is missing in the front matter: format: the number 1."
    ),
  ]

  static func rows(_ table: [(some Message, String)]) -> [(any Message, String)] { table.map { ($0, $1) } }

  @Test func `Each message has its words`() {
    for (message, words) in Self.rows(Self.claims) + Self.rows(Self.audit) + Self.rows(Self.frontMatter) {
      #expect(message.words(in: .english) == words)
      // What is only put together of others' words has none of its own.
      if ["problems", "figure", "figures", "claimed", "why"].contains(message.code) { continue }
      #expect(Twins.faults(of: message) == [])
    }
  }

  @Test func `An outcome is known by its word in any language, whatever its capitals`() {
    for outcome in Verdict.Outcome.allCases {
      for language in DisplayLanguage.allCases {
        let word = AuditMessage.outcome(outcome).words(in: language)
        #expect(Verdict.Outcome(written: word.uppercased()) == outcome)
      }
    }
    #expect(Verdict.Outcome(written: "perhaps") == nil)
  }

  @Test func `A finding reads as a sentence in Chinese`() {
    let message: [(AuditMessage, String)] = [
      (.outcome(.holdsIf), "有条件成立"),
      (.why(.holdsIf, text: "样本变得一样。"), "：样本变得一样"),
      (.why(.doesNotHold, text: "relu 也会消失"), "（relu 也会消失）"),
      (.claimed(sentence: "它会变大。"), "——它会变大。"),
      (.figure(label: "损失", value: "0.1"), "损失 0.1"),
      (.figure(label: "损失（取最好）", value: "0.1"), "损失（取最好）0.1"),
      (.figures(["损失 0.1", "10，20 层 2"]), "损失 0.1；10，20 层 2"),
      (
        .counts([.init(outcome: .holds, count: 3), .init(outcome: .implied, count: 1)], seeds: 20),
        "成立 3 条，默认成立 1 条。数值是 20 个种子的中位数，后面是范围。"
      ),
      (.differs(number: 2, written: .holds, found: .undecided), "论断 2：写下的是“成立”，测出的是“未定”。"),
    ]
    for (message, words) in message { #expect(message.words(in: .chinese) == words) }
  }
}
