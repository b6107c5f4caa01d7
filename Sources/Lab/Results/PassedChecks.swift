import CommandKit
import Documents

/// Folds claims that hold and follow each other into one: a cell that checks much prints little.
package struct PassedChecks {
  private var held: [Text] = []

  package init() {}

  /// What is shown of a statement; of a claim that holds, nothing while another claim follows.
  package mutating func fold(
    _ output: Output, of outcome: Outcome, before next: Syntax.Statement?
  ) -> Output {
    guard let checks = outcome.checks, checks.hold, outcome.remarks.isEmpty, outcome.timing == nil else {
      return output
    }
    held.append(checks.summary)
    var output = output
    output.document = next?.isClaim == true ? Document([]) : rest
    return output
  }

  /// Those that were folded and not shown yet: a claim that fails does not hide them.
  package var rest: Document {
    mutating get {
      guard let first = held.first else { return Document([]) }
      let all = held.dropFirst().reduce(first) { $0 + Text(" · ", .dim) + $1 }
      held = []
      return Document([.verdict(Verdict([Check(true, all)]))])
    }
  }
}

extension Syntax.Statement {
  fileprivate var isClaim: Bool { prefix == nil && command?.declaration.name == "expect" }
}
