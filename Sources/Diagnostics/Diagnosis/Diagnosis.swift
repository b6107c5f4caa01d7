import Messages

/// What fails in a network, how that is known, and what to try; and whether it trains, where that was asked.
public struct Diagnosis: Hashable, Sendable {
  /// Whether it trains; `nil` where no training was asked about.
  public let outlook: Outlook?
  /// What fails, the first deciding; never empty, since what passes is one too.
  public let findings: [Finding]
  /// What is worth knowing, and fails nothing.
  public let remarks: [Finding]

  /// The diagnosis that consists of these findings, of which there must be one.
  init(_ findings: [Finding], remarks: [Finding] = [], outlook: Outlook? = nil) {
    precondition(!findings.isEmpty, "a diagnosis without findings")
    self.findings = findings
    self.remarks = remarks
    self.outlook = outlook
  }

  /// All of it as paragraphs: whether it trains, what fails, what is worth knowing.
  public func paragraphs(in language: DisplayLanguage) -> [String] {
    (outlook.map { [$0.words(in: language)] } ?? []) + findings.map { $0.words(in: language) }
      + remarks.map { $0.words(in: language) }
  }

  /// What it comes down to: healthy where it trains; else the first finding's cause.
  public var cause: Finding.Cause {
    switch outlook?.answer {
    case .yes: .healthy
    case .no: findings[0].cause
    case .unsure, nil: outlook != nil && findings[0].cause == .healthy ? .unsure : findings[0].cause
    }
  }
  /// The number of the layer where it begins, from 0; `nil` for what is healthy.
  public var layer: Int? { cause == .healthy ? nil : findings[0].layer }
  /// What aims at the findings, best first, none twice; nothing where it trains.
  public var remedies: [Remedy] {
    guard cause != .healthy else { return [] }
    var seen: Set<Remedy> = []
    return (findings + remarks).flatMap(\.remedies).filter { seen.insert($0).inserted }
  }
}
