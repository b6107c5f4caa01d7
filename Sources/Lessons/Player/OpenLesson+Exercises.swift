import CommandKit
import Documents
import Lab

/// Exercises.
extension OpenLesson {
  mutating func begin(_ exercise: Lesson.Exercise) {
    setAttemptsAside(areKept: false)
    if let starter = exercise.starter {
      stage = .session(.starter(exercise))
      effects.append(.prepare(starter.source, on: state))
    } else {
      effects.append(.restore(state))
      begin(exercise, [], state)
    }
  }

  /// An exercise whose starter has run.
  mutating func begin(_ exercise: Lesson.Exercise, _ starter: [String], _ state: State) {
    sessionState = state
    mayBreak()
    show(.gap)
    effects.append(.show(Document(exercise.task)))
    show(.gap)
    wait(
      .exercise(Stage.Trial(exercise: exercise, starter: starter)),
      .exercise(hasStarter: exercise.starter != nil, hasHints: !exercise.hints.isEmpty))
  }

  /// As `check`, where what the reader has changed has to do with the exercise.
  mutating func check(_ trial: Stage.Trial, after changed: [String]) {
    if trial.exercise.names.isDisjoint(with: changed) { remindOfStage() } else { check(trial) }
  }

  /// Looks at the state that the reader has made.
  mutating func check(_ trial: Stage.Trial) {
    if let failure = blank(trial) {
      effects.append(.fail(failure))
      // Enter alone is no try.
      guard changed.isEmpty else { return sayTryAgain(trial) }
      return invite(.exercise(hasStarter: true, hasHints: trial.exercise.hints.count > trial.hintsShown))
    }
    stage = .session(.check(trial))
    effects.append(.check(trial.exercise.check.source))
  }

  mutating func end(_ trial: Stage.Trial, _ failure: Failure?) {
    stage = .exercise(trial)
    let exercise = trial.exercise
    if let failure {
      effects.append(.fail(failure.withoutSource))
      guard ![.interrupted, .declined].contains(failure.kind) else { return }
      keep((.tries, exercise.id, String(tries(exercise) + 1)))
      return sayTryAgain(trial)
    }
    keep((.solution, exercise.id, typed.joined(separator: "\n")))
    say(.exercise(.works))
    leave(with: sessionState, solution: (trial.started + typed).joined(separator: "\n") + "\n")
    passed = exercise
  }

  private mutating func sayTryAgain(_ trial: Stage.Trial) {
    invite(.tryAgain(hasHint: trial.exercise.hints.count > trial.hintsShown))
  }

  /// What is worth offering for the next line at an exercise: the reader's last try, else what there is to begin with.
  func offered(_ trial: Stage.Trial) -> String? {
    if trial.isSolutionShown { return trial.exercise.solution.code }
    let own = attempts.last { !$0.isOfStarter && !trial.exercise.names.isDisjoint(with: $0.changed) }
    return own?.text ?? trial.exercise.starter?.code
  }

  // MARK: Once more

  /// Has what passed an exercise before, and was changed since, checked again.
  mutating func recheck(after changed: [String]) {
    guard let passed, !passed.names.isDisjoint(with: changed) else { return remindOfStage() }
    stage = .session(.recheck(before: stage))
    effects.append(.check(passed.check.source))
  }

  mutating func endRecheck(_ before: Stage, _ failure: Failure?) {
    stage = before
    if let failure {
      effects.append(.fail(failure.withoutSource))
      guard ![.interrupted, .declined].contains(failure.kind) else { return }
      say(.exercise(.hasPassed))
    } else {
      say(.exercise(.worksToo))
    }
    remindOfStage()
  }

  /// The blank that stands in what the reader wrote last, or in the starter that nobody has touched yet.
  private func blank(_ trial: Stage.Trial) -> Failure? {
    let made = changed
    let own = attempts.last { !trial.exercise.names.isDisjoint(with: $0.changed) }?.text
    // A line that gives no name is filled in by whatever has to do with the exercise.
    let untouched = trial.starter.filter { line in
      line.givesName ? !made.contains { line.names($0) } : own == nil
    }
    let lines = [own ?? ""] + untouched
    guard let text = lines.first(where: { $0.contains(Stage.Trial.blank) }),
      let blank = text.firstRange(of: Stage.Trial.blank)
    else { return nil }
    // The line that it stands in, for the caret to point at.
    let line = text.lineRange(for: blank)
    let start = text.utf8.distance(from: line.lowerBound, to: blank.lowerBound)
    return Failure(
      PlayerMessage.exercise(.blank), at: Span(start, start + Stage.Trial.blank.utf8.count),
      in: String(text[line]))
  }

  private mutating func leave(with state: State, solution: String) {
    solutions[place] = solution
    pass(with: state)
    proceed()
  }

  // MARK: Hints and solutions

  mutating func hint(_ trial: Stage.Trial) {
    let exercise = trial.exercise
    guard trial.hintsShown < exercise.hints.count else {
      return say(.exercise(exercise.hints.isEmpty ? .noHints : .noMoreHints))
    }
    var trial = trial
    let hint = exercise.hints[trial.hintsShown]
    trial.hintsShown += 1
    stage = .exercise(trial)
    let taken = max(trial.hintsShown, Int(known[id, .hints, exercise.id] ?? "") ?? 0)
    keep((.hints, exercise.id, String(taken)))
    show(.aside(.hint, hint.blocks))
    invite(.exercise(hasStarter: exercise.starter != nil, hasHints: exercise.hints.count > trial.hintsShown))
  }

  mutating func showSolution(_ trial: Stage.Trial) {
    let left = lesson.front.triesBeforeSolution - tries(trial.exercise)
    guard left <= 0 else { return say(.exercise(.solutionOpens(afterTries: left))) }
    var trial = trial
    trial.isSolutionShown = true
    stage = .exercise(trial)
    effects.append(.show(Document(trial.exercise.solutionDetails.blocks)))
    invite(.takeSolution)
  }

  /// Goes on as if the reader had found the lesson's own solution.
  mutating func takeSolution(_ trial: Stage.Trial) {
    stage = .session(.solution(trial))
    effects.append(.run(trial.exercise.solution.source, on: state, isShown: false))
  }

  mutating func endSolution(_ trial: Stage.Trial, _ run: PlayerEvent.Run) {
    if let failure = run.failure { effects.append(.fail(failure)) }
    if let kind = run.failure?.kind, [.interrupted, .declined].contains(kind) {
      effects.append(.restore(state))
      sessionState = state
      stage = .exercise(trial)
      return
    }
    keep((.skipped, trial.exercise.id, "yes"))
    leave(with: run.state, solution: trial.exercise.solution.source)
  }
}

extension String {
  /// Whether a statement begins with this name.
  fileprivate func names(_ name: String) -> Bool {
    guard hasPrefix(name) else { return false }
    return dropFirst(name.count).first.map { !($0.isLetter || $0.isNumber || $0 == "_") } ?? true
  }

  /// Whether a statement gives a value to a name, or makes a family.
  fileprivate var givesName: Bool {
    let rest = drop { $0.isLetter || $0.isNumber || $0 == "_" }.drop { $0 == " " }
    let sign = rest.first == "(" ? rest.drop { $0 != ")" }.dropFirst().drop { $0 == " " } : rest
    return sign.first == "=" && sign.dropFirst().first != "="
  }

  /// The line in which a range begins.
  fileprivate func lineRange(for range: Range<Index>) -> Range<Index> {
    let start = self[..<range.lowerBound].lastIndex { $0.isNewline }.map { index(after: $0) } ?? startIndex
    return start..<(self[range.lowerBound...].firstIndex { $0.isNewline } ?? endIndex)
  }
}

extension Lesson.Exercise {
  /// What there is to do, with what there is to begin with.
  var task: [Block] {
    (starter.map { [.code($0.code, language: "gradlab")] } ?? []) + text
  }

  /// The same in short.
  var shortTask: [Block] {
    (starter.map { [.code($0.code, language: "gradlab")] } ?? []) + (text.count > 2 ? text.suffix(1) : text)
  }

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

extension Failure {
  /// Of a check: its words are for the reader, and its code is not.
  fileprivate var withoutSource: Failure {
    var failure = self
    (failure.span, failure.source, failure.correction) = (nil, nil, nil)
    return failure
  }
}
