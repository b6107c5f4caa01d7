import CommandKit
import Documents

/// Questions before a result.
extension OpenLesson {
  mutating func ask(_ question: Lesson.Question) {
    mayBreak()
    show(.gap)
    effects.append(.ask(question))
    if let earlier = guesses[question.id]?.text ?? known[id, .guess, question.id] {
      show(.gap)
      say(.comparison(.earlier(said: earlier, counts: isGraded(question))))
    }
    show(.gap)
    wait(.answer(question), vote == nil ? .answer(question.kind) : .vote(.open))
  }

  /// The question once more, in short.
  mutating func askAgain(_ question: Lesson.Question) {
    remind(question.text.suffix(1) + question.listed, vote.map { .vote($0) } ?? .answer(question.kind))
  }

  /// Whether an earlier answer to it was held against what is right: then that one counts.
  private func isGraded(_ question: Lesson.Question) -> Bool { known[id, .score, question.id] != nil }

  /// A line at a question.
  mutating func answer(_ question: Lesson.Question, _ typed: String) {
    if typed.isEmpty { return askAgain(question) }
    if case .measured = question.answer {
      stage = .session(.answer(question, typed: typed))
      effects.append(.evaluate([typed], for: .reader))
    } else {
      take([], typed, question)
    }
  }

  /// An answer, with the number that it stands for.
  mutating func take(_ values: [Result<Double, Failure>], _ typed: String, _ question: Lesson.Question) {
    stage = .answer(question)
    do throws(PlayerMessage.Refusal) {
      var guess = try question.guess(typed, value: values.first)
      guess.counts = !isGraded(question)
      guesses[question.id] = guess
      keep(guess, of: question)
      if question.answer == .open || !asksConfidence { return settle() }
      stage = .confidence(question)
      invite(.confidence)
    } catch {
      effects.append(
        .fail(Failure(PlayerMessage.refusal(error, isStatement: typed.contains("=")))))
    }
  }

  /// A line at "how sure".
  mutating func confide(_ question: Lesson.Question, _ typed: String) {
    if !typed.isEmpty {
      guard let sure = Int(typed.withASCIILookalikes), 1...5 ~= sure else {
        return say(.refusal(.confidence(typed: typed), isStatement: false))
      }
      guesses[question.id]?.confidence = sure
      if let guess = guesses[question.id] { keep(guess, of: question) }
    }
    settle()
  }

  /// Goes on after a question, answered or not.
  mutating func settle() {
    let comesCell = cellFollows
    pending.append(place)
    passOver()
    start = place
    if comesCell { proceed() } else { compareGuesses() }
  }

  private mutating func keep(_ guess: Guess, of question: Lesson.Question) {
    guard guess.counts else { return }
    keep(
      (.guess, question.id, guess.text), (.sure, question.id, guess.confidence.map(String.init)),
      (.score, question.id, guess.score.map { NumberFormat.fixed(3).string($0) }))
  }

  // MARK: Guesses beside what was found

  /// The questions whose guesses wait for what the lesson finds.
  private var pendingQuestions: [Lesson.Question] {
    pending.compactMap { if case .question(let question) = lesson[$0] { question } else { nil } }
  }

  /// Has what is right computed, where a guess was made.
  ///
  /// - Parameter afterResult: whether the cell that answers has run just now.
  mutating func compareGuesses(afterResult: Bool = false) {
    let expressions = pendingQuestions.compactMap { question -> String? in
      guard case .measured(let expression, _) = question.answer else { return nil }
      return guesses[question.id].map { _ in expression }
    }
    stage = .session(.comparison(afterResult: afterResult))
    if expressions.isEmpty {
      grade([], afterResult: afterResult)
    } else {
      effects.append(.evaluate(expressions, for: .lesson))
    }
  }

  /// Holds each guess that waited against what was found. After a result the reader looks at that first.
  mutating func grade(_ values: [Result<Double, Failure>], afterResult: Bool) {
    var values = values[...]
    if !pending.isEmpty { effects.append(.found(pendingQuestions)) }
    for question in pendingQuestions {
      guard var guess = guesses[question.id] else { continue }
      if case .measured = question.answer {
        guess.grade = values.popFirst().flatMap { question.grade(of: guess, value: $0) }
      } else {
        guess.grade = question.grade(of: guess)
      }
      guesses[question.id] = guess
      keep(guess, of: question)
    }
    let hasReply = pendingQuestions.contains { !$0.reply(to: guesses[$0.id]).isEmpty }
    guard hasReply else {
      pending = []
      mayBreak(isNatural: true)
      return proceed()
    }
    guard afterResult else { return reply() }
    // The place stays that of the question: who leaves here is asked again, and the answer given counts.
    stage = .reply
    show(.gap)
    invite(.reply(guessed: pendingQuestions.contains { $0.answer != .open && guesses[$0.id] != nil }))
  }

  /// Shows each guess that waited beside what was found, with the reasons.
  mutating func reply() {
    for question in pendingQuestions {
      mayBreak()
      for part in question.reply(to: guesses[question.id]) {
        show(.gap)
        for blocks in part { effects.append(.show(Document(blocks))) }
      }
    }
    pending = []
    start = place
    // What stands there is nothing to wait for.
    while case .pause? = item { passOver() }
    start = place
    if item == nil, place.step + 1 < lesson.steps.count { return proceed() }
    show(.gap)
    wait(.next, .proceed)
  }
}

extension Lesson.Question {
  /// Its options, numbered.
  package var listed: [Block] {
    options.isEmpty ? [] : [.list(options.map { [.paragraph($0.text)] }, start: 1)]
  }
}
