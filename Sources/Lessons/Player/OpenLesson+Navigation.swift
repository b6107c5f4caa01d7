import CommandKit
import Documents
import Lab

/// Opening a lesson, going back and elsewhere, and coming again.
extension OpenLesson {
  /// Begins, where the reader left it.
  mutating func begin() {
    if known["", .opened] != id { effects.append(.keep([(.opened, "", id)], lesson: "")) }
    guard let saved = known[id, .place].flatMap(place(written:)), saved > Lesson.Place(step: 0, item: 0)
    else {
      return proceed()
    }
    let runsCells = lesson.places.contains { $0 < saved && lesson[$0].runs }
    say(.navigation(.hereBefore(runsCells: runsCells)))
    fastForward(to: saved, .opening)
  }

  mutating func open(_ opening: PlayerEffect.Opening) {
    stage = .session(.opening(before: stage))
    effects.append(.open(opening))
  }

  /// To the stop before this one in the lesson, with the state that it had.
  mutating func back() {
    guard let stop = lesson.stops.last(where: { $0 < start }) else {
      say(.navigation(.isBeginning))
      return remindOfStage()
    }
    fastForward(to: stop, .back)
  }

  /// To a step by its number, to a cell by its id, or to another lesson.
  mutating func goto(_ target: String?) {
    guard let target else { return say(.navigation(.whereTo)) }
    if let number = Int(target.withASCIILookalikes) {
      let steps = numberedSteps
      guard steps.indices.contains(number - 1) else { return say(.navigation(.noStep(of: steps.count))) }
      // Step 1 begins with what stands before it.
      fastForward(to: Lesson.Place(step: number == 1 ? 0 : steps[number - 1], item: 0), .goto)
    } else if let place = lesson.place(of: target) {
      fastForward(to: place, .goto)
    } else {
      open(.place(target))
    }
  }

  // MARK: Catching up

  /// Brings the session into the state that the lesson has at a place, running what lies between unseen.
  mutating func fastForward(to target: Lesson.Place, _ arrival: Stage.FastForward.Arrival) {
    let known = states.keys.filter { $0 <= target }.max() ?? Lesson.Place(step: 0, item: 0)
    let places = lesson.places.filter { $0 >= known && $0 < target && lesson[$0].runs }
    stage = .session(
      .fastForward(Stage.FastForward(target: target, places: places, arrival: arrival), before: stage))
    effects.append(.fastForward(places.compactMap(passage(at:)), from: states[known] ?? state))
  }

  private func passage(at place: Lesson.Place) -> PlayerEffect.Passage? {
    switch lesson[place] {
    case .cell(let cell): .cell(cell.source)
    case .exercise(let exercise):
      .exercise(
        own: known[id, .solution, exercise.id], check: exercise.check.source,
        solution: exercise.solution.source)
    case .prose, .question, .aside, .pause, .note: nil
    }
  }

  mutating func finishFastForward(_ fastForward: Stage.FastForward, _ passed: [PlayerEvent.Passed]) {
    let left = pending
    state =
      passed.last?.state ?? states[states.keys.filter { $0 <= fastForward.target }.max() ?? place] ?? state
    sessionState = state
    solutions = solutions.filter { $0.key < fastForward.target }
    plays = plays.filter { $0.key < fastForward.target }
    for (place, passed) in zip(fastForward.places, passed) {
      states[Lesson.Place(step: place.step, item: place.item + 1)] = passed.state
      if let solution = passed.solution { solutions[place] = solution }
    }
    states[fastForward.target] = state
    place = fastForward.target
    start = place
    pending = []
    attempts = []
    switch fastForward.arrival {
    case .skip:
      pending = left
      return compareGuesses()
    case .back, .goto: break
    case .opening:
      say(.navigation(.goesOn))
      show(.heading(Text(lesson.title), level: 1))
    }
    shownStep = place.step
    if place.item > 0, !lesson.steps[place.step].title.isEmpty {
      show(.heading(Text(lesson.steps[place.step].title), level: 2))
    }
    if case .back = fastForward.arrival { showResultAgain() }
    proceed()
  }

  /// What the cell before has shown, where it stood on one screen with what follows it.
  private mutating func showResultAgain() {
    let before = Lesson.Place(step: place.step, item: place.item - 1)
    guard place.item > 0, case .cell(let cell) = lesson[before], !lesson.isAsked(before),
      let shown = results[before]
    else { return }
    showCode(of: cell)
    effects.append(.show(Document(shown)))
    mayBreak(isNatural: true)
  }

  /// The reader has stopped it: everything is as before.
  mutating func cancelFastForward(_ fastForward: Stage.FastForward, _ before: Stage, _ failure: Failure) {
    stage = before
    effects += [.restore(sessionState), .fail(failure)]
    if case .opening = fastForward.arrival { proceed() }
  }

  // MARK: What the reader keeps, and what is forgotten

  /// Takes what the reader has changed along into the lesson.
  mutating func keepOwn() {
    guard !changed.isEmpty else { return say(.freePlay(.noneToKeep)) }
    say(.freePlay(.kept(changed)))
    state = sessionState
    states = states.filter { $0.key < place }
    states[place] = state
    // At an exercise they are part of the solution.
    if case .exercise = stage { return }
    setAttemptsAside(areKept: true)
  }

  /// Forgets what the reader names of their progress.
  mutating func forget(_ answer: String) {
    switch answer {
    case "all": effects.append(.forget(lesson: nil))
    case "lesson": effects.append(.forget(lesson: id))
    default: return say(.progress(.nothingForgotten))
    }
    say(.progress(.forgotten))
    open(.again(lesson))
  }

  // MARK: Coming again

  /// Where what is on the screen begins, by the nearest id before it, so that it is found again in a lesson that was
  /// edited meanwhile.
  var writtenPlace: String {
    let id = lesson.places.last { $0 <= start && lesson[$0].id != nil }.flatMap { lesson[$0].id } ?? ""
    return "\(start.step) \(start.item) \(id)"
  }

  /// The place that `writtenPlace` has written down.
  private func place(written text: String) -> Lesson.Place? {
    let fields = text.split(separator: " ", maxSplits: 2, omittingEmptySubsequences: false)
    guard fields.count == 3, let step = Int(fields[0]), let item = Int(fields[1]) else { return nil }
    var saved: Lesson.Place?
    if lesson.steps.indices.contains(step), item >= 0 {
      saved = Lesson.Place(step: step, item: min(item, lesson.steps[step].items.count))
    }
    guard let anchor = lesson.place(of: String(fields[2])) else { return saved }
    // Where the id still stands before the saved place in the same step nothing was moved.
    if let saved, anchor <= saved,
      lesson.places.last(where: { $0 <= saved && lesson[$0].id != nil }) == anchor
    {
      return saved
    }
    return anchor
  }
}

extension Lesson.Item {
  /// Whether it changes the session.
  var runs: Bool {
    switch self {
    case .cell, .exercise: true
    case .prose, .question, .aside, .pause, .note: false
    }
  }
}
