import Documents

/// Where a reader is in a lesson, and the states of the session along the way.
struct Reading {
  /// What the player waits for.
  enum Waiting: Hashable {
    /// Enter, at the end of a slide.
    case next
    /// Enter, before the cell at `place`.
    case cell
    case answer(Lesson.Place)
    case confidence(Lesson.Place)
    /// A solution of the exercise at `place`.
    case exercise
    case end
  }

  var lesson: Lesson
  /// The next item that has not been dealt with.
  var place = Lesson.Place(step: 0, item: 0)
  var waiting = Waiting.next
  /// Where what is on the screen since the last stop begins.
  var start = Lesson.Place(step: 0, item: 0)
  /// The step whose heading was shown last.
  var shownStep = 0
  /// Earlier stops, the latest last.
  var stops: [Stop] = []
  /// The lesson's state before the item at each of these places.
  var states: [Lesson.Place: any Sendable]
  /// The lesson's state now, which free play can't touch.
  var state: any Sendable
  /// Questions that wait for the next cell.
  var pending: [Lesson.Place] = []
  var guesses: [String: Guess] = [:]
  /// What the reader has run of their own since the lesson's last cell, or at the exercise in hand.
  var attempts: [Attempt] = []
  /// What the reader ran of their own before the item at each place.
  var plays: [Lesson.Place: [Play]] = [:]
  /// What each cell that the reader saw running has shown.
  var results: [Lesson.Place: [Block]] = [:]
  /// The statements that solved the exercise at each place.
  var solutions: [Lesson.Place: String] = [:]
  var hintsShown = 0
  var isSolutionShown = false

  /// A place where the reader was asked for something.
  struct Stop {
    var start: Lesson.Place
    var place: Lesson.Place
  }

  /// A statement of the reader's own.
  struct Attempt {
    var text: String
    /// The names and settings that it changed.
    var changed: [String]
    var shown: [Block]
  }

  /// Statements of the reader's own.
  struct Play {
    var attempts: [Attempt]
    /// Whether the lesson went on with what they had made.
    var isKept: Bool
  }

  /// The names and settings that the attempts have changed.
  var changed: [String] {
    var names: [String] = []
    for name in attempts.flatMap(\.changed) where !names.contains(name) { names.append(name) }
    return names
  }

  /// The attempts that have changed something, as typed.
  var typed: [String] { attempts.filter { !$0.changed.isEmpty }.map(\.text) }

  /// Takes back the last attempts that have changed something, as `undo` does.
  mutating func undo(_ count: Int) {
    for _ in 0..<max(0, count) {
      guard let last = attempts.lastIndex(where: { !$0.changed.isEmpty }) else { return }
      attempts.remove(at: last)
    }
  }

  /// Puts the attempts away, for the file that `save` writes.
  mutating func setAttemptsAside(areKept: Bool) {
    if !attempts.isEmpty { plays[place, default: []].append(Play(attempts: attempts, isKept: areKept)) }
    attempts = []
  }

  init(lesson: Lesson, state: any Sendable) {
    self.lesson = lesson
    self.state = state
    states = [Lesson.Place(step: 0, item: 0): state]
  }

  /// The item in hand; `nil` at the end of a step.
  var item: Lesson.Item? {
    guard lesson.steps.indices.contains(place.step) else { return nil }
    let items = lesson.steps[place.step].items
    return items.indices.contains(place.item) ? items[place.item] : nil
  }

  var isAtEnd: Bool { place.step >= lesson.steps.count }

  /// Goes past the item in hand, with the state that it left behind.
  mutating func pass(with state: any Sendable) {
    place.item += 1
    self.state = state
    states = states.filter { $0.key < place }
    states[place] = state
    attempts = []
    hintsShown = 0
    isSolutionShown = false
  }

  /// Whether a cell comes in this step before anything else that is asked.
  func cellFollows(_ place: Lesson.Place) -> Bool {
    for item in lesson.steps[place.step].items.dropFirst(place.item + 1) {
      switch item {
      case .cell: return true
      case .exercise: return false
      case .prose, .question, .aside, .pause, .note: continue
      }
    }
    return false
  }
}
