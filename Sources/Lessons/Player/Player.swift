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
  /// Whether readers are asked how sure they are of a guess.
  package var asksConfidence: Bool {
    get { machine.asksConfidence }
    set { machine.asksConfidence = newValue }
  }
  /// The screen as it is now; `nil`: nothing is kept back.
  package var screen: () -> Screen? = { nil }
  /// Empties the screen.
  package var clear: () -> Void {
    get { composer.clear }
    set { composer.clear = newValue }
  }
  /// How many lines of the screen the line in hand took when it was typed.
  package var typedLines = 1
  /// Whether what the line in hand shows has pages of its own.
  package var isPaged = false
  /// The class that looks on, and answers in the reader's place.
  package var attending: (any AttendingClass)?
  /// Told how far work that the player itself does has come: what, how many are done, of how many.
  package var progress: (String, Int, Int) -> Void = { _, _, _ in }
  /// What is worth offering for the next line: an exercise's starter, a corrected line.
  package internal(set) var suggestion: String?

  private(set) var machine = PlayerMachine()
  let composer = ScreenComposer()
  /// Where what is composed goes.
  var shown: Show = { _ in }

  package typealias Show = (Output) -> Void

  package init(session: LessonSession, library: Library, store: ProgressStore) {
    self.session = session
    self.library = library
    self.store = store
  }

  package var lesson: Lesson? { machine.open?.lesson }

  /// The teacher of a class is asked nothing: what they type at a question are statements.
  package var prompt: Prompt { attending != nil && asked != nil ? .statement : machine.stage.prompt }

  /// Whether the last event did not show all, so that Enter shows more before it does anything else.
  package var holdsBack: Bool { composer.holdsBack }

  /// `step 2/9`, while a lesson is open, and what there is to say of the class.
  package var rightPrompt: String? {
    let more = holdsBack ? PlayerMessage.navigation(.more).text.string : nil
    let parts = [attending?.status, stepInWords, stepInWords == nil ? nil : more].compactMap { $0 }
    return parts.isEmpty ? nil : parts.joined(separator: " · ")
  }

  private var stepInWords: String? {
    guard let open = machine.open else { return nil }
    if case .end = open.stage { return PlayerMessage.navigation(.atEnd).text.string }
    let number = open.numberedSteps.count { $0 <= open.shownStep }
    guard number > 0 else { return open.id }
    return PlayerMessage.navigation(.step(number, of: open.numberedSteps.count)).text.string
  }

  /// What is said to a reader who leaves in the middle of a lesson: how to come back.
  package var farewell: String? {
    guard let open = machine.open, store.failure == nil, attending == nil else { return nil }
    if case .end = open.stage { return nil }
    let file = library.has(open.id) ? "" : " " + open.lesson.file
    return PlayerMessage.navigation(.placeIsKept(command: "gradlab learn" + file)).text.string
  }

  // MARK: What the reader does

  /// Does what the reader asks for, and shows what follows from it.
  ///
  /// - Throws: the failure of a statement of the reader's own; those before it keep their effect.
  package func handle(_ input: Input, show: @escaping Show) throws(Failure) -> Reply {
    suggestion = nil
    defer {
      offerAtExercise()
      attending?.follows(self)
    }
    if takesAsMore(input) {
      composer.more(on: screen(), isAnswer: input.isAnswer, show)
      return .proceed
    }
    return try composing(show) { show throws(Failure) in
      defer { reportFileFailure(show) }
      return try store.gathering { () throws(Failure) in
        switch input {
        case .enter:
          if let attending, let question = asked {
            if attending.goesOn(at: question, self, show) { send(.skip, show) }
          } else if machine.open == nil, let lesson = attending?.lesson {
            send(begin(lesson), show)
          } else {
            send(.enter, show)
          }
        case .answer(let typed): send(.answered(typed.trimmed), show)
        case .command(let verb, let use): try verb.run(self, use, show)
        case .statements(let statements): return try play(statements, show)
        }
        return .proceed
      }
    }
  }

  private func offerAtExercise() {
    if case .exercise(let trial) = machine.stage { suggestion = machine.open?.offered(trial) }
  }

  /// Opens a lesson by its id, or the one left last, else the first that is not finished; goes on where the
  /// reader left it.
  package func learn(_ id: String?, _ show: @escaping Show) {
    composing(show) { show in store.gathering { send(.learn(id), show) } }
    offerAtExercise()
    attending?.follows(self)
  }

  /// Has a lesson begin anew when it is opened next: with no place, guess or solution of before.
  ///
  /// - Parameter name: as `learn` takes it.
  /// - Returns: its id.
  package func setAside(_ name: String?) -> String? {
    let id =
      name.map { name in (try? library.lesson(name))?.id ?? name } ?? library.firstUnfinished(store.progress)
    if let id { store.setAside(lesson: id) }
    return id
  }

  /// Opens a lesson that was read from anywhere.
  package func open(_ lesson: Lesson, _ show: @escaping Show) {
    composing(show) { show in store.gathering { send(begin(lesson), show) } }
    offerAtExercise()
    attending?.follows(self)
  }

  /// Runs statements of the reader's own, on their copy of the state.
  private func play(_ statements: [Syntax.Statement], _ show: Show) throws(Failure) -> Reply {
    let line = filledIn(statements)
    if case .whole(let code) = line.note { show(Output([.code(code, language: "gradlab")])) }
    var (attempts, end) = attempt(line.statements, show)
    if end == .whole { (attempts, end) = withStarter(after: attempts, show) }
    if line.note == .needsWholeLine { show(PlayerMessage.exercise(.wholeLine).output) }
    send(.played(attempts, isWhole: end == .whole, session.state), show)
    guard case .failed(let failure) = end else { return end == .left ? .leave : .proceed }
    throw failure
  }

  /// Runs statements of the reader's own, as a line does that holds them, and looks at no exercise afterwards.
  package func play(_ statements: [Syntax.Statement], show: Show) {
    send(.played(attempt(statements, show).0, isWhole: false, session.state), show)
  }

  /// How far statements of the reader's own have come.
  enum End: Hashable {
    case whole, left
    case failed(Failure)
  }

  /// Runs statements of the reader's own, up to one that fails or leaves.
  func attempt(_ statements: [Syntax.Statement], _ show: Show) -> ([PlayerEvent.Attempt], End) {
    var attempts: [PlayerEvent.Attempt] = []
    for statement in statements {
      do throws(Failure) {
        if lesson != nil, let transcript = statement.transcript {
          try save(transcript, show)
          continue
        }
        let outcome = try session.run(statement, for: .reader)
        let output = Output(statement, outcome)
        show(output)
        if !statement.traits.contains(.isAboutSession), !statement.traits.contains(.leavesNoTrace) {
          present([.code(statement.text, language: "gradlab")])
          present(output)
        }
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
      machine.vote = attending.map { $0.isVoting ? .open : .closed }
      for effect in machine.advance(event, knowing: store.progress) { next = perform(effect, show) }
    }
  }

  /// - Returns: the event that answers the effect.
  private func perform(_ effect: PlayerEffect, _ show: Show) -> PlayerEvent? {
    switch effect {
    case .show(let document):
      show(Output(document))
      present(document)
    case .ask(let question): show(Output(Document(question.text + question.listed)))
    case .found(let questions): attending?.found(questions, self, show)
    case .say(.invitation(let invitation)):
      composer.take(PlayerMessage.invitation(invitation).output, isInvitation: true, shown)
    case .say(let message): show(message.output)
    case .remind(let document): remind(document, show)
    case .mayBreak(let isNatural): composer.mayBreak(isNatural: isNatural)
    case .end(let messages):
      show(Output(Document([.rule] + messages.flatMap { PlayerMessage.end($0).document.blocks })))
    case .fail(let failure): show(Output(failure))
    case .teach(let note): if showsNotes { show(PlayerMessage.navigation(.teacher(note: note)).output) }
    case .showProgress: show(Output(library.progress(store.progress)))
    case .keep(let changes, let lesson): store.keep(changes, lesson: lesson)
    case .forget(let lesson): store.reset(lesson: lesson)
    case .restore(let state): session.restore(state)
    case .open(let opening): return open(opening)
    case .evaluate(let expressions, let origin):
      return .evaluated(expressions.map { value(of: $0, for: origin) })
    case .run(let source, let state, let isShown):
      // An answer is kept before its result is there.
      store.writeGathered()
      session.forgetRefusal()
      if isShown { showBefore(source) }
      let result = run(source, on: state) { output in
        guard isShown else { return }
        show(output)
        present(output)
      }
      // One that is meant to fail is part of the lesson.
      if isShown, let failure = result.failure, ![.interrupted, .declined].contains(failure.kind) {
        present(Output(failure))
      }
      return .ran(result)
    case .prepare(let source, let state): return prepare(source, on: state)
    case .check(let source):
      do throws(Failure) { try session.runAside(source) { show($0.unseen) } } catch { return .checked(error) }
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
    let names = session.state.bindings.keys.sorted()
    session.begin(lesson)
    let kept = session.state.bindings
    return .opened(
      lesson, session.state, following: library.lesson(after: lesson.id),
      cleared: names.filter { kept[$0] == nil })
  }
}
