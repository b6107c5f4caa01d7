import CommandKit
import Documents

extension Verb {
  static let seed = Verb(
    Declaration(
      .verb, "seed", group: "session",
      summary: "Sets the seed for networks and data that are written from now on.",
      discussion: [
        "A random number depends on seed, draw, purpose and place alone, so the same line typed twice is the same network."
      ],
      parameters: [
        Parameter("number", [.wholeNumber], isSubject: true, range: .from(0), "a whole number")
      ],
      examples: [Example("seed 7")])
  ) { execution, invocation throws(Failure) in
    guard let expression = invocation.expression("number") else { return Outcome() }
    let number = try execution.evaluator.oneNumber(expression)
    guard number == number.rounded(), number >= 0, number <= 9e15 else {
      throw Failure("A seed is a whole number from 0 on.", at: expression.span)
    }
    execution.state.seed = UInt64(number)
    return Outcome(changes: ["seed"])
  }
}
