import CommandKit
import Lab

extension Verb {
  static let quit = Verb(
    Declaration(
      .verb, "quit", group: "session", summary: "Leaves the session; so does Ctrl-D.", aliases: ["exit"],
      traits: [.leavesNoTrace, .isAboutSession, .interruptsWords])
  ) { _, _ throws(Failure) in Outcome(quits: true) }
}
