import CommandKit
import Documents
import Engine
import Lab

extension Verb {
  static let expect = Verb(
    Declaration(
      .verb, "expect", group: "claim",
      summary: "Checks a claim and shows both of its sides; over variants it must hold for every one.",
      discussion: [
        "A measured number is compared with a tolerance: expect it.factor == 0.236 +- 0.02. Comparisons chain: 0.9 < it.factor < 1.08."
      ],
      parameters: [
        Parameter("claim", [.claim], isSubject: true, isClaim: true, "a comparison"),
        Parameter("else", [.text], default: .absent, "what to say where it fails"),
      ],
      examples: [Example("expect 0.25^20 < 1e-12", output: "✓ 0.25^20: 9.09e−13 < 1e−12")])
  ) { execution, invocation throws(Failure) in
    guard let claim = invocation.expression("claim") else { preconditionFailure("claim is required") }
    let otherwise = try invocation.optionalText("else")
    let checks: CheckedClaim
    do throws(Failure) { checks = try Claim(claim).check(execution.evaluator) } catch {
      guard let otherwise, error.kind == .evaluation else { throw error }
      throw Failure(
        ExpectMessage.cannotBeComputed(error, otherwise: otherwise), at: error.span, kind: .claim)
    }
    guard checks.hold else {
      throw Failure(
        ExpectMessage.doesNotHold(held: checks, otherwise: otherwise), at: claim.span, kind: .claim)
    }
    var outcome = Outcome(
      document: Document([.verdict(Verdict([Check(true, checks.summary)]))]), value: Value(.flag(true)))
    outcome.checks = checks
    return outcome
  }
}

/// A comparison as it was written, checked variant by variant with both sides kept.
struct Claim {
  let operands: [Syntax.Expression]
  let comparisons: [Syntax.Comparison]
  let tolerance: Syntax.Expression?

  init(operands: [Syntax.Expression], comparisons: [Syntax.Comparison], tolerance: Syntax.Expression?) {
    self.operands = operands
    self.comparisons = comparisons
    self.tolerance = tolerance
  }

  init(_ expression: Syntax.Expression) throws(Failure) {
    guard case .comparison(let operands, let comparisons, let tolerance) = expression.kind else {
      throw Failure(ExpectMessage.noComparison(expression: expression.description), at: expression.span)
    }
    self.operands = operands
    self.comparisons = comparisons
    self.tolerance = tolerance
  }

  func check(_ evaluator: Evaluator) throws(Failure) -> CheckedClaim {
    var values: [Value] = []
    for operand in operands { values.append(try evaluator.value(operand)) }
    if let tolerance { values.append(try evaluator.value(tolerance)) }
    let grid = try Grid(values)
    let labels = Value(axes: grid.axes, elements: [Element](repeating: .none, count: grid.count))
    let words = ClaimWords(self)
    var checked = CheckedClaim()
    var all: [(sides: [Element], margin: Element?)] = []
    for variant in 0..<grid.count {
      let elements = grid.elements(variant)
      let sides = Array(elements.prefix(operands.count))
      let margin = tolerance == nil ? nil : elements.last
      all.append((sides, margin))
      let holds = try Arithmetic.holds(sides, comparisons, margin)
      checked.add(
        Check(
          holds, Text(words.statement([(sides, margin)])),
          label: grid.axes.isEmpty ? nil : Text(labels.label(variant)), message: holds ? nil : hint(sides)),
        [
          "at": labels.json(at: variant), "sides": .array(sides.map(\.json)),
          "comparisons": .strings(comparisons.map(\.rawValue)), "tolerance": margin?.json ?? .null,
          "holds": .bool(holds),
        ])
    }
    checked.summary = Text(words.statement(all))
    return checked
  }

  private func hint(_ sides: [Element]) -> Text? {
    guard comparisons == [.equal], tolerance == nil, let a = sides[0].number, let b = sides[1].number,
      // What is to be a whole number and is far from it is another one, and not that one measured.
      b != b.rounded() || abs(a - b) <= 0.01 * max(abs(a), abs(b))
    else { return nil }
    // Where they differ too late to be seen in short, in full.
    let short = NumberFormat.significant(5)
    let format = short.string(a) == short.string(b) ? NumberFormat.exact : short
    return SessionMessage.notExactly(a, wanted: b, format: format).text
  }
}
