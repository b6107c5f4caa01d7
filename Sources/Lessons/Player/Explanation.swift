import Documents

/// What is shown after a result about the question before it.
extension Lesson.Question {
  /// The guess beside what was found, and what explains it.
  func blocks(beside guess: Guess?) -> [Block] {
    var blocks: [Block] = []
    if let guess { blocks.append(.paragraph(comparison(with: guess).map(\.text) ?? Text())) }
    guard let explanation else { return blocks }
    var shown = explanation.blocks
    if !explanation.choices.isEmpty, !options.isEmpty {
      let rest = shown.filter { if case .list = $0 { false } else { true } }
      shown = choices(for: guess, explanation) + rest
    }
    return blocks + [.paragraph(explanation.summary.styled(.strong))] + shown
  }

  /// What belongs to the reader's options and to the right ones; to all of them without a guess.
  private func choices(for guess: Guess?, _ explanation: Lesson.Details) -> [Block] {
    var wanted = rightOptions
    if case .options(let chosen)? = guess?.value {
      wanted += chosen
    } else {
      wanted = options.map(\.number)
    }
    return Set(wanted).sorted().compactMap { number in
      guard explanation.choices.indices.contains(number - 1) else { return nil }
      return .list([explanation.choices[number - 1]], start: number)
    }
  }

  private func comparison(with guess: Guess) -> PlayerMessage? {
    switch guess.grade {
    case .right: return .comparison(.right(sure: guess.confidence))
    case .wrong:
      return .comparison(.wrong(said: guess.text, sure: guess.confidence, right: rightOptions))
    case .measured(let found, let gap, let inDecades):
      guard case .number(let guessed) = guess.value else { return nil }
      let distance = Guess.Distance(gap: gap, inDecades: inDecades, ratio: guessed / found)
      return .comparison(.measured(said: guessed, sure: guess.confidence, found: found, distance))
    case .unknown(let failure): return .comparison(.unknown(said: guess.text, failure))
    case nil: return .comparison(.words(said: guess.text))
    }
  }
}
