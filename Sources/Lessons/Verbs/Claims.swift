import CommandKit
import Lab
import Messages

extension LessonVerb {
  static let claims = LessonVerb(
    "claims", "Measures everything that the article says, over five seeds, with a verdict for each.",
    discussion: ["It takes up to a minute. What the session holds is left alone."],
    traits: .leavesNoTrace
  ) { player, _, show in
    do throws(Failure) {
      let document = try ClaimDocument.builtIn(in: .current, player.session)
      let audit = Audit(document, session: player.session.aside)
      var findings: [Audit.Finding] = []
      try audit.run { label, done in
        player.progress(label, done, audit.claims.count)
      } found: {
        findings.append($0)
      }
      show(Output(audit.document(of: findings), data: findings.map(\.json)))
    } catch {
      show(Output(error))
    }
  }
}
