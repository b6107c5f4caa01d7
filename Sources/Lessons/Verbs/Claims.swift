import CommandKit
import Documents

extension LessonVerb {
  static let claims = LessonVerb(
    "claims", "Measures everything that the article says, over five seeds, with a verdict for each.",
    discussion: ["It takes up to a minute. What the session holds is left alone."],
    traits: .leavesNoTrace
  ) { player, _, show in
    do throws(Failure) {
      let ledger = Ledger(laboratory: player.laboratory)
      let count = ledger.claims.count
      let findings = try ledger.run { claim, index in
        player.progress("claim \(claim.number): \(claim.lesson)", index, count)
      }
      show(findings.document)
    } catch {
      show(error.document)
    }
  }
}
