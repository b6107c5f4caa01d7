import Documents

extension LessonVerb {
  static let skip = LessonVerb(
    "skip", "Goes on without an answer, a cell's output or a solution.",
    discussion: ["What is skipped still takes effect, so that later cells find what they need."],
    traits: .interruptsWords
  ) { player, _, show in
    player.skip(show)
  }
}

extension Player {
  func skip(_ show: Show) {
    guard let current = reading else { return show(Feedback.dim("No lesson is open.")) }
    switch current.waiting {
    case .next: present(show)
    case .end: openFollowing(show)
    case .answer(let place):
      if case .question(let question)? = current.item { reading?.guesses[question.id] = nil }
      settle(place, show)
    case .confidence(let place): settle(place, show)
    case .cell:
      let next = Lesson.Place(step: current.place.step, item: current.place.item + 1)
      guard catchUp(to: next, show) else { return }
      reading?.stops.append(Reading.Stop(start: current.start, place: current.place))
      reading?.start = next
      reading?.pending = current.pending
      showOutcomes(show)
      goOn(show)
    case .exercise:
      guard case .exercise(let exercise)? = current.item else { return }
      let tries = Int(record[current.lesson.id, .tries, exercise.id] ?? "") ?? 0
      if tries >= current.lesson.front.triesBeforeSolution {
        show(Document(exercise.solutionDetails.blocks))
      }
      takeSolution(of: exercise, show)
    }
  }

  /// As Enter, at a question as well.
  func enterAnywhere(_ show: Show) {
    switch reading?.waiting {
    case .answer, .confidence: skip(show)
    default: enter(show)
    }
  }
}
