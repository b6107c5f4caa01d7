import Documents

/// Going through a lesson: what Enter shows, its cells, its end.
extension OpenLesson {
  /// Shows what comes next, up to where the reader has to do something.
  mutating func proceedFromStop() {
    start = place
    proceed()
  }

  /// As `proceedFromStop`, after something that happened at this very stop.
  mutating func proceed() {
    while true {
      if isAtEnd { return finish() }
      showHeading()
      guard let item else {
        place = Lesson.Place(step: place.step + 1, item: 0)
        states[place] = state
        return isAtEnd ? finish() : wait(.next, .nextStep)
      }
      switch item {
      case .prose(let blocks):
        show(.gap)
        effects.append(.show(Document(blocks)))
      case .aside(let details): show(.details(summary: details.summary, details.blocks))
      case .note(let text): effects.append(.teach(note: text))
      case .pause:
        passOver()
        // Where nothing was shown there is nothing to wait for.
        guard lesson.shows(from: start, to: place) else {
          start = place
          continue
        }
        return wait(.next, .proceed)
      case .question(let question): return ask(question)
      case .exercise(let exercise): return begin(exercise)
      case .cell(let cell):
        showCode(of: cell)
        if pending.isEmpty { return wait(.cell(cell), .runCell(isSlow: cell.slow)) }
        mayBreak(isNatural: true)
        return run(cell)
      }
      passOver()
    }
  }

  mutating func showCode(of cell: Lesson.Cell) {
    mayBreak()
    show(.gap)
    show(.code(cell.code, language: "gradlab"))
    show(.gap)
  }

  private mutating func showHeading() {
    guard place.item == 0 else { return }
    let step = lesson.steps[place.step]
    if place.step == 0 {
      show(.heading(Text(lesson.title), level: 1))
      if let minutes = lesson.front.minutes {
        say(.navigation(.about(minutes: minutes, section: lesson.front.document)))
      }
    }
    if !step.title.isEmpty {
      show(.gap)
      show(.heading(Text(step.title), level: 2))
    }
    shownStep = place.step
  }

  /// Waits for the reader.
  mutating func wait(_ stage: Stage, _ invitation: PlayerMessage.Invitation) {
    self.stage = stage
    invite(invitation)
    keep((.place, "", writtenPlace))
  }

  // MARK: Cells

  /// Runs a cell on the lesson's state.
  mutating func run(_ cell: Lesson.Cell) {
    stage = .session(.cell(cell))
    effects.append(.run(cell.source, on: state, isShown: true))
  }

  /// A cell has run: how the guesses before it fared comes next.
  mutating func end(_ cell: Lesson.Cell, _ run: PlayerEvent.Run) {
    if let failure = run.failure { effects.append(.fail(failure)) }
    if let kind = run.failure?.kind, [.interrupted, .declined].contains(kind) {
      effects.append(.restore(state))
      sessionState = state
      return wait(.cell(cell), .runAgain)
    }
    if !changed.isEmpty { say(.freePlay(.without(changed))) }
    results[place] = run.shown
    setAttemptsAside(areKept: false)
    pass(with: run.state)
    compareGuesses(afterResult: true)
  }

  // MARK: The end

  private mutating func finish() {
    stage = .end
    let open = openExercises
    if open.isEmpty { keep((.finished, "", "yes")) }
    let isFinished = known[id, .finished] != nil
    if isFinished { keep((.place, "", nil)) }
    var messages: [PlayerMessage.End] = []
    // Those of earlier sessions too.
    let scores = known.scores(in: id, lesson.asked)
    if !scores.isEmpty {
      messages.append(.predictions(count: scores.count, mean: scores.reduce(0, +) / Double(scores.count)))
    }
    if !open.isEmpty, !isFinished { messages.append(.open(open)) }
    messages.append(following.map { .lesson(next: $0.title) } ?? .course)
    effects.append(.end(messages))
  }

  mutating func openFollowing() {
    if let following { open(.lesson(following.id)) } else { say(.navigation(.lastLesson)) }
  }
}

extension Lesson.Cell {
  /// Without the newline at its end.
  package var code: String { source.hasSuffix("\n") ? String(source.dropLast()) : source }
}
