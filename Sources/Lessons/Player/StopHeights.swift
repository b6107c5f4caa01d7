import Documents
import Lab

/// How much a lesson prints at each of its stops.
package struct StopHeights {
  /// What a reader sees after one prompt and before the next.
  package struct Stop: Hashable, Sendable {
    package enum Kind: String, Hashable, Sendable, CaseIterable {
      /// Prose, code, a question, an exercise: what there is to read.
      case text
      /// What a cell has shown, with its code where that was a guess's.
      case result
      /// What is said to a guess.
      case reply
      case end
    }

    /// Where it begins.
    package var place: Lesson.Place
    /// Of the file, as near as that is known.
    package var line: Int
    package var kind: Kind
    /// The lines printed where nothing is broken, the line typed and the prompt among them. What may stand on a screen of
    /// its own counts by itself: the highest.
    package var rows: Int
    /// Whether the screen can hold it only in parts.
    package var isBroken: Bool
  }

  /// The stops of a lesson, for a reader who is wrong wherever that is possible, and so is told most.
  ///
  /// - Parameters:
  ///   - results: what each cell has shown, a document a statement.
  ///   - screen: 80 × 24 if left out.
  package static func of(
    _ lesson: Lesson, results: [Lesson.Place: [Document]], screen: Screen = .ordinary
  ) -> [Stop] {
    var measured = StopHeights(lesson, results, screen)
    return measured.play()
  }

  private let lesson: Lesson
  private let results: [Lesson.Place: [Document]]
  private let screen: Screen
  private var machine = PlayerMachine()
  private var progress = ReaderProgress()
  /// What is shown at the stop in hand: groups that may stand on a screen each.
  private var groups: [[Output]] = [[]]
  private var stops: [Stop] = []

  private init(_ lesson: Lesson, _ results: [Lesson.Place: [Document]], _ screen: Screen) {
    self.lesson = lesson
    self.results = results
    self.screen = screen
  }

  private mutating func play() -> [Stop] {
    var event: PlayerEvent? = .opened(
      lesson, .initial(seed: 1, precision: .float32), following: nil)
    var kind = Stop.Kind.text
    // Each place is left once; more events than this would be a defect.
    var left = lesson.places.count * 4 + lesson.steps.count + 8
    while let next = event, left > 0 {
      left -= 1
      let start = machine.open?.start ?? Lesson.Place(step: 0, item: 0)
      send(next)
      guard let open = machine.open else { break }
      if case .end = open.stage { kind = .end }
      end(kind, at: kind == .text ? open.start : start)
      event = answer(at: open.stage, &kind)
    }
    return stops
  }

  /// What the reader does at a stage, and what kind of stop follows.
  private func answer(at stage: Stage, _ kind: inout Stop.Kind) -> PlayerEvent? {
    kind = .text
    switch stage {
    case .next: return .enter
    case .cell:
      kind = .result
      return .enter
    case .reply:
      kind = .reply
      return .enter
    case .answer(let question):
      if let open = machine.open, open.cellFollows, question.answer == .open { kind = .result }
      let wrong = question.options.map(\.number).first { !question.rightOptions.contains($0) }
      return .answered(question.answer == .open ? "In my own words." : String(wrong ?? 1))
    case .confidence:
      kind = .result
      return .answered("3")
    case .exercise: return .skip
    case .noLesson, .end, .forgetting, .session: return nil
    }
  }

  private mutating func send(_ event: PlayerEvent) {
    var next: PlayerEvent? = event
    while let event = next {
      next = nil
      for effect in machine.advance(event, knowing: progress) { next = perform(effect) }
    }
  }

  private mutating func perform(_ effect: PlayerEffect) -> PlayerEvent? {
    switch effect {
    case .show(let document): show(Output(document))
    case .ask(let question): show(Output(Document(question.text + question.listed)))
    case .say(let message): show(message.output)
    case .remind(let document): show(Output(document))
    case .end(let messages):
      show(Output(Document([.rule] + messages.flatMap { PlayerMessage.end($0).document.blocks })))
    case .fail(let failure): show(Output(failure))
    case .mayBreak(let isNatural): if isNatural { groups.append([]) }
    case .keep(let changes, let lesson): progress.keep(changes, lesson: lesson)
    case .evaluate(let expressions, _): return .evaluated(expressions.map { _ in .success(1.234e-14) })
    case .run(_, let state, let isShown):
      let shown = isShown ? machine.open.flatMap { results[$0.place] } ?? [] : []
      for document in shown { show(Output(document)) }
      return .ran(PlayerEvent.Run(shown: shown.flatMap(\.blocks), state: state))
    case .prepare(_, let state): return .prepared([], state)
    case .check: return .checked(nil)
    case .fastForward(let passages, let state):
      return .fastForwarded(passages.map { _ in PlayerEvent.Passed(state: state) })
    case .found, .teach, .showProgress, .forget, .restore, .open: break
    }
    return nil
  }

  private mutating func show(_ output: Output) {
    if !output.document.blocks.isEmpty { groups[groups.count - 1].append(output) }
  }

  private mutating func end(_ kind: Stop.Kind, at place: Lesson.Place) {
    defer { groups = [[]] }
    // The reader goes on from the prompt; what may be lower is measured as low as it has to be.
    var isBroken = false
    let heights = groups.map { group -> Int in
      if let fitting = screen.fitting(group, in: screen.room) { return screen.height(of: fitting) }
      isBroken = true
      return screen.height(of: group)
    }
    guard let highest = heights.max(), highest > 0 else { return }
    stops.append(
      Stop(place: place, line: line(of: place), kind: kind, rows: highest + 2, isBroken: isBroken))
  }

  /// Of what begins at a place, else of the last thing before it that has a line.
  private func line(of place: Lesson.Place) -> Int {
    guard !lesson.steps.isEmpty else { return 1 }
    let step = lesson.steps[min(place.step, lesson.steps.count - 1)]
    return step.items.prefix(place.item + 1).reversed().lazy.compactMap(\.line).first ?? step.line
  }
}

extension Lesson.Item {
  /// The line that it begins on, where that is known.
  fileprivate var line: Int? {
    switch self {
    case .cell(let cell): cell.line
    case .question(let question): question.line
    case .exercise(let exercise): exercise.line
    case .aside(let details): details.line
    case .prose, .pause, .note: nil
    }
  }
}
