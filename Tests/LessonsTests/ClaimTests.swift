import CommandKit
import Testing

@testable import Lessons

@Suite struct ClaimTests {
  @Test func `The ledger has all 24 claims, each once and in order`() {
    #expect(Claim.all.map(\.number) == Array(1...24))
  }

  @Test(arguments: Claim.all.map(\.number))
  func `A claim says what it measures, where it is shown and how it may come out`(_ number: Int) {
    let claim = Claim.all[number - 1]
    #expect(!claim.figures.isEmpty && !claim.rules.isEmpty && !claim.sentence.isEmpty)
    // A rule without conditions would be a verdict that was typed, not measured.
    #expect(claim.rules.allSatisfy { !$0.conditions.isEmpty })
  }

  @Test func `The first rule whose conditions hold gives the verdict`() throws {
    func claim(_ measurement: String) -> Claim {
      Claim(
        number: 1, section: "1", sentence: "A sentence.", lesson: "l", cell: "c", measurement: measurement,
        figures: [],
        rules: [
          .init(.holdsIf, "it is large.", when: ["a > 1", "a > 5"]), .init(.holds, when: ["a > 1"]),
          .init(.doesNotHold, "small", when: ["1 > a"]),
        ])
    }
    let test = TestLaboratory()
    _ = try test.laboratory.run("mine = 3") { _ in }
    let ledger = Ledger(laboratory: test.laboratory, claims: ["a = 9", "a = 2", "a = 0", "a = b"].map(claim))
    let findings = try ledger.run()
    #expect(findings.map(\.outcome) == [.holdsIf, .holds, .doesNotHold, .undecided])
    #expect(findings[3].text == "Nothing is called b.")
    #expect(test.numbers == ["mine": 3])
    #expect(TestText.of(findings.document).contains("holds if it is large. — A sentence."))
  }
}
