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
  /// What the reader has bound since the lesson's last cell.
  var changed: [String] = []
  /// What the reader has typed at the exercise in hand.
  var typed: [String] = []
  var hintsShown = 0
  var isSolutionShown = false

  /// A place where the reader was asked for something.
  struct Stop {
    var start: Lesson.Place
    var place: Lesson.Place
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
    changed = []
    typed = []
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
