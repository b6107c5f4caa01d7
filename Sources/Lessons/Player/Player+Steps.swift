import CommandKit
import Documents

/// Going through a lesson: what Enter shows, and running its cells.
extension Player {
  /// Shows what comes next, up to where the reader has to do something.
  func present(_ show: Show) {
    guard let current = reading else { return }
    reading?.stops.append(Reading.Stop(start: current.start, place: current.place))
    reading?.start = current.place
    goOn(show)
  }

  /// As `present`, after something that happened at this very stop.
  func goOn(_ show: Show) {
    while let current = reading {
      if current.isAtEnd { return finish(show) }
      showHeading(current, show)
      guard let item = current.item else {
        reading?.place = Lesson.Place(step: current.place.step + 1, item: 0)
        carryState()
        if reading?.isAtEnd == true { return finish(show) }
        return stop(.next, "Enter: next step", show)
      }
      switch item {
      case .prose(let blocks):
        show(Self.blankLine)
        show(Document(blocks))
        passOver()
      case .aside(let details):
        show([.details(summary: details.summary, details.blocks)])
        passOver()
      case .note(let text):
        if showsNotes { show([.aside(.note, [.paragraph("\("For the teacher.", .strong) \(text)")])]) }
        passOver()
      case .pause:
        passOver()
        return stop(.next, "Enter goes on", show)
      case .question(let question): return ask(question, at: current.place, show)
      case .exercise(let exercise): return begin(exercise, show)
      case .cell(let cell):
        show(Self.blankLine)
        show([.code(cell.code, language: "gradlab")])
        show(Self.blankLine)
        guard !current.pending.isEmpty else {
          return stop(.cell, cell.slow ? "Enter runs it (this takes a while)" : "Enter runs it", show)
        }
        reading?.waiting = .cell
        guard run(cell, show) else { return }
      }
    }
  }

  /// Between what is shown one after the other.
  static let blankLine: Document = [.gap]

  private func showHeading(_ current: Reading, _ show: Show) {
    guard current.place.item == 0 else { return }
    let step = current.lesson.steps[current.place.step]
    if current.place.step == 0 {
      show([.heading(Text(current.lesson.title), level: 1)])
      if let minutes = current.lesson.front.minutes {
        let section = current.lesson.front.document.map { " · section \($0) of the article" } ?? ""
        show(Feedback.dim("about \(minutes) minutes\(section)"))
      }
    }
    if !step.title.isEmpty {
      show(Self.blankLine)
      show([.heading(Text(step.title), level: 2)])
    }
    reading?.shownStep = current.place.step
  }

  /// Leaves an item behind that changes no state.
  func passOver() {
    guard let state = reading?.state else { return }
    reading?.place.item += 1
    if let place = reading?.place { reading?.states[place] = state }
  }

  private func carryState() {
    guard let current = reading else { return }
    reading?.states[current.place] = current.state
  }

  func stop(_ waiting: Reading.Waiting, _ words: String, _ show: Show) {
    reading?.waiting = waiting
    if !words.isEmpty { show(Feedback.dim(words)) }
    savePlace()
  }

  // MARK: Cells

  func runWaitingCell(_ show: Show) {
    guard let current = reading, case .cell(let cell)? = current.item else { return }
    reading?.stops.append(Reading.Stop(start: current.start, place: current.place))
    if run(cell, show) { goOn(show) }
  }

  /// Runs a cell on the lesson's state, and shows how the guesses before it fared.
  ///
  /// - Returns: `false` where the reader stopped it.
  private func run(_ cell: Lesson.Cell, _ show: Show) -> Bool {
    guard let current = reading else { return false }
    laboratory.restore(current.state)
    var shown: [Block] = []
    do throws(Failure) {
      _ = try laboratory.run(cell.source) { document in
        shown += document.blocks
        show(document)
      }
    } catch {
      if error.kind == .interrupted {
        laboratory.restore(current.state)
        show(Document(Feedback.blocks(for: error)))
        stop(.cell, "Enter runs it again, `skip` goes on with its result unseen", show)
        return false
      }
      show(Document(Feedback.blocks(for: error)))
    }
    if !current.changed.isEmpty {
      let names = current.changed.joined(separator: ", ")
      show(
        Feedback.dim(
          "The lesson goes on with its own state, without your \(names) (`keep` before Enter takes yours along)."
        ))
    }
    reading?.results[current.place] = shown
    reading?.setAttemptsAside(areKept: false)
    reading?.pass(with: laboratory.snapshot)
    if let place = reading?.place { reading?.start = place }
    showOutcomes(show)
    return true
  }

  /// Each guess that waited for a cell, beside what was found.
  func showOutcomes(_ show: Show) {
    guard let current = reading else { return }
    reading?.pending = []
    for place in current.pending {
      guard case .question(let question) = current.lesson[place] else { continue }
      var guess = current.guesses[question.id]
      if let found = guess {
        guess?.outcome = question.outcome(of: found) { text throws(Failure) in
          try laboratory.evaluate(text)
        }
      }
      reading?.guesses[question.id] = guess
      if let guess { keep(guess, of: question) }
      show(Self.blankLine)
      show(Document(Feedback.blocks(for: question, guess: guess)))
    }
  }

  // MARK: The end

  private func finish(_ show: Show) {
    guard let current = reading else { return }
    reading?.waiting = .end
    let open = openExercises(of: current.lesson)
    if open.isEmpty { record[current.lesson.id, .finished] = "yes" }
    if record[current.lesson.id, .finished] != nil { record[current.lesson.id, .place] = nil }
    var blocks: [Block] = [.rule]
    // Those of earlier sessions too.
    let asked = Set(current.lesson.places.compactMap { current.lesson[$0].id })
    let scores = record.all(.score, lesson: current.lesson.id)
      .compactMap { asked.contains($0.key) ? Double($0.value) : nil }
    if !scores.isEmpty {
      let mean = scores.reduce(0, +) / Double(scores.count)
      blocks.append(
        .paragraph(
          "Your predictions: \(scores.count), on average \(mean, .strong, format: .percent(0)) right."))
    }
    if !open.isEmpty, record[current.lesson.id, .finished] == nil {
      let names: Text = open.dropFirst().reduce("\(open[0], .code)") { $0 + ", " + "\($1, .code)" }
      blocks.append(
        .paragraph(
          "Not done yet: neither solved nor skipped is " + names
            + ". \("goto \(open[0])", .code) brings you there."))
    }
    if let following = library.lesson(after: current.lesson.id) {
      blocks.append(.paragraph("The end of this lesson. Enter opens the next: \(following.title, .strong)"))
    } else {
      blocks.append(.paragraph("The end of the course. `lessons` lists it."))
    }
    show(Document(blocks))
  }

  /// The exercises that the reader has neither solved nor skipped.
  private func openExercises(of lesson: Lesson) -> [String] {
    lesson.places.compactMap { place in
      guard case .exercise(let exercise) = lesson[place] else { return nil }
      let isDone = [Record.Kind.solution, .skipped].contains { record[lesson.id, $0, exercise.id] != nil }
      return isDone ? nil : exercise.id
    }
  }

  func openFollowing(_ show: Show) {
    guard let current = reading, let following = library.lesson(after: current.lesson.id) else {
      return show(Feedback.dim("That was the last lesson. `lessons` lists them all."))
    }
    lead(to: following.id, show)
  }
}

extension Lesson.Cell {
  /// Without the newline at its end.
  var code: String { source.hasSuffix("\n") ? String(source.dropLast()) : source }
}
