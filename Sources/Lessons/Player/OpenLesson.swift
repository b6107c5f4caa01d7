import CommandKit
import Documents
import Lab

/// A lesson that a reader has open: where they are in it, and the states of the session along the way.
struct OpenLesson: Sendable {
  typealias Attempt = PlayerEvent.Attempt

  let lesson: Lesson
  /// The lesson after it.
  let following: FrontMatter?
  var stage = Stage.next
  /// The next item that has not been dealt with.
  var place = Lesson.Place(step: 0, item: 0)
  /// Where what is on the screen since the last stop begins.
  var start = Lesson.Place(step: 0, item: 0)
  /// The step whose heading was shown last.
  var shownStep = 0
  /// The lesson's state before the item at each of these places.
  var states: [Lesson.Place: State]
  /// The lesson's state now, which free play can't touch.
  var state: State
  /// The session's state now, with what the reader has made of it.
  var sessionState: State
  /// Questions that wait for the next cell.
  var pending: [Lesson.Place] = []
  var guesses: [String: Guess] = [:]
  /// What the reader has run of their own since the lesson's last cell, or at the exercise in hand.
  var attempts: [Attempt] = []
  /// What the reader is told to do now.
  var invitation: PlayerMessage.Invitation?
  /// The exercise that was passed last, while nothing has run since.
  var passed: Lesson.Exercise?
  /// What the reader ran of their own before the item at each place.
  var plays: [Lesson.Place: [Play]] = [:]
  /// What each cell that the reader saw running has shown.
  var results: [Lesson.Place: [Block]] = [:]
  /// The statements that solved the exercise at each place.
  var solutions: [Lesson.Place: String] = [:]

  /// Whether the reader is asked how sure they are.
  var asksConfidence = true
  /// Whether a class votes on what is asked; `nil`: the reader answers.
  var vote: PlayerMessage.Vote?
  /// What is known of the reader.
  var known = ReaderProgress()
  /// What the event in hand leads to.
  var effects: [PlayerEffect] = []

  /// Statements of the reader's own.
  struct Play {
    var attempts: [Attempt]
    /// Whether the lesson went on with what they had made.
    var isKept: Bool
  }

  init(lesson: Lesson, state: State, following: FrontMatter? = nil) {
    self.lesson = lesson
    self.following = following
    self.state = state
    sessionState = state
    states = [Lesson.Place(step: 0, item: 0): state]
  }

  // MARK: Where it is

  var id: String { lesson.id }

  /// The item in hand; `nil` at the end of a step.
  var item: Lesson.Item? {
    guard lesson.steps.indices.contains(place.step) else { return nil }
    let items = lesson.steps[place.step].items
    return items.indices.contains(place.item) ? items[place.item] : nil
  }

  /// What changes where the reader goes on.
  var position: Position { Position(lesson: id, start: start, place: place) }

  struct Position: Hashable {
    var lesson: String
    var start, place: Lesson.Place
  }

  var isAtEnd: Bool { place.step >= lesson.steps.count }

  /// The steps that have a number: those with a title.
  var numberedSteps: [Int] { lesson.steps.indices.filter { !lesson.steps[$0].title.isEmpty } }

  /// Whether a cell comes in this step, behind the item in hand, before anything else that is asked.
  var cellFollows: Bool { lesson.cellFollows(place) }

  /// The exercises that the reader has neither solved nor skipped.
  var openExercises: [String] {
    lesson.places.compactMap { place in
      guard case .exercise(let exercise) = lesson[place] else { return nil }
      let isDone = [ReaderProgress.Kind.solution, .skipped].contains { known[id, $0, exercise.id] != nil }
      return isDone ? nil : exercise.id
    }
  }

  /// Wrong tries at an exercise.
  func tries(_ exercise: Lesson.Exercise) -> Int { Int(known[id, .tries, exercise.id] ?? "") ?? 0 }

  // MARK: Past items

  /// Leaves an item behind that changes no state.
  mutating func passOver() {
    place.item += 1
    states[place] = state
  }

  /// Leaves the item in hand behind, with the state that it gave.
  mutating func pass(with state: State) {
    passed = nil
    place.item += 1
    self.state = state
    sessionState = state
    states = states.filter { $0.key < place }
    states[place] = state
    attempts = []
    start = place
  }

  // MARK: What the reader runs of their own

  /// The names and settings that the attempts have changed.
  var changed: [String] {
    var names: [String] = []
    for name in attempts.flatMap(\.changed) where !names.contains(name) { names.append(name) }
    return names
  }

  /// The attempts that have changed something, as typed.
  var typed: [String] { attempts.filter { !$0.changed.isEmpty }.map(\.text) }

  /// Remembers an attempt, or takes back the last ones that have changed something, as `undo` has done.
  mutating func add(_ attempt: Attempt) {
    guard let undone = attempt.undone else { return attempts.append(attempt) }
    for _ in 0..<undone {
      guard let last = attempts.lastIndex(where: { !$0.changed.isEmpty }) else { return }
      attempts.remove(at: last)
    }
  }

  /// Puts the attempts away, for the file that `save` writes.
  mutating func setAttemptsAside(areKept: Bool) {
    if !attempts.isEmpty { plays[place, default: []].append(Play(attempts: attempts, isKept: areKept)) }
    attempts = []
  }

  // MARK: What is asked

  /// Says again what the reader may do now.
  mutating func remindOfStage() {
    switch stage {
    case .answer(let question): askAgain(question)
    case .exercise(let trial):
      remind(
        trial.exercise.shortTask,
        .exercise(
          hasStarter: trial.exercise.starter != nil, hasHints: trial.exercise.hints.count > trial.hintsShown))
    case .next, .cell, .confidence, .reply: if let invitation { remind([], invitation) }
    case .noLesson, .end, .forgetting, .session: break
    }
  }

  /// Shows again what is asked.
  mutating func remind(_ blocks: [Block], _ invitation: PlayerMessage.Invitation) {
    self.invitation = invitation
    effects.append(
      .remind(
        Document(
          blocks.isEmpty
            ? PlayerMessage.invitation(invitation).document.blocks
            : blocks + PlayerMessage.invitation(invitation).document.blocks)))
  }

  // MARK: Effects

  mutating func show(_ blocks: Block...) { effects.append(.show(Document(blocks))) }
  mutating func say(_ message: PlayerMessage) { effects.append(.say(message)) }

  /// Says what the reader may do now.
  mutating func invite(_ invitation: PlayerMessage.Invitation) {
    self.invitation = invitation
    say(.invitation(invitation))
  }

  /// What follows may stand on a screen of its own.
  mutating func mayBreak(isNatural: Bool = false) { effects.append(.mayBreak(isNatural: isNatural)) }

  /// Keeps something of the reader.
  mutating func keep(_ changes: ReaderProgress.Change...) {
    known.keep(changes, lesson: id)
    effects.append(.keep(changes, lesson: id))
  }
}
