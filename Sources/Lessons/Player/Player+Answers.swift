import CommandKit
import Documents

/// Questions before a result, and exercises.
extension Player {
  // MARK: Questions

  func ask(_ question: Lesson.Question, at place: Lesson.Place, _ show: Show) {
    guard let current = reading else { return }
    var blocks = question.text
    if !question.options.isEmpty {
      blocks.append(.list(question.options.map { [.paragraph($0.text)] }, start: 1))
    }
    let earlier = current.guesses[question.id]?.text ?? record[current.lesson.id, .guess, question.id]
    if let earlier { blocks.append(.paragraph("\("Earlier you said: \(earlier)", .dim)")) }
    show(Self.blankLine)
    show(Document(blocks))
    show(Self.blankLine)
    stop(.answer(place), question.invitation, show)
  }

  /// A line at a question, or at "how sure".
  func answer(_ typed: String, _ show: Show) {
    switch reading?.waiting {
    case .answer(let place):
      guard case .question(let question)? = reading?.lesson[place] else { return }
      if typed.isEmpty { return show(Feedback.dim(question.invitation)) }
      do throws(Failure) {
        let guess = try question.guess(from: typed) { text throws(Failure) in
          try laboratory.evaluate(text)
        }
        reading?.guesses[question.id] = guess
        keep(guess, of: question)
        if question.answer == .open { return settle(place, show) }
        reading?.waiting = .confidence(place)
        show(Feedback.dim("How sure? 1–5 (Enter skips)"))
      } catch {
        var refusal = error
        if typed.contains("=") {
          refusal.reason = PlainMessage(
            refusal.message + " Statements wait until the question is answered or skipped.")
        }
        show(Document(Feedback.blocks(for: refusal)))
      }
    case .confidence(let place):
      guard case .question(let question)? = reading?.lesson[place] else { return }
      if !typed.isEmpty {
        guard let sure = Int(typed), 1...5 ~= sure else {
          return show([
            .paragraph(
              "\(typed, .code) is no answer to how sure you are: a number from 1 (a guess) to 5 (certain). Enter skips."
            )
          ])
        }
        reading?.guesses[question.id]?.confidence = sure
        if let guess = reading?.guesses[question.id] { keep(guess, of: question) }
      }
      settle(place, show)
    default: break
    }
  }

  /// Goes on after a question, answered or not.
  func settle(_ place: Lesson.Place, _ show: Show) {
    guard let current = reading else { return }
    reading?.stops.append(Reading.Stop(start: current.start, place: place))
    reading?.pending.append(place)
    passOver()
    if let next = reading?.place { reading?.start = next }
    if !current.cellFollows(place) { showOutcomes(show) }
    goOn(show)
  }

  func keep(_ guess: Guess, of question: Lesson.Question) {
    guard let lesson = reading?.lesson.id else { return }
    record.set(
      [
        (.guess, question.id, guess.text), (.sure, question.id, guess.confidence.map(String.init)),
        (.score, question.id, guess.score.map { NumberFormat.fixed(3).string($0) }),
      ], lesson: lesson)
  }

  // MARK: Exercises

  func begin(_ exercise: Lesson.Exercise, _ show: Show) {
    guard let current = reading else { return }
    reading?.setAttemptsAside(areKept: false)
    laboratory.restore(current.state)
    var blocks: [Block] = []
    if let starter = exercise.starter {
      // A starter may fail: what is left to fill in says so.
      _ = try? laboratory.run(starter.source) { _ in }
      suggestion = starter.code
      blocks.append(.code(starter.code, language: "gradlab"))
    }
    // What the starter made is no attempt of the reader's: `undo` stops there.
    laboratory.restore(laboratory.snapshot)
    show(Self.blankLine)
    show(Document(blocks + exercise.text))
    show(Self.blankLine)
    let hints = exercise.hints.isEmpty ? "" : "`hint` helps, "
    let filled = exercise.starter == nil ? "Write it" : "Write it with the blanks filled in (↑ brings it)"
    stop(.exercise, "\(filled). \(hints)`skip` goes on.", show)
  }

  func enterAtExercise(_ show: Show) {
    guard let current = reading, case .exercise(let exercise)? = current.item else { return }
    if current.isSolutionShown {
      takeSolution(of: exercise, show)
    } else {
      check(show)
    }
  }

  /// As `check`, where what the reader has changed has to do with the exercise.
  func check(after changed: [String], _ show: Show) {
    guard case .exercise(let exercise)? = reading?.item else { return }
    if !exercise.names.isDisjoint(with: changed) { check(show) }
  }

  /// Looks at the state that the reader has made.
  func check(_ show: Show) {
    guard let current = reading, case .exercise(let exercise)? = current.item else { return }
    if let blank = blank(in: exercise, current) {
      show(Document(Feedback.blocks(for: blank)))
      suggestion = exercise.starter?.code
      return offerWays(exercise, show)
    }
    do throws(Failure) {
      try laboratory.runAside(exercise.check.source, show: show)
      record[current.lesson.id, .solution, exercise.id] = current.typed.joined(separator: "\n")
      show([.paragraph("\("That works.", .good)")])
      reading?.solutions[current.place] = (started(exercise) + current.typed).joined(separator: "\n") + "\n"
      leaveExercise(with: laboratory.snapshot, show)
    } catch {
      show(Document(Feedback.blocks(for: error)))
      guard error.kind != .interrupted else { return }
      let tries = (Int(record[current.lesson.id, .tries, exercise.id] ?? "") ?? 0) + 1
      record[current.lesson.id, .tries, exercise.id] = String(tries)
      suggestion = current.typed.last ?? exercise.starter?.code
      offerWays(exercise, show)
    }
  }

  private func offerWays(_ exercise: Lesson.Exercise, _ show: Show) {
    let hint = exercise.hints.count > reading?.hintsShown ?? 0 ? ["`hint`"] : []
    show(
      Feedback.dim("Not yet. Try again, or: " + (hint + ["`solution`", "`skip`"]).joined(separator: ", ")))
  }

  /// The blank that stands in what the reader wrote last, or in the starter that nobody has touched yet.
  private func blank(in exercise: Lesson.Exercise, _ current: Reading) -> Failure? {
    let own = current.attempts.last { !exercise.names.isDisjoint(with: $0.changed) }?.text
    let starters = exercise.starter.flatMap { try? laboratory.statements(of: $0.source) } ?? []
    guard let text = own ?? starters.first(where: { $0.text.contains("____") })?.text,
      let blank = text.firstRange(of: "____")
    else { return nil }
    let start = text.utf8.distance(from: text.startIndex, to: blank.lowerBound)
    return Failure("Something is still to be filled in here.", at: Span(start, start + 4), in: text)
  }

  /// The statements of the starter that have run: those before its first blank.
  func started(_ exercise: Lesson.Exercise) -> [String] {
    guard let starter = exercise.starter, let all = try? laboratory.statements(of: starter.source) else {
      return []
    }
    return all.map(\.text).prefix { !$0.contains("____") }.map { $0 }
  }

  /// Goes on as if the reader had found the lesson's own solution.
  func takeSolution(of exercise: Lesson.Exercise, _ show: Show) {
    guard let current = reading else { return }
    laboratory.restore(current.state)
    do throws(Failure) {
      _ = try laboratory.run(exercise.solution.source) { _ in }
    } catch {
      show(Document(Feedback.blocks(for: error)))
      if error.kind == .interrupted { return laboratory.restore(current.state) }
    }
    record[current.lesson.id, .skipped, exercise.id] = "yes"
    reading?.solutions[current.place] = exercise.solution.source
    leaveExercise(with: laboratory.snapshot, show)
  }

  private func leaveExercise(with state: any Sendable, _ show: Show) {
    guard let current = reading else { return }
    reading?.stops.append(Reading.Stop(start: current.start, place: current.place))
    reading?.pass(with: state)
    if let place = reading?.place { reading?.start = place }
    goOn(show)
  }
}

extension Lesson.Exercise {
  /// The words that its check and its starter use outside of quotes, the reader's names among them.
  var names: Set<String> {
    let text = (starter?.source ?? "") + "\n" + check.source
    let code = text.split(separator: "\n").flatMap { line in
      line.split(separator: "\"", omittingEmptySubsequences: false).enumerated()
        .compactMap { $0.offset.isMultiple(of: 2) ? $0.element : nil }
    }.joined(separator: " ")
    return Set(code.split { !($0.isLetter || $0.isNumber || $0 == "_") }.map(String.init))
  }
}

extension Lesson.Question {
  /// What to type, in a few words.
  var invitation: String {
    switch answer {
    case .measured: "Your guess, as a number? (`skip` goes on without)"
    case .option: "The number of one option? (`skip` goes on without)"
    case .options: "The numbers of all that apply? (`skip` goes on without)"
    case .open: "In your own words? (`skip` goes on without)"
    }
  }
}
