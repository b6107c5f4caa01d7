import CommandKit
import Diagnostics
import Documents
import Lab

/// The findings with their figures, the remedies, and what trying them gave.
extension DiagnoseVerb.Details: ResultDetails {
  var members: [JSON.Member] {
    [
      JSON.Member("outlook", diagnosis.outlook.map(Self.json) ?? .null),
      JSON.Member("findings", .array(diagnosis.findings.map(Self.json))),
      JSON.Member("remarks", .array(diagnosis.remarks.map(Self.json))),
      JSON.Member("remedies", .array(remedies.map(Self.json))),
      JSON.Member("ranking", .array(trials?.json ?? [])),
    ]
  }

  private static func json(_ outlook: Outlook) -> JSON {
    [
      "trains": .string(outlook.answer.rawValue), "steps": .number(Double(outlook.total)),
      "losses": .array(outlook.steps.map { .number($0.loss) }),
      "explained": .array(outlook.steps.map { .number($0.explained) }),
      "message": .string(outlook.words(in: .english)),
    ]
  }

  private static func json(_ finding: Finding) -> JSON {
    let layer = finding.layer.map { JSON.number(Double($0 + 1)) } ?? .null
    return .object(
      [JSON.Member("cause", .string(finding.cause.rawValue)), JSON.Member("layer", layer)]
        + JSON.members(finding))
  }

  private static func json(_ remedy: Remedy) -> JSON {
    .object([JSON.Member("remedy", .string(remedy.rawValue))] + JSON.members(remedy.action))
  }
}

extension RemedyTrials {
  fileprivate var json: [JSON] {
    all.map { trial in
      [
        "remedy": trial.remedy.map { .string($0.rawValue) } ?? .null, "loss": Self.json(trial.losses),
        "accuracy": Self.json(trial.accuracies), "effect": .string(effect(of: trial).rawValue),
        "anew": .bool(trial.isAnew),
      ]
    }
  }

  private static func json(_ numbers: [Double]) -> JSON {
    let summary = Summary(numbers)
    guard summary.count > 0 else { return .null }
    return [
      "median": .number(summary.median), "smallest": .number(summary.smallest),
      "largest": .number(summary.largest), "seeds": .number(Double(summary.count)),
    ]
  }
}
