import Messages

/// What is wrong with a network, how that is known, and what to try.
public struct Diagnosis: Hashable, Sendable {
  /// The most serious first; never empty.
  public let findings: [Finding]

  /// The diagnosis that consists of these findings, the first one deciding; there must be one.
  public init(_ findings: [Finding]) {
    precondition(!findings.isEmpty, "a diagnosis without findings")
    self.findings = findings
  }

  /// All findings as one paragraph.
  public func words(in language: DisplayLanguage) -> String {
    switch language {
    case .english: findings.map(EnglishDiagnosis.words).joined(separator: " ")
    }
  }

  /// What it comes down to: the first finding's cause.
  public var cause: Finding.Cause { findings[0].cause }
  /// The number of the layer where it begins, from 0.
  public var layer: Int? { findings[0].layer }
  /// The remedies of all findings, best first, none twice.
  public var remedies: [Remedy] {
    var seen: Set<Remedy> = []
    return findings.flatMap(\.remedies).filter { seen.insert($0).inserted }
  }
}
