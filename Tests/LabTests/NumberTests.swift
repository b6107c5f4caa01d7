import CommandKit
import Documents
import Engine
import Parameters
import Testing

@testable import Lab
@testable import Verbs

/// No number that is given to anything ends the program: it is taken, or refused with a reason.
struct NumberTests {
  /// No number, none that is finite, none that a whole number of the machine can be, none that a Float can be, almost
  /// nothing, and what is merely of no use.
  static let numbers = [
    "0/0", "1/0", "-1/0", "1e19", "-1e19", "9223372036854775807", "9223372036854775808",
    "-9223372036854775809",
    "1e300", "-1e300", "4294967296", "5e-324", "1e-40", "0.5", "-1", "0",
  ]

  static let cases = ParameterTests.cases.filter { one in
    !one.parameter.isClaim
      && [.number, .wholeNumber, .series, .value].contains { one.parameter.takes($0) }
  }

  /// What is done with a value, so that the number comes to where it is used.
  private static func uses(_ declaration: Declaration, _ call: String) -> [String] {
    guard declaration.role == .constructor else { return [call] }
    let net = "dense(2, tanh) -> dense(1, sigmoid)"
    return [call]
      + declaration.makes.flatMap { kind -> [String] in
        switch kind {
        case .activation:
          ["train dense(2, \(call)) -> dense(1) epochs=1", "plot \(call)", "theory dense(9, \(call))"]
        case .network: ["train \(call) -> dense(1) epochs=1", "probe \(call)"]
        case .initializer:
          ["train dense(2, init=\(call)) -> dense(1) epochs=1", "theory dense(9, tanh, init=\(call))"]
        case .loss: ["train \(net) epochs=1 loss=\(call)"]
        case .optimizer: ["train \(net) epochs=2 with=\(call)"]
        case .schedule: ["train \(net) epochs=2 with=sgd(\(call))", "plot \(call)"]
        case .clip: ["train \(net) epochs=1 clip=\(call)"]
        case .data: ["train \(net) epochs=1 on=\(call)"]
        default: []
        }
      }
  }

  @Test("no number given to any parameter ends the program", arguments: cases)
  func parameter(one: ParameterTests.Case) throws {
    let session = Session()
    try session.run("data = moons(samples=12)")
    for number in Self.numbers {
      for statement in Self.uses(one.declaration, one.call(number)) {
        run(statement, session)
      }
    }
  }

  @Test(
    "no number in an expression ends the program",
    arguments: [
      "$ * dense(1)", "(1..5)[$]", "it.curve[$]", "it.curve[epoch=$]", "2^$", "$^2", "$^$", "-$", "[$, 1]",
      "$..3",
      "1..$", "1..3 by $", "1..3 by *$", "$..$ by $", "relu.value($)", "softplus.slope($)", "sqrt($)",
      "ln($)",
      "mean($, 1)", "std([$, 1])", "median($..3)", "$ == 1 +- $", "by_class($, $)", "expect $ < 1", "seed $",
      "undo $", "history $", "split(data, test=$)", "piecewise(0.1, $, 0.2)", "plot [$, 1, 2]",
      "plot it.curve * $",
    ])
  func expression(template: String) throws {
    let session = Session()
    try session.run("data = moons(samples=12)")
    try session.run("train dense(1, sigmoid) epochs=3")
    for number in Self.numbers { run(template.replacing("$", with: number), session) }
  }

  /// Carries a statement out as far as it can be; what it is refused with has words.
  private func run(_ statement: String, _ session: Session) {
    let before = session.state
    do throws(Failure) {
      try session.run(statement) { _, outcome in _ = outcome.document.terminalText(TerminalStyle(width: 80)) }
    } catch { #expect(!error.message.isEmpty, "\(statement)") }
    session.restore(before)
  }
}
