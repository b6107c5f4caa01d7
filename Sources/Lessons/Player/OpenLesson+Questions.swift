import CommandKit
import Documents

/// Questions before a result.
extension OpenLesson {
  mutating func ask(_ question: Lesson.Question) {
    var blocks = question.text
    if !question.options.isEmpty {
      blocks.append(.list(question.options.map { [.paragraph($0.text)] }, start: 1))
    }
    if let earlier = guesses[question.id]?.text ?? known[id, .guess, question.id] {
      blocks.append(.paragraph(PlayerMessage.comparison(.earlier(said: earlier)).text))
    }
    show(.gap)
    effects.append(.show(Document(blocks)))
    show(.gap)
    wait(.answer(question), .answer(question.kind))
  }

  /// A line at a question.
  mutating func answer(_ question: Lesson.Question, _ typed: String) {
    if typed.isEmpty { return say(.invitation(.answer(question.kind))) }
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
      let guess = try question.guess(typed, value: values.first)
      guesses[question.id] = guess
      keep(guess, of: question)
      if question.answer == .open { return settle() }
      stage = .confidence(question)
      say(.invitation(.confidence))
    } catch {
      effects.append(
        .fail(Failure(PlayerMessage.refusal(error, isStatement: typed.contains("=")))))
    }
  }

  /// A line at "how sure".
  mutating func confide(_ question: Lesson.Question, _ typed: String) {
    if !typed.isEmpty {
      guard let sure = Int(typed), 1...5 ~= sure else {
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
    stops.append(stop)
    pending.append(place)
    passOver()
    start = place
    if comesCell { proceed() } else { compareGuesses() }
  }

  private mutating func keep(_ guess: Guess, of question: Lesson.Question) {
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
  mutating func compareGuesses() {
    let expressions = pendingQuestions.compactMap { question -> String? in
      guard case .measured(let expression, _) = question.answer else { return nil }
      return guesses[question.id].map { _ in expression }
    }
    stage = .session(.comparison)
    if expressions.isEmpty { compare([]) } else { effects.append(.evaluate(expressions, for: .lesson)) }
  }

  /// Shows each guess that waited beside what was found, and goes on.
  mutating func compare(_ values: [Result<Double, Failure>]) {
    var values = values[...]
    for question in pendingQuestions {
      if var guess = guesses[question.id] {
        if case .measured = question.answer {
          guess.grade = values.popFirst().flatMap { question.grade(of: guess, value: $0) }
        } else {
          guess.grade = question.grade(of: guess)
        }
        guesses[question.id] = guess
        keep(guess, of: question)
      }
      show(.gap)
      effects.append(.show(Document(question.blocks(beside: guesses[question.id]))))
    }
    pending = []
    proceed()
  }
}
