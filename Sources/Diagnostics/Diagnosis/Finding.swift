/// Something that a measurement shows, with how it is known.
public struct Finding: Hashable, Sendable {
  /// What it is: one word for a table, for `cause`.
  public enum Cause: String, Hashable, Sendable, CaseIterable {
    case notFinite = "not finite"
    case dead = "dead units"
    case underflow = "underflow"
    case vanishing = "vanishing"
    case vanishingForward = "vanishing forward"
    case vanishingBackward = "vanishing backward"
    case vanishingThroughTime = "vanishing through time"
    case exploding = "exploding"
    case explodingForward = "exploding forward"
    case explodingBackward = "exploding backward"
    case explodingThroughTime = "exploding through time"
    case indistinguishable = "samples alike"
    case saturated = "saturated"
    case labelEntropy = "loss at the label entropy"
    case rateTooSmall = "learning rate too small"
    case rateTooLarge = "learning rate too large"
    case belowEpsilon = "update below epsilon"
    case healthy = "healthy"
  }

  public var cause: Cause
  /// The number of the layer where it begins, from 0; `nil` where it is about the whole.
  public var layer: Int?
  /// Whole sentences: what is so, and the numbers that show it.
  public var explanation: String
  /// The names of the remedies that aim at it, best first.
  public var remedies: [String]

  public init(_ cause: Cause, layer: Int? = nil, _ explanation: String, remedies: [String] = []) {
    self.cause = cause
    self.layer = layer
    self.explanation = explanation
    self.remedies = remedies
  }
}

/// What is wrong with a network, how that is known, and what to try.
public struct Diagnosis: Hashable, Sendable {
  /// The most serious first; never empty.
  public let findings: [Finding]

  public init(_ findings: [Finding]) {
    precondition(!findings.isEmpty, "a diagnosis without findings")
    self.findings = findings
  }

  public var cause: Finding.Cause { findings[0].cause }
  /// The number of the layer where it begins, from 0.
  public var layer: Int? { findings[0].layer }
  /// All findings as one paragraph.
  public var paragraph: String { findings.map(\.explanation).joined(separator: " ") }
  /// The remedies of all findings, best first, none twice.
  public var remedies: [Remedy] {
    var seen: Set<String> = []
    return findings.flatMap(\.remedies).filter { seen.insert($0).inserted }.compactMap { Remedy.named($0) }
  }
}
