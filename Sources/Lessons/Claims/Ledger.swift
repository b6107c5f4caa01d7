import CommandKit
import Documents

/// Measures what the article says, claim by claim.
public struct Ledger {
  public let laboratory: any Laboratory
  public var claims: [Claim]

  public init(laboratory: any Laboratory, claims: [Claim] = Claim.all) {
    self.laboratory = laboratory
    self.claims = claims
  }

  /// What came out for one claim.
  public struct Finding: Sendable {
    public var claim: Claim
    public var outcome: Verdict.Outcome
    /// The condition under which it holds, or why it does not; or what went wrong.
    public var text: String
    public var figures: [(label: String, median: Double, lowest: Double, highest: Double)]
  }

  /// Runs every measurement in a session of its own; the session in hand is as before afterwards.
  ///
  /// - Parameter progress: told before each claim.
  public func run(progress: (Claim, Int) -> Void = { _, _ in }) throws(Failure) -> [Finding] {
    let before = laboratory.snapshot
    defer { laboratory.restore(before) }
    var findings: [Finding] = []
    for (index, claim) in claims.enumerated() {
      progress(claim, index)
      findings.append(try measure(claim))
    }
    return findings
  }

  private func measure(_ claim: Claim) throws(Failure) -> Finding {
    laboratory.begin(seed: 1)
    var finding = Finding(claim: claim, outcome: .undecided, text: "", figures: [])
    do throws(Failure) {
      _ = try laboratory.run(claim.measurement) { _ in }
      for figure in claim.figures {
        finding.figures.append(
          (
            figure.label, try laboratory.evaluate("median(\(figure.expression))"),
            try laboratory.evaluate("min(\(figure.expression))"),
            try laboratory.evaluate("max(\(figure.expression))")
          ))
      }
      for rule in claim.rules where try holds(rule) {
        finding.outcome = rule.outcome
        finding.text = rule.text
        return finding
      }
      finding.text = "none of the expected outcomes"
    } catch {
      if error.kind == .interrupted { throw error }
      finding.text = error.message
    }
    return finding
  }

  private func holds(_ rule: Claim.Rule) throws(Failure) -> Bool {
    for condition in rule.conditions {
      do throws(Failure) {
        _ = try laboratory.run("expect \(condition)") { _ in }
      } catch {
        if error.kind == .claim { return false }
        throw error
      }
    }
    return true
  }
}

extension Ledger.Finding {
  /// One line: the verdict, the sentence, the figures, where it is shown.
  var line: Text {
    let verdict = Self.words[outcome] ?? ""
    let style: Text.Style = outcome == .holds ? .good : outcome == .doesNotHold ? .bad : .warning
    let reason = text.isEmpty ? "" : outcome == .holdsIf ? " \(text)" : " (\(text))"
    let figures = figures.map(Self.figure).joined(separator: ", ")
    return
      "\(verdict, style.union(.strong))\(reason) — \(claim.sentence) \("\(figures) · \(claim.lesson), \(claim.cell)", .dim)"
  }

  private static let words: [Verdict.Outcome: String] = [
    .holds: "holds", .holdsIf: "holds if", .doesNotHold: "does not hold", .implied: "implied",
    .undecided: "undecided",
  ]

  private static func figure(
    _ figure: (label: String, median: Double, lowest: Double, highest: Double)
  ) -> String {
    let format = NumberFormat.significant(2)
    let range =
      figure.lowest == figure.highest
      ? "" : " [\(format.string(figure.lowest))..\(format.string(figure.highest))]"
    return "\(figure.label) \(format.string(figure.median))\(range)"
  }
}

extension [Ledger.Finding] {
  /// A line a claim, its number first.
  public var document: Document {
    let counts = Verdict.Outcome.allCases.compactMap { outcome -> String? in
      let count = count { $0.outcome == outcome }
      return count == 0 ? nil : "\(count) \(outcome.words)"
    }
    return [
      .heading("What the article says, measured", level: 2),
      .list(map { [.paragraph($0.line)] }, start: first?.claim.number ?? 1),
      .paragraph("\(counts.joined(separator: ", ")). Medians over five seeds, with their range."),
    ]
  }
}

extension Verdict.Outcome {
  var words: String {
    switch self {
    case .holds: "hold"
    case .holdsIf: "hold under a condition"
    case .doesNotHold: "do not hold"
    case .implied: "implied, and not so"
    case .undecided: "undecided"
    }
  }
}
