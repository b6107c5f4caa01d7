import CommandKit
import Documents
import Lab
import Messages

extension Audit {
  /// A line a claim, its number first, and how many of each kind there are.
  package func document(of findings: [Finding]) -> Document {
    var document = heading
    document.append(.list(findings.map { [.paragraph($0.line)] }, start: findings.first?.claim.number ?? 1))
    document.blocks += summary(of: findings).blocks
    return document
  }

  package var heading: Document { [.heading(Text(document.front.title), level: 2)] }

  /// How many claims came out how.
  package func summary(of findings: [Finding]) -> Document {
    let counts = Verdict.Outcome.allCases.map { outcome in
      AuditMessage.Count(outcome: outcome, count: findings.count { $0.outcome == outcome })
    }
    let message = AuditMessage.counts(counts.filter { $0.count > 0 }, seeds: seeds)
    return [.paragraph(Text(message.words(in: .current)))]
  }

  /// Where the findings differ from the verdicts written down, by what, and how many agree.
  package func comparison(of findings: [Finding]) -> Document {
    let agree = findings.count(where: \.agrees)
    let agreement = AuditMessage.agreement(agree: agree, of: findings.count).words(in: .current)
    return Document(
      findings.compactMap { $0.difference(in: document.file) }
        + [.paragraph(Text(agreement, agree == findings.count ? .good : .bad))])
  }
}

extension Audit.Finding {
  /// The verdict, the sentence, the figures, where it is shown.
  var line: Text {
    let verdict = AuditMessage.outcome(outcome).words(in: .current)
    let style: Text.Style = outcome == .holds ? .good : outcome == .doesNotHold ? .bad : .warning
    let reason = text.isEmpty ? "" : AuditMessage.why(outcome, text: text).words(in: .current)
    let sentence = AuditMessage.claimed(sentence: claim.sentence).words(in: .current)
    let figures = AuditMessage.figures(figures.map { Self.words($0.figure, $0.values) }).words(in: .current)
    let place = claim.place.map { " · \($0.lesson), \($0.cell)" } ?? ""
    return "\(verdict, style.union(.strong))\(reason)\(sentence)\(figures + place, .dim)"
  }

  /// The line as a list of one.
  package var item: Document { [.list([[.paragraph(line)]], start: claim.number)] }

  /// The condition under which it holds, or why it does not; or what went wrong.
  var text: String {
    switch reason {
    case .rule(let number): claim.rules[number - 1].text
    case .noRule: AuditMessage.noRuleHolds.words(in: .current)
    case .failure(let failure): failure.message
    }
  }

  private static func words(_ figure: Claim.Figure, _ values: [Double]) -> String {
    let format = NumberFormat.significant(2)
    let (lowest, highest) = (format.string(values.lowest), format.string(values.highest))
    let range = values.lowest == values.highest ? "" : " [\(lowest)..\(highest)]"
    let value = format.string(values.median) + range
    return AuditMessage.figure(label: figure.label, value: value).words(in: .current)
  }

  /// How it differs from the verdict written down, and what decided that.
  func difference(in file: String) -> Block? {
    guard !agrees else { return nil }
    let differs = AuditMessage.differs(number: claim.number, written: claim.verdict, found: outcome)
    var text = Text("\(file):\(claim.lines.heading): \(differs.words(in: .current))", .strong)
    let gap = DisplayLanguage.current.gap
    if let decided = decided?.words(in: .current) { text += "\(gap + decided)" }
    if case .failure(let failure) = reason { text += "\(gap + failure.message)" }
    if let failure = failedAsWritten?.failure { text += "\n\(failure.message)" }
    return .paragraph(text)
  }

  /// The condition that keeps a claim from the verdict written down.
  private var failedAsWritten: (condition: Claim.Condition, failure: Failure)? {
    failed.indices.first { claim.rules[$0].outcome == claim.verdict }.map { failed[$0] }
  }

  private var decided: AuditMessage? {
    if let condition = failedAsWritten?.condition { return .conditionFails(condition: condition.text) }
    guard case .rule(let number) = reason else { return nil }
    return .ruleBefore(rule: number, conditions: claim.rules[number - 1].conditions.map(\.text))
  }

  /// The claim, what was found and what was written down, with every value.
  package var json: JSON {
    let condition = failedAsWritten.map { failed -> JSON in
      .object(
        [JSON.Member("condition", .string(failed.condition.text))] + JSON.members(failed.failure.reason))
    }
    let members: KeyValuePairs<String, JSON> = [
      "number": .number(Double(claim.number)), "section": .string(claim.section),
      "sentence": .string(claim.sentence), "found": .string(outcome.rawValue),
      "written": .string(claim.verdict.rawValue), "agrees": .bool(agrees), "reason": reasonJSON,
      "failed": agrees ? .null : condition ?? .null,
      "figures": .array(
        figures.map { figure, values in
          [
            "label": .string(figure.label), "expression": .string(figure.expression),
            "median": .number(values.median), "min": .number(values.lowest),
            "max": .number(values.highest), "values": .numbers(values),
          ]
        }),
    ]
    return ResultFormat.object("claim", members.map { JSON.Member($0.key, $0.value) })
  }

  private var reasonJSON: JSON {
    switch reason {
    case .rule(let number): ["code": "ruleHolds", "rule": .number(Double(number)), "text": .string(text)]
    case .noRule: ["code": .string(AuditMessage.noRuleHolds.code)]
    case .failure(let failure): .object(JSON.members(failure.reason))
    }
  }
}

/// A value that is not a number must not vanish in them.
extension [Double] {
  /// The middle of the numbers in order; of an even number of them the mean of the two in the middle.
  fileprivate var median: Double {
    guard !isEmpty, !contains(where: \.isNaN) else { return .nan }
    let ordered = sorted()
    return (ordered[(count - 1) / 2] + ordered[count / 2]) / 2
  }

  fileprivate var lowest: Double { contains(where: \.isNaN) ? .nan : self.min() ?? .nan }
  fileprivate var highest: Double { contains(where: \.isNaN) ? .nan : self.max() ?? .nan }
}
