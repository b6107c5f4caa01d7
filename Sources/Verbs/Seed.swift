import CommandKit
import Documents
import Lab

extension Verb {
  static let seed = Verb(
    Declaration(
      .verb, "seed", group: "session",
      summary: "Sets the seed for networks and data that are written from now on.",
      discussion: [
        "A random number depends on seed, draw, purpose and place alone, so the same line typed twice is the same network."
      ],
      parameters: [
        Parameter("seed", [.wholeNumber], isSubject: true, range: .seeds, "a whole number")
      ],
      examples: [Example("seed 7")])
  ) { execution, invocation throws(Failure) in
    execution.state.seed = UInt64(try invocation.integer("seed")) &+ execution.state.seedShift
    return Outcome(changes: ["seed"])
  }
}
