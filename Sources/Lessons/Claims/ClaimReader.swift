import Documents

/// Reads a document of claims: the CommonMark tree of the lessons, cut at its headings.
struct ClaimReader {
  private(set) var problems: [Problem] = []
  private(set) var claims: [Claim] = []

  private let file: String
  private var hasTitle = false
  private var draft: Draft?

  /// A claim whose parts are still coming.
  private struct Draft {
    var claim: Claim
    var found: Set<ClaimMessage.Part> = []
  }

  /// The document, as far as it can be read, and everything in the file that its author has to mend.
  static func read(file: String, bytes: [UInt8]) -> (document: ClaimDocument?, problems: [Problem]) {
    do throws(Problem) {
      if bytes.allSatisfy({ [9, 10, 13, 32].contains($0) }) {
        throw Problem(ClaimMessage.isEmpty, file: file, line: 1)
      }
      if bytes.count > ClaimDocument.largestFile {
        throw Problem(ClaimMessage.isTooLarge(limit: ClaimDocument.largestFile), file: file, line: 1)
      }
      return read(try SourceText(file: file, bytes: bytes), isClaims: ClaimDocument.isOne(bytes))
    } catch {
      return (nil, [error])
    }
  }

  private static func read(
    _ source: SourceText, isClaims: Bool
  ) -> (document: ClaimDocument?, problems: [Problem]) {
    var frontReader = FrontMatterReader<ClaimDocument.Front>(source)
    let (front, count) = frontReader.read()
    frontReader.checkComplete()
    // A file that is something else is not held to what claims need.
    guard isClaims else {
      let problem = Problem(ClaimMessage.isNoDocumentOfClaims, file: source.file, line: 1)
      return (nil, count == 0 ? frontReader.problems : [problem])
    }
    let root = source.tree(withoutFirst: count)
    var pitfalls = Pitfalls(source)
    pitfalls.check(root)
    var reader = ClaimReader(file: source.file)
    for node in root.children { reader.read(node) }
    reader.finish()
    let problems = frontReader.problems + pitfalls.problems + reader.problems
    let document = ClaimDocument(file: source.file, front: front, claims: reader.claims)
    return (document, Array(Set(problems)).sorted())
  }

  private init(file: String) { self.file = file }

  private mutating func report(_ message: ClaimMessage, _ line: Int) {
    problems.append(Problem(message, file: file, line: line))
  }

  private mutating func finish() {
    endClaim()
    if !hasTitle { report(.noTitle, 1) }
    if claims.isEmpty { report(.noClaims, 1) }
    var lines: [Int: Int] = [:]
    for claim in claims {
      if let line = lines[claim.number] {
        report(.repeatedNumber(number: claim.number, line: line), claim.lines.heading)
      } else {
        lines[claim.number] = claim.lines.heading
      }
    }
  }

  private mutating func read(_ node: MarkdownNode) {
    switch node.type {
    case "heading" where node.level == 1:
      if hasTitle { report(.secondTitle, node.firstLine) }
      hasTitle = true
    case "heading" where node.level == 2:
      endClaim()
      begin(node)
    case "paragraph": paragraph(node)
    case "code_block" where node.isFenced && CellReader.word(of: node.info) == CellReader.cellWord:
      measurement(node)
    // Lists before the measurement, and what follows the rules, are prose.
    case "list" where draft?.found.contains(.measurement) == true && draft?.found.contains(.rules) == false:
      if node.start == nil { figures(node) } else { rules(node) }
    case "html_block":
      var reader = HTMLMarkReader(file: file)
      reader.read(node.literal, firstLine: node.firstLine)
      problems += reader.problems
    default: break
    }
  }

  // MARK: A claim

  /// `## 5 · § 3.1`
  private mutating func begin(_ node: MarkdownNode) {
    let parts = node.plainText.split(separator: "·", maxSplits: 1).map(\.trimmed)
    let section = parts.count == 2 ? parts[1].drop { $0 == "§" }.trimmed : ""
    guard let number = parts.first.flatMap(Int.init), number > 0, !section.isEmpty else {
      return report(.heading(text: node.plainText), node.firstLine)
    }
    draft = Draft(
      claim: Claim(
        number: number, section: section, sentence: "", measurement: "", figures: [], rules: [],
        verdict: .undecided, lines: Claim.Lines(heading: node.firstLine)))
  }

  private mutating func endClaim() {
    guard let ended = draft else { return }
    draft = nil
    claims.append(ended.claim)
    for part in ClaimMessage.Part.required where !ended.found.contains(part) {
      report(.missing(part, claim: ended.claim.number), ended.claim.lines.heading)
    }
    let claim = ended.claim
    if ended.found.isSuperset(of: [.rules, .verdict]), claim.verdict != .undecided,
      !claim.rules.contains(where: { $0.outcome == claim.verdict })
    {
      report(.verdictWithoutRule(claim.verdict), claim.lines.heading)
    }
  }

  /// Notes that the part is there.
  ///
  /// - Returns: whether it is the first of its kind.
  private mutating func take(_ part: ClaimMessage.Part, _ line: Int) -> Bool {
    guard let number = draft?.claim.number else { return false }
    let isFirst = draft?.found.insert(part).inserted == true
    if !isFirst { report(.repeated(part, claim: number), line) }
    return isFirst
  }

  private mutating func paragraph(_ node: MarkdownNode) {
    guard let found = draft?.found else { return }
    if found.isEmpty {
      draft?.found.insert(.sentence)
      draft?.claim.sentence = Prose.text(node.children).string
    } else if found.contains(.rules), !found.contains(.verdict) {
      verdict(node)
    }
    node.visit { if $0.type == "link" { link($0.url, node.firstLine) } }
  }

  /// `03-activations.md#relu-helps`; links to other things are prose.
  private mutating func link(_ url: String, _ line: Int) {
    let parts = url.split(separator: "#", omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 2, parts[0].hasSuffix(".md"), !parts[0].contains(":"), take(.place, line) else {
      return
    }
    draft?.claim.place = Claim.Place(file: parts[0], cell: parts[1])
    draft?.claim.lines.place = line
  }

  private mutating func measurement(_ node: MarkdownNode) {
    guard draft != nil else { return report(.measurementOutside, node.firstLine) }
    guard take(.measurement, node.firstLine) else { return }
    if node.info.trimmed != CellReader.cellWord { report(.measurementKeys, node.firstLine) }
    if node.literal.trimmed.isEmpty { report(.emptyMeasurement, node.firstLine) }
    draft?.claim.measurement = node.literal
    draft?.claim.lines.measurement = node.firstLine
  }

  /// `- loss with relu: `it.loss[relu]``
  private mutating func figures(_ list: MarkdownNode) {
    guard take(.figures, list.firstLine) else { return }
    for item in list.children {
      guard item.children.count == 1, let inlines = item.children.first?.children,
        let last = inlines.last, last.type == "code", !last.literal.trimmed.isEmpty,
        case let label = Prose.text(inlines.dropLast()).string.withoutColon, !label.isEmpty
      else {
        report(.figureForm, item.firstLine)
        continue
      }
      draft?.claim.figures.append(
        Claim.Figure(label: label, expression: last.literal.trimmed, line: item.firstLine))
    }
  }

  /// `1. **holds if** the weights fit it.`, and below it a list of conditions.
  private mutating func rules(_ list: MarkdownNode) {
    guard take(.rules, list.firstLine) else { return }
    for item in list.children {
      guard let first = item.children.first, first.type == "paragraph",
        let strong = first.children.first, strong.type == "strong"
      else {
        report(.ruleForm, item.firstLine)
        continue
      }
      let outcome = self.outcome(strong, item.firstLine)
      var conditions: [Claim.Condition] = []
      for list in item.children where list.type == "list" {
        for item in list.children {
          if let condition = condition(item) { conditions.append(condition) }
        }
      }
      if !item.children.contains(where: { $0.type == "list" }) {
        report(.noConditions, item.firstLine)
      }
      guard let outcome else { continue }
      let text = Prose.text(Array(first.children.dropFirst())).string.withoutColon
      draft?.claim.rules.append(Claim.Rule(outcome: outcome, text: text, conditions: conditions))
    }
  }

  private mutating func condition(_ item: MarkdownNode) -> Claim.Condition? {
    guard item.children.count == 1, let inlines = item.children.first?.children, inlines.count == 1,
      inlines[0].type == "code", !inlines[0].literal.trimmed.isEmpty
    else {
      report(.conditionForm, item.firstLine)
      return nil
    }
    return Claim.Condition(text: inlines[0].literal.trimmed, line: item.firstLine)
  }

  /// The verdict written down: a paragraph with its outcome in bold.
  private mutating func verdict(_ node: MarkdownNode) {
    guard let strong = node.children.first(where: { $0.type == "strong" }) else {
      return report(.verdictForm, node.firstLine)
    }
    draft?.found.insert(.verdict)
    if let outcome = outcome(strong, node.firstLine) { draft?.claim.verdict = outcome }
  }

  private mutating func outcome(_ strong: MarkdownNode, _ line: Int) -> Verdict.Outcome? {
    let text = strong.plainText.withoutColon
    let outcome = Verdict.Outcome(written: text)
    if outcome == nil { report(.unknownOutcome(written: text), line) }
    return outcome
  }
}

extension String {
  /// Without blanks at either end, and without the sign there that joins it to what stands beside it.
  fileprivate var withoutColon: String {
    var rest = trimmed[...]
    while let last = rest.last, last.isWhitespace || last == ":" || last == "：" { rest.removeLast() }
    while let first = rest.first, first.isWhitespace || first == ":" || first == "：" { rest.removeFirst() }
    return String(rest)
  }
}
