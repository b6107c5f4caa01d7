import CommandKit
import Documents
import Messages
import Platform

/// Measures what a text says, claim by claim, over seeds.
package struct Audit {
  package let session: LessonSession
  package var document: ClaimDocument
  /// Those to measure.
  package var claims: [Claim]
  /// `draws` lists the seeds from 1 to this one.
  package var seeds: Int

  /// - Parameters:
  ///   - claims: all of the document's by default.
  ///   - seeds: as many as the document says by default.
  package init(
    _ document: ClaimDocument, session: LessonSession, claims: [Claim]? = nil, seeds: Int? = nil
  ) {
    self.session = session.leavingFilesAlone
    self.document = document
    self.claims = claims ?? document.claims
    self.seeds = seeds ?? document.front.seeds
  }

  /// What came out for one claim.
  package struct Finding: Sendable {
    package var claim: Claim
    package var outcome: Verdict.Outcome
    package var reason: Reason
    /// In the order of the claim's; fewer where the measurement failed.
    package var figures: [(figure: Claim.Figure, values: [Double])]
    /// The rules that were tried before the one that holds, in order, each with its first condition that does not.
    package var failed: [(condition: Claim.Condition, failure: Failure)]

    /// Why a claim has its outcome.
    package enum Reason: Sendable {
      /// All conditions of this rule hold; the first has the number 1.
      case rule(Int)
      case noRule
      case failure(Failure)
    }

    /// Whether it was measured and came out as written down.
    package var agrees: Bool {
      if case .failure = reason { return false }
      return outcome == claim.verdict
    }
  }

  /// Runs every measurement in a session of its own; the session in hand is as before afterwards.
  ///
  /// - Parameters:
  ///   - progress: told before each claim, with the number of claims before it.
  ///   - found: receives what came out for each claim.
  /// - Throws: where it is stopped.
  package func run(
    progress: (String, Int) -> Void = { _, _ in }, found: (Finding) -> Void
  ) throws(Failure) {
    let before = session.state
    defer { session.restore(before) }
    for (index, claim) in claims.enumerated() {
      let message = AuditMessage.measuring(claim: claim.number, lesson: claim.place?.lesson)
      progress(message.words(in: .current), index)
      // What one claim sets, such as the precision, is not for the next.
      session.restore(before)
      found(try measure(claim))
    }
  }

  private func measure(_ claim: Claim) throws(Failure) -> Finding {
    WorkAtHand.isIn(document.file, line: claim.lines.heading)
    session.begin(document.file, isBuiltIn: document.isBuiltIn, seed: document.front.seed)
    var finding = Finding(claim: claim, outcome: .undecided, reason: .noRule, figures: [], failed: [])
    do throws(Failure) {
      try session.run("draws = 1..\(seeds)\n" + claim.measurement) { _ in }
      for figure in claim.figures {
        finding.figures.append((figure, try session.values(of: figure.expression)))
      }
      for (index, rule) in claim.rules.enumerated() {
        guard let failed = try firstFailure(in: rule) else {
          finding.outcome = rule.outcome
          finding.reason = .rule(index + 1)
          return finding
        }
        finding.failed.append(failed)
      }
    } catch {
      if error.kind == .interrupted { throw error }
      finding.reason = .failure(error)
    }
    return finding
  }

  /// The first condition that does not hold; `nil` where all do.
  private func firstFailure(
    in rule: Claim.Rule
  ) throws(Failure) -> (condition: Claim.Condition, failure: Failure)? {
    for condition in rule.conditions {
      do throws(Failure) {
        try session.run("expect \(condition.text)") { _ in }
      } catch {
        if error.kind == .claim { return (condition, error) }
        throw error
      }
    }
    return nil
  }
}
