import CommandKit
import Documents

/// The words in which the player answers.
enum Feedback {
  /// The guess beside what was found, and what explains it.
  static func blocks(for question: Lesson.Question, guess: Guess?) -> [Block] {
    var blocks: [Block] = []
    if let guess { blocks.append(.paragraph(comparison(question, guess))) }
    guard let explanation = question.explanation else { return blocks }
    var shown = explanation.blocks
    if !explanation.choices.isEmpty, !question.options.isEmpty {
      let rest = shown.filter { if case .list = $0 { false } else { true } }
      shown = choices(question, guess, explanation) + rest
    }
    let summary = explanation.summary.styled(.strong)
    return blocks + [.paragraph(summary)] + shown
  }

  /// What belongs to the reader's options and to the right ones; to all of them without a guess.
  private static func choices(
    _ question: Lesson.Question, _ guess: Guess?, _ explanation: Lesson.Details
  ) -> [Block] {
    var wanted = question.rightOptions
    if case .options(let chosen)? = guess?.value {
      wanted += chosen
    } else {
      wanted = question.options.map(\.number)
    }
    return Set(wanted).sorted().compactMap { number in
      guard explanation.choices.indices.contains(number - 1) else { return nil }
      return .list([explanation.choices[number - 1]], start: number)
    }
  }

  private static func comparison(_ question: Lesson.Question, _ guess: Guess) -> Text {
    let sure: Text = guess.confidence.map { " (sure: \($0) of 5)" } ?? ""
    switch guess.outcome {
    case .right: return "\("Right.", .good)" + sure
    case .wrong:
      let right = question.rightOptions.map(String.init).joined(separator: ", ")
      return "\("Not so.", .bad) You said \(guess.text)\(sure), and it is \(right, .strong)."
    case .measured(let found, let gap, let inDecades):
      guard case .number(let guessed) = guess.value else { return Text() }
      return "You said \(guessed, format: .significant(2))\(sure), measured is \(found, .strong): "
        + (inDecades ? distance(gap, inDecades: true) : distance(gap, ratio: guessed / found))
    case .unknown(let reason):
      return "You said \(guess.text). What is right can't be computed here: \(reason)"
    case nil: return "You said: \(guess.text, .emphasis)"
    }
  }

  /// Percentages up to ten times the number; beyond that how many times, or decades.
  private static func distance(_ gap: Double, ratio: Double) -> Text {
    guard gap.isFinite, gap.magnitude > 10 else { return distance(gap, inDecades: false) }
    if ratio > 1000 { return distance(decades(ratio), inDecades: true) }
    if ratio > 0 { return "\(ratio, .bad, format: .significant(2)) times too large." }
    let direction = gap > 0 ? "too large" : "too small"
    return "\(direction, .bad) by \(gap.magnitude, format: .significant(2)) times what was measured."
  }

  private static func distance(_ gap: Double, inDecades: Bool) -> Text {
    guard gap.isFinite else { return "\("beyond any number of decades.", .bad)" }
    let size = gap.magnitude
    let direction = gap > 0 ? "too large" : "too small"
    if inDecades {
      if size < 0.1 { return "\("spot on.", .good)" }
      if size < 0.5 { return "\("close", .good), \(size, format: .fixed(1)) decades \(direction)." }
      return "\(size, size < 1 ? [] : .bad, format: .fixed(1)) decades \(direction)."
    }
    if size < 0.02 { return "\("spot on.", .good)" }
    let style: Text.Style = size < 0.15 ? .good : size < 0.5 ? [] : .bad
    return "\(size, style, format: .percent(0)) \(direction)."
  }

  /// A failure with the place in the text that it is about, and the line that would work.
  static func blocks(for failure: Failure) -> [Block] { failure.document.blocks }

  /// A line of less weight; what stands in backquotes is what one would type.
  static func dim(_ words: String) -> Document {
    let pieces = words.split(separator: "`", omittingEmptySubsequences: false).enumerated()
    return [
      .paragraph(
        Text(pieces.map { Text.Run(String($0.element), $0.offset.isMultiple(of: 2) ? .dim : .code) }))
    ]
  }
}

extension Lesson.Question {
  var rightOptions: [Int] {
    switch answer {
    case .option(let number): [number]
    case .options(let numbers): numbers
    case .measured, .open: []
    }
  }
}
