import CommandKit
import Documents
import Foundation
import Lab
import Messages
import Testing

@testable import Lessons

@Suite struct AuditTests {
  static func session() -> LessonSession { TestSession().session }

  static func findings(_ audit: Audit) throws -> [Audit.Finding] {
    var findings: [Audit.Finding] = []
    try audit.run { findings.append($0) }
    return findings
  }

  @Test func `The first rule whose conditions hold gives the verdict`() throws {
    let document = try #require(SampleClaims.read(SampleClaims.short).document)
    let test = TestSession()
    try test.session.run("mine = 3") { _ in }
    let claims = ["a = 9", "a = 3", "a = 0", "a = 5", "a = b"].map { measurement in
      var claim = document.claims[0]
      claim.measurement = measurement
      return claim
    }
    let audit = Audit(document, session: test.session, claims: claims)
    let findings = try Self.findings(audit)
    #expect(findings.map(\.outcome) == [.holdsIf, .holds, .doesNotHold, .undecided, .undecided])
    #expect(findings.map(\.agrees) == [false, true, false, false, false])
    #expect(findings[4].text == "Nothing is called b.")
    #expect(test.numbers == ["mine": 3])
    #expect(TestText.of(audit.document(of: findings)).contains("holds if it is large. — It grows, they say."))
    // What decided: a rule before, a condition, a measurement that fails.
    let comparison = TestText.of(audit.comparison(of: findings))
    #expect(comparison.contains("written down is holds, found is holds if. Rule 1 stands before it"))
    #expect(comparison.contains("This decided: 4 > a\n✗ a: 4 > 5"))
    #expect(comparison.contains("Nothing is called b."))
    #expect(comparison.contains("1 of 5 agree"))
  }

  @Test func `Another text can be audited, over as many seeds as are asked for`() throws {
    let document = try #require(SampleClaims.read(SampleClaims.other).document)
    let session = Self.session()
    #expect(ClaimCheck.language(of: document, session) == [])
    let audit = Audit(document, session: session, seeds: 4)
    let findings = try Self.findings(audit)
    #expect(findings.map(\.outcome) == [.holds, .holdsIf, .undecided])
    #expect(findings.map(\.agrees) == findings.map { _ in true })
    #expect(findings.flatMap(\.figures).map(\.values.count) == [4, 4, 4, 4])
    #expect(TestText.of(audit.summary(of: findings)).contains("Medians over four seeds"))
    #expect(TestText.of(audit.comparison(of: findings)).contains("All 3 agree"))
  }

  @Test func `A finding is a line of JSON with every value`() throws {
    let document = try #require(SampleClaims.read(SampleClaims.other).document)
    var claim = document.claims[0]
    claim.verdict = .doesNotHold
    let audit = Audit(document, session: Self.session(), claims: [claim])
    let findings = try Self.findings(audit)
    let finding = try #require(findings.first)
    let data = try #require("\(finding.json)".data(using: .utf8))
    let json = try #require(JSONSerialization.jsonObject(with: data) as? [String: Any])
    #expect(json["format"] as? Int == 1 && json["kind"] as? String == "claim")
    #expect(json["found"] as? String == "holds" && json["written"] as? String == "doesNotHold")
    #expect(json["agrees"] as? Bool == false && json["section"] as? String == "2.2")
    #expect((json["reason"] as? [String: Any])?["code"] as? String == "ruleHolds")
    let figure = try #require((json["figures"] as? [[String: Any]])?.first)
    let values = try #require(figure["values"] as? [Double])
    #expect(values.count == 3)
    #expect(figure["median"] as? Double == values.sorted()[1])
    #expect(figure["min"] as? Double == values.min() && figure["max"] as? Double == values.max())
  }

  @Test func `What one claim sets is not there for the next`() throws {
    let document = try #require(SampleClaims.read(SampleClaims.short).document)
    var (first, second) = (document.claims[0], document.claims[0])
    first.measurement = "precision float64\na = 3"
    second.measurement = "a = 3 + 0 * probe(dense(1)).loss"
    let session = Self.session()
    var precisions: [String] = []
    let audit = Audit(document, session: session, claims: [first, second, second])
    try audit.run { _ in precisions.append("\(session.session.state.precision)") }
    #expect(precisions == ["float64", "float32", "float32"])
  }

  @Test func `Ctrl-C ends an audit, and the session is as before`() throws {
    let document = try #require(SampleClaims.read(SampleClaims.short).document)
    let test = TestSession()
    try test.session.run("mine = 3") { _ in }
    test.interrupts = true
    #expect(throws: Failure.self) { try Audit(document, session: test.session).run { _ in } }
    #expect(test.numbers == ["mine": 3])
  }

  @Test(arguments: DisplayLanguage.allCases)
  func `The template is a document whose claims come out as written`(_ language: DisplayLanguage) throws {
    let text = Template.claims.text(id: "", in: language)
    let document = try #require(SampleClaims.read(text).document)
    #expect(SampleClaims.read(text).problems == [])
    let findings = try Self.findings(Audit(document, session: Self.session()))
    #expect(findings.map(\.agrees) == findings.map { _ in true })
  }
}
