import Documents

/// What is shown after a result about the question before it.
extension Lesson.Question {
  /// The guess beside what was found, and what explains it.
  func blocks(beside guess: Guess?) -> [Block] { reply(to: guess).flatMap { $0.flatMap { $0 } } }

  /// The same in parts that an empty line stands between, each of documents that follow one another closely.
  func reply(to guess: Guess?) -> [[[Block]]] {
    var parts: [[[Block]]] = []
    if let guess, let comparison = comparison(with: guess) { parts.append([[.paragraph(comparison.text)]]) }
    guard let explanation else { return parts }
    let summary: Text =
      answer == .open ? PlayerMessage.comparison(.modelAnswer).text : explanation.summary
    guard !explanation.choices.isEmpty, !options.isEmpty else {
      return parts + [[[.paragraph(summary.styled(.strong))]], [explanation.blocks]]
    }
    let rest = explanation.blocks.filter { if case .list = $0 { false } else { true } }
    let reasons = choices(for: guess, explanation).map { [$0] }
    parts.append([[.paragraph(summary.styled(.strong))]])
    parts.append(reasons)
    if !rest.isEmpty { parts.append([rest]) }
    return parts
  }

  /// What belongs to the options: the reader's first, then the right ones, then all others.
  private func choices(for guess: Guess?, _ explanation: Lesson.Details) -> [Block] {
    var order: [Int] = []
    if case .options(let chosen)? = guess?.value { order += chosen }
    for number in rightOptions + options.map(\.number) where !order.contains(number) { order.append(number) }
    if guess == nil { order.sort() }
    return order.compactMap { number in
      guard explanation.choices.indices.contains(number - 1) else { return nil }
      return .list([explanation.choices[number - 1]], start: number)
    }
  }

  private func comparison(with guess: Guess) -> PlayerMessage? {
    switch guess.grade {
    case .right: return .comparison(.right(sure: guess.confidence, counts: guess.counts))
    case .wrong:
      return .comparison(
        .wrong(said: guess.text, sure: guess.confidence, right: rightOptions, counts: guess.counts))
    case .measured(let found, let gap, let inDecades):
      guard case .number(let guessed) = guess.value else { return nil }
      let distance = Guess.Distance(gap: gap, inDecades: inDecades, ratio: guessed / found)
      return .comparison(
        .measured(said: guessed, sure: guess.confidence, found: found, distance, counts: guess.counts))
    case .unknown(let failure): return .comparison(.unknown(said: guess.text, failure))
    case nil: return .comparison(.words(said: guess.text))
    }
  }
}
