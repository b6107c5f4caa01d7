import CommandKit
import Lab

/// What the player waits for.
enum Stage: Sendable {
  /// No lesson is open.
  case noLesson
  /// Enter, at the end of a slide.
  case next
  /// Enter, before a cell.
  case cell(Lesson.Cell)
  case answer(Lesson.Question)
  /// How sure the reader is of the answer just given.
  case confidence(Lesson.Question)
  /// Enter, at a result that was guessed before.
  case reply
  /// A solution.
  case exercise(Trial)
  case end
  /// What of the reader's progress to forget; then it goes on as before.
  indirect case forgetting(then: Stage)
  /// The session, and no reader.
  indirect case session(Work)

  /// An exercise in hand.
  struct Trial: Sendable {
    var exercise: Lesson.Exercise
    /// The statements of its starter.
    var starter: [String] = []
    var hintsShown = 0
    var isSolutionShown = false

    /// The statements of the starter that have run: those before its first blank.
    var started: [String] { Array(starter.prefix { !$0.contains(Trial.blank) }) }

    static let blank = "____"
  }

  /// What the session is doing for the lesson.
  enum Work: Sendable {
    /// Opens a lesson.
    case opening(before: Stage)
    /// Computes what the reader has answered.
    case answer(Lesson.Question, typed: String)
    case cell(Lesson.Cell)
    /// Computes the right answers to the questions whose guesses wait.
    case comparison(afterResult: Bool)
    case starter(Lesson.Exercise)
    case check(Trial)
    /// Looks once more at what has passed.
    case recheck(before: Stage)
    case solution(Trial)
    case fastForward(FastForward, before: Stage)
  }

  /// Bringing the session into the state that the lesson has at a place.
  struct FastForward: Sendable {
    var target: Lesson.Place
    /// The cells and exercises on the way.
    var places: [Lesson.Place]
    var arrival: Arrival

    enum Arrival: Sendable {
      /// Where the reader left the lesson in an earlier session.
      case opening
      case back
      case goto
      /// Past a cell whose result is not looked at.
      case skip
    }
  }
}

extension Stage {
  var prompt: Player.Prompt {
    switch self {
    case .forgetting: .confirmation
    case .answer(let question): question.answer == .open ? .words : .answer
    case .confidence: .confidence
    case .noLesson, .next, .cell, .reply, .exercise, .end, .session: .statement
    }
  }
}
