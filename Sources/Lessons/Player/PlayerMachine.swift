import CommandKit
import Lab

/// What the player does when: the stages, the events, and what each event leads to at each stage.
///
/// It knows no session, no terminal and no files: it says what to do with them, and is told what came of it.
struct PlayerMachine: Sendable {
  /// Without a lesson.
  private var outside = Stage.noLesson
  private(set) var open: OpenLesson?
  /// Whether readers are asked how sure they are.
  var asksConfidence = true
  /// Whether a class votes on what is asked; `nil`: the reader answers.
  var vote: PlayerMessage.Vote?

  var stage: Stage { open?.stage ?? outside }

  /// Takes an event.
  ///
  /// - Parameter known: what is known of the reader.
  /// - Returns: what follows from it, in order; the event that answers the last effect comes next.
  mutating func advance(_ event: PlayerEvent, knowing known: ReaderProgress) -> [PlayerEffect] {
    if case .opened(let lesson, let state, let following, let cleared) = event {
      var opened = OpenLesson(lesson: lesson, state: state, following: following)
      opened.known = known
      if !cleared.isEmpty { opened.say(.navigation(.cleared(cleared))) }
      opened.asksConfidence = asksConfidence
      opened.vote = vote
      opened.begin()
      open = opened
    } else if open == nil {
      return advanceOutside(event)
    } else {
      open?.known = known
      open?.asksConfidence = asksConfidence
      open?.vote = vote
      open?.take(event)
    }
    defer { open?.effects = [] }
    return open?.effects ?? []
  }

  // MARK: Where no lesson is open

  private mutating func advanceOutside(_ event: PlayerEvent) -> [PlayerEffect] {
    if case .forgetting(let before) = outside {
      outside = before
      switch event {
      case .answered("all"): return [.forget(lesson: nil), .say(.progress(.forgotten))]
      case .answered, .enter: return [.say(.progress(.nothingForgotten))]
      default: return advanceOutside(event)
      }
    }
    switch event {
    case .enter, .next: return [.say(.invitation(.open))]
    case .learn(let id): return [.open(id.map { .lesson($0) } ?? .next)]
    case .goto(let id?): return [.open(.lesson(id))]
    case .goto(nil): return [.say(.navigation(.whereTo))]
    case .notOpened(let opening, let failure): return [opening.refusal(failure)]
    case .skip: return [.say(.navigation(.noLesson))]
    case .keep: return [.say(.freePlay(.noLesson))]
    case .back: return [.say(.navigation(.isBeginning))]
    case .hint: return [.say(.exercise(.noHintHere))]
    case .solution: return [.say(.exercise(.none))]
    case .answer, .answered: return [.say(.refusal(.nothingAsked, isStatement: false))]
    case .progress(nil): return [.showProgress]
    case .progress("reset"):
      outside = .forgetting(then: outside)
      return [.say(.progress(.forgetWhat(lesson: nil)))]
    case .progress: return [.say(.progress(.usage))]
    case .played, .opened, .evaluated, .ran, .prepared, .checked, .fastForwarded, .notFastForwarded: return []
    }
  }
}

// MARK: - In a lesson

extension OpenLesson {
  mutating func take(_ event: PlayerEvent) {
    switch stage {
    case .session(let work): finish(work, event)
    case .forgetting(let before):
      stage = before
      switch event {
      case .answered(let answer): forget(answer)
      case .enter: forget("")
      default: take(event)
      }
    case .noLesson, .next, .cell, .answer, .confidence, .reply, .exercise, .end: act(event)
    }
  }

  /// What a reader may do, and when.
  private mutating func act(_ event: PlayerEvent) {
    switch event {
    case .enter: enter()
    case .next:
      switch stage {
      case .answer, .confidence: skip()
      default: enter()
      }
    case .skip: skip()
    case .answered(let typed):
      switch stage {
      case .answer(let question): answer(question, typed)
      case .confidence(let question): confide(question, typed)
      default: say(.refusal(.nothingAsked, isStatement: false))
      }
    case .answer(let word):
      switch stage {
      case .answer, .confidence: act(.answered(word ?? ""))
      case .exercise(let trial) where word == nil: check(trial)
      case .exercise: say(.refusal(.exerciseTakesLine, isStatement: false))
      default: say(.refusal(.nothingAsked, isStatement: false))
      }
    case .hint:
      if case .exercise(let trial) = stage { hint(trial) } else { say(.exercise(.noHintHere)) }
    case .solution:
      if case .exercise(let trial) = stage { showSolution(trial) } else { say(.exercise(.none)) }
    case .played(let attempts, let isWhole, let state):
      for attempt in attempts { add(attempt) }
      sessionState = state
      guard isWhole else { return }
      let changed = attempts.flatMap(\.changed)
      if case .exercise(let trial) = stage { check(trial, after: changed) } else { recheck(after: changed) }
    case .keep: keepOwn()
    case .back: back()
    case .goto(let target): goto(target)
    case .learn(let id): open(id.map { .lesson($0) } ?? .next)
    case .progress(nil): effects.append(.showProgress)
    case .progress("reset"):
      stage = .forgetting(then: stage)
      say(.progress(.forgetWhat(lesson: id)))
    case .progress: say(.progress(.usage))
    case .opened, .notOpened, .evaluated, .ran, .prepared, .checked, .fastForwarded, .notFastForwarded: break
    }
  }

  private mutating func enter() {
    switch stage {
    case .next: proceedFromStop()
    case .cell(let cell): run(cell)
    case .reply: reply()
    case .answer(let question): answer(question, "")
    case .confidence(let question): confide(question, "")
    case .exercise(let trial): if trial.isSolutionShown { takeSolution(trial) } else { check(trial) }
    case .end: openFollowing()
    case .noLesson, .forgetting, .session: break
    }
  }

  private mutating func skip() {
    switch stage {
    case .next: proceedFromStop()
    case .reply: reply()
    case .cell: fastForward(to: Lesson.Place(step: place.step, item: place.item + 1), .skip)
    case .answer(let question):
      guesses[question.id] = nil
      settle()
    case .confidence: settle()
    case .exercise(let trial):
      if tries(trial.exercise) >= lesson.front.triesBeforeSolution {
        effects.append(.show(.init(trial.exercise.solutionDetails.blocks)))
      }
      takeSolution(trial)
    case .end: openFollowing()
    case .noLesson, .forgetting, .session: break
    }
  }

  /// What the session may report, and when.
  private mutating func finish(_ work: Stage.Work, _ event: PlayerEvent) {
    switch (work, event) {
    case (.opening(let before), .notOpened(let opening, let failure)):
      stage = before
      effects.append(opening.refusal(failure))
    case (.answer(let question, let typed), .evaluated(let values)): take(values, typed, question)
    case (.cell(let cell), .ran(let run)): end(cell, run)
    case (.comparison(let afterResult), .evaluated(let values)): grade(values, afterResult: afterResult)
    case (.starter(let exercise), .prepared(let statements, let state)): begin(exercise, statements, state)
    case (.check(let trial), .checked(let failure)): end(trial, failure)
    case (.recheck(let before), .checked(let failure)): endRecheck(before, failure)
    case (.solution(let trial), .ran(let run)): endSolution(trial, run)
    case (.fastForward(let fastForward, _), .fastForwarded(let passed)):
      finishFastForward(fastForward, passed)
    case (.fastForward(let fastForward, let before), .notFastForwarded(let failure)):
      cancelFastForward(fastForward, before, failure)
    default: break
    }
  }
}

extension PlayerEffect.Opening {
  /// What is said where there is no such lesson.
  fileprivate func refusal(_ failure: Failure?) -> PlayerEffect {
    switch self {
    case .place(let name) where failure == nil: .say(.navigation(.nowhere(name)))
    default: failure.map { .say(.navigation(.notOpened($0))) } ?? .say(.navigation(.noLessons))
    }
  }
}
