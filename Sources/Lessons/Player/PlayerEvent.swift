import CommandKit
import Documents
import Lab

/// What happens to the player.
enum PlayerEvent: Sendable {
  // By the reader.
  case enter
  /// A line that answers what was asked.
  case answered(String)
  /// The verb of that name: with nothing after it, it has an exercise checked.
  case answer(String?)
  case next, skip, back, hint, solution, keep
  case goto(String?)
  case learn(String?)
  case progress(String?)
  /// Statements of the reader's own have run: all of them, or those before one that failed.
  case played([Attempt], isWhole: Bool, State)

  // By the session, about the effect of the same name.
  /// - Parameter following: the lesson after it.
  ///   What had a name before and has none now is cleared.
  case opened(Lesson, State, following: FrontMatter?, cleared: [String] = [])
  case notOpened(PlayerEffect.Opening, Failure?)
  case evaluated([Result<Double, Failure>])
  case ran(Run)
  /// With the statements of the starter.
  case prepared([String], State)
  case checked(Failure?)
  case fastForwarded([Passed])
  /// By Ctrl-C, on the way.
  case notFastForwarded(Failure)

  /// A statement of the reader's own.
  struct Attempt: Hashable, Sendable {
    var text: String
    /// The names and settings that it changed.
    var changed: [String] = []
    /// How many statements it took back.
    var undone: Int?
    /// Whether it looks at the session or writes files: it has no place in a lesson.
    var isAboutSession = false
    /// Whether it is a line of an exercise's starter that was run for the reader.
    var isOfStarter = false
    var shown: [Block] = []
  }

  /// Statements of the lesson that were run.
  struct Run: Sendable {
    var shown: [Block] = []
    var failure: Failure?
    /// Of the session afterwards.
    var state: State
  }

  /// A cell or exercise that was run unseen.
  struct Passed: Sendable {
    /// The statements that solved the exercise.
    var solution: String?
    /// Of the session afterwards.
    var state: State
  }
}

/// What the player does.
enum PlayerEffect: Sendable {
  case show(Document)
  /// Shows a question.
  case ask(Lesson.Question)
  /// What these ask is found now.
  case found([Lesson.Question])
  case say(PlayerMessage)
  /// Shows again what is asked, unless something else is still to be shown.
  case remind(Document)
  /// What follows may stand on another screen; where that is natural it breaks nothing.
  case mayBreak(isNatural: Bool)
  /// What there is to say where a lesson ends.
  case end([PlayerMessage.End])
  case fail(Failure)
  /// Says something to the teacher alone.
  case teach(note: String)
  case showProgress
  case keep([ReaderProgress.Change], lesson: String)
  /// - Parameter lesson: `nil`: all of them.
  case forget(lesson: String?)
  case restore(State)

  // Those that an event answers; each is the last of what an event leads to.
  case open(Opening)
  /// The numbers that expressions stand for.
  case evaluate([String], for: ExecutionContext.Origin)
  /// Runs statements of the lesson.
  case run(String, on: State, isShown: Bool)
  /// Runs an exercise's starter, as far as it goes without what is to be filled in; `undo` does not go behind it.
  case prepare(String, on: State)
  /// Runs statements on a copy of the session.
  case check(String)
  case fastForward([Passage], from: State)

  enum Opening: Sendable {
    /// The one left last, or the next.
    case next
    case lesson(String)
    /// What the reader called a place to go to.
    case place(String)
    /// One that is open, from its beginning or where the reader left it.
    case again(Lesson)
  }

  /// A cell or exercise to be run unseen.
  enum Passage: Hashable, Sendable {
    case cell(String)
    /// By the reader's own solution, where there is one that passes the check; else by the lesson's.
    case exercise(own: String?, check: String, solution: String)
  }
}
