import CommandKit
import Documents
import Lab
import Messages

/// Leads a reader through lessons: takes what they do and gives back what to show.
///
/// What follows from what is said by `PlayerMachine`; this carries it out with the session, the library and the
/// reader's progress. It knows no terminal: whoever owns one asks `prompt`, `rightPrompt` and `suggestion` before each
/// line and hands what was typed to `handle`.
package final class Player {
  /// What the next line is taken for.
  package enum Prompt: Hashable, Sendable {
    /// A statement, or Enter to go on.
    case statement
    /// An answer to a question.
    case answer
    /// An answer in the reader's own words.
    case words
    case confidence
    /// A choice that is asked before something is lost.
    case confirmation

    /// What stands before the line; `nil`: what always does.
    package var words: String? {
      switch self {
      case .statement: nil
      case .answer, .words: PlayerMessage.invitation(.answerPrompt).text.string
      case .confidence: PlayerMessage.invitation(.confidencePrompt).text.string
      case .confirmation: "?"
      }
    }
  }

  package enum Reply: Hashable, Sendable {
    case proceed
    /// The reader wants to leave the program.
    case leave
  }

  package let session: LessonSession
  package let library: Library
  package let store: ProgressStore
  /// Whether notes for the teacher are shown.
  package var showsNotes = false
  /// Told how far work that the player itself does has come: what, how many are done, of how many.
  package var progress: (String, Int, Int) -> Void = { _, _, _ in }
  /// What is worth offering for the next line: an exercise's starter, a corrected line.
  package internal(set) var suggestion: String?

  private(set) var machine = PlayerMachine()

  package typealias Show = (Output) -> Void

  package init(session: LessonSession, library: Library, store: ProgressStore) {
    self.session = session
    self.library = library
    self.store = store
  }

  package var lesson: Lesson? { machine.open?.lesson }

  package var prompt: Prompt { machine.stage.prompt }

  /// `step 2/9`, while a lesson is open.
  package var rightPrompt: String? {
    guard let open = machine.open else { return nil }
    if case .end = open.stage { return PlayerMessage.navigation(.atEnd).text.string }
    let number = open.numberedSteps.count { $0 <= open.shownStep }
    guard number > 0 else { return open.id }
    return PlayerMessage.navigation(.step(number, of: open.numberedSteps.count)).text.string
  }

  // MARK: What the reader does

  /// Does what the reader asks for, and shows what follows from it.
  ///
  /// - Throws: the failure of a statement of the reader's own; those before it keep their effect.
  package func handle(_ input: Input, show: @escaping Show) throws(Failure) -> Reply {
    suggestion = nil
    defer { reportFileFailure(show) }
    return try store.gathering { () throws(Failure) in
      switch input {
      case .enter: send(.enter, show)
      case .answer(let typed): send(.answered(typed.trimmed), show)
      case .command(let verb, let word): carryOut(verb, word, show)
      case .statements(let statements): return try play(statements, show)
      }
      return .proceed
    }
  }

  /// Opens a lesson by its id, or the one left last, else the first that is not finished; goes on where the
  /// reader left it.
  package func learn(_ id: String?, _ show: @escaping Show) { store.gathering { send(.learn(id), show) } }

  /// Opens a lesson that was read from anywhere.
  package func open(_ lesson: Lesson, _ show: @escaping Show) {
    store.gathering { send(begin(lesson), show) }
  }

  private func carryOut(_ verb: LessonVerb, _ word: String?, _ show: Show) {
    switch verb.action {
    case .event(let event): send(event(word), show)
    case .show(let run): run(self, word, show)
    }
  }

  /// Runs statements of the reader's own, on their copy of the state.
  private func play(_ statements: [Syntax.Statement], _ show: Show) throws(Failure) -> Reply {
    let (attempts, end) = attempt(statements, show)
    send(.played(attempts, isWhole: end == .whole, session.state), show)
    guard case .failed(let failure) = end else { return end == .left ? .leave : .proceed }
    throw failure
  }

  /// Runs statements of the reader's own, as a line does that holds them, and looks at no exercise afterwards.
  package func play(_ statements: [Syntax.Statement], show: Show) {
    send(.played(attempt(statements, show).0, isWhole: false, session.state), show)
  }

  /// How far statements of the reader's own have come.
  private enum End: Hashable {
    case whole, left
    case failed(Failure)
  }

  /// Runs statements of the reader's own, up to one that fails or leaves.
  private func attempt(_ statements: [Syntax.Statement], _ show: Show) -> ([PlayerEvent.Attempt], End) {
    var attempts: [PlayerEvent.Attempt] = []
    for statement in statements {
      do throws(Failure) {
        if lesson != nil, let transcript = statement.transcript {
          try save(transcript, show)
          continue
        }
        let outcome = try session.run(statement, for: .reader)
        show(Output(statement, outcome))
        attempts.append(
          PlayerEvent.Attempt(
            text: statement.text, changed: outcome.changes, undone: outcome.undone,
            isAboutSession: statement.traits.contains(.isAboutSession), shown: outcome.document.blocks))
        if outcome.quits { return (attempts, .left) }
      } catch { return (attempts, .failed(error.placed(in: statement.text))) }
    }
    return (attempts, .whole)
  }

  private func reportFileFailure(_ show: Show) {
    guard let failure = store.unreportedFailure() else { return }
    show(PlayerMessage.progress(.onlyHere(failure)).output)
  }

  // MARK: What follows

  func send(_ event: PlayerEvent, _ show: Show) {
    var next: PlayerEvent? = event
    while let event = next {
      next = nil
      for effect in machine.advance(event, knowing: store.progress) { next = perform(effect, show) }
    }
  }

  /// - Returns: the event that answers the effect.
  private func perform(_ effect: PlayerEffect, _ show: Show) -> PlayerEvent? {
    switch effect {
    case .show(let document): show(Output(document))
    case .say(let message): show(message.output)
    case .end(let messages):
      show(Output(Document([.rule] + messages.flatMap { PlayerMessage.end($0).document.blocks })))
    case .fail(let failure): show(Output(failure))
    case .teach(let note): if showsNotes { show(PlayerMessage.navigation(.teacher(note: note)).output) }
    case .showProgress: show(Output(library.progress(store.progress)))
    case .offer(let line): suggestion = line
    case .keep(let changes, let lesson): store.keep(changes, lesson: lesson)
    case .forget(let lesson): store.reset(lesson: lesson)
    case .restore(let state): session.restore(state)
    case .open(let opening): return open(opening)
    case .evaluate(let expressions, let origin):
      return .evaluated(expressions.map { value(of: $0, for: origin) })
    case .run(let source, let state, let isShown):
      session.forgetRefusal()
      return .ran(run(source, on: state, isShown ? show : { _ in }))
    case .prepare(let source, let state): return prepare(source, on: state)
    case .check(let source):
      do throws(Failure) { try session.runAside(source, show: show) } catch { return .checked(error) }
      return .checked(nil)
    case .fastForward(let passages, let state):
      do throws(Failure) { return .fastForwarded(try fastForward(passages, from: state)) } catch {
        return .notFastForwarded(error)
      }
    }
    return nil
  }

  // MARK: Lessons

  private func open(_ opening: PlayerEffect.Opening) -> PlayerEvent {
    let id: String
    switch opening {
    case .again(let lesson): return begin(lesson)
    case .lesson(let name): id = name
    case .place(let name):
      guard library.has(name) else { return .notOpened(opening, nil) }
      id = name
    case .next:
      guard let next = library.firstUnfinished(store.progress) else { return .notOpened(opening, nil) }
      id = next
    }
    do throws(Failure) { return begin(try library.lesson(id)) } catch { return .notOpened(opening, error) }
  }

  private func begin(_ lesson: Lesson) -> PlayerEvent {
    session.begin(lesson)
    return .opened(lesson, session.state, following: library.lesson(after: lesson.id))
  }

  // MARK: The session

  private func value(
    of expression: String, for origin: ExecutionContext.Origin
  ) -> Result<Double, Failure> {
    do throws(Failure) { return .success(try session.evaluate(expression, for: origin)) } catch {
      return .failure(error)
    }
  }

  private func run(_ source: String, on state: State, _ show: Show) -> PlayerEvent.Run {
    session.restore(state)
    var shown: [Block] = []
    var failure: Failure?
    do throws(Failure) {
      try session.run(source) { output in
        shown += output.document.blocks
        show(output)
      }
    } catch { failure = error }
    return PlayerEvent.Run(shown: shown, failure: failure, state: session.state)
  }

  private func prepare(_ source: String, on state: State) -> PlayerEvent {
    // A starter may fail: what is left to fill in says so.
    let state = run(source, on: state) { _ in }.state
    // What it made is no attempt of the reader's: `undo` stops there.
    session.restore(state)
    let statements = (try? session.parse(source)) ?? []
    return .prepared(statements.map(\.text), state)
  }

  /// - Throws: where the reader stops it.
  private func fastForward(
    _ passages: [PlayerEffect.Passage], from state: State
  ) throws(Failure) -> [PlayerEvent.Passed] {
    session.restore(state)
    var passed: [PlayerEvent.Passed] = []
    for passage in passages {
      var solution: String?
      do throws(Failure) {
        switch passage {
        case .cell(let source): try session.run(source) { _ in }
        case .exercise(let own, let check, let ours):
          if let own, try solves(own, check) {
            solution = own
          } else {
            try session.run(ours) { _ in }
            solution = ours
          }
        }
      } catch { if error.kind == .interrupted { throw error } }
      passed.append(PlayerEvent.Passed(solution: solution, state: session.state))
    }
    return passed
  }

  /// Whether a solution of the reader's own still passes; one that does not leaves nothing behind.
  private func solves(_ own: String, _ check: String) throws(Failure) -> Bool {
    let before = session.state
    do throws(Failure) {
      try session.run(own) { _ in }
      try session.runAside(check) { _ in }
      return true
    } catch {
      session.restore(before)
      if error.kind == .interrupted { throw error }
      return false
    }
  }
}
