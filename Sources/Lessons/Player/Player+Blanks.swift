import CommandKit

/// What a reader writes at an exercise, with what its starter has around it.
extension Player {
  /// What is said of a line before it runs.
  enum LineNote: Hashable {
    /// It was taken for what is to be filled in: the whole line.
    case whole(String)
    case needsWholeLine
  }

  /// A value that stands alone is taken for the blank, where the starter has one.
  func filledIn(_ statements: [Syntax.Statement]) -> (statements: [Syntax.Statement], note: LineNote?) {
    guard case .exercise(let trial) = machine.stage, let value = statements.first?.value,
      statements.count == 1, !asksAbout(value, trial)
    else { return (statements, nil) }
    let blanks = trial.starter.flatMap { $0.ranges(of: Stage.Trial.blank) }
    guard let line = trial.starter.first(where: { $0.contains(Stage.Trial.blank) }),
      let blank = line.firstRange(of: Stage.Trial.blank)
    else { return (statements, nil) }
    guard blanks.count == 1 else { return (statements, .needsWholeLine) }
    let text = value.isOneWord || line.delimits(blank) ? statements[0].text : "(\(statements[0].text))"
    let whole = line.replacingCharacters(in: blank, with: text)
    guard let filled = try? session.parse(whole) else { return (statements, nil) }
    return (filled, .whole(whole))
  }

  /// Whether a value asks what something is, and fills in nothing.
  private func asksAbout(_ value: Syntax.Expression, _ trial: Stage.Trial) -> Bool {
    let own = trial.starter.flatMap { (try? session.parse($0)) ?? [] }.compactMap(\.bound)
    var asks = false
    value.visit { expression in
      switch expression.kind {
      case .field, .pick, .verb, .comparison: asks = true
      case .name(let name): if name == "it" || own.contains(name) { asks = true }
      default: break
      }
    }
    return asks
  }

  /// The lines of the starter behind those that the reader has filled in run for them.
  func withStarter(
    after attempts: [PlayerEvent.Attempt], _ show: Show
  ) -> ([PlayerEvent.Attempt], End) {
    guard case .exercise(let trial) = machine.stage else { return (attempts, .whole) }
    let lines = trial.starter.map { (text: $0, name: (try? session.parse($0))?.first?.bound) }
    let blanks = lines.filter { $0.text.contains(Stage.Trial.blank) }
    let now = Set(attempts.flatMap(\.changed))
    let made = now.union(machine.open?.changed ?? [])
    guard !blanks.isEmpty, blanks.contains(where: { $0.name.map(now.contains) ?? false }),
      blanks.allSatisfy({ $0.name.map(made.contains) ?? false })
    else { return (attempts, .whole) }
    var all = attempts
    for line in lines.dropFirst(trial.started.count)
    where !line.text.contains(Stage.Trial.blank) && line.name.map(now.contains) != true {
      guard let statements = try? session.parse(line.text) else { continue }
      let (more, end) = attempt(statements, show)
      all += more.map { attempt in
        var attempt = attempt
        attempt.isOfStarter = true
        return attempt
      }
      guard end == .whole else { return (all, end) }
    }
    return (all, .whole)
  }
}

extension Syntax.Statement {
  /// The value that it is, and nothing else.
  fileprivate var value: Syntax.Expression? {
    if prefix == nil, case .value(let value) = kind { value } else { nil }
  }

  /// The name that it gives a value to.
  fileprivate var bound: String? {
    switch kind {
    case .bind(let name, _), .family(let name, _, _): name.text
    case .command, .value: nil
    }
  }
}

extension Syntax.Expression {
  /// Whether it stays one whatever stands around it.
  fileprivate var isOneWord: Bool {
    switch kind {
    case .number, .text, .name, .list, .call: true
    default: false
    }
  }
}

extension String {
  /// Whether brackets, commas or the end of the line are around a range of it.
  fileprivate func delimits(_ range: Range<Index>) -> Bool {
    let before = self[..<range.lowerBound].last { $0 != " " }
    let after = self[range.upperBound...].first { $0 != " " }
    return "([,=".contains(before ?? "=") && ")],".contains(after ?? ",")
  }

  fileprivate func replacingCharacters(in range: Range<Index>, with text: String) -> String {
    self[..<range.lowerBound] + text + self[range.upperBound...]
  }
}
