import CommandKit
import Documents

/// Opening lessons, going back and elsewhere, leaving and coming again.
extension Player {
  /// Opens a lesson by its id, or the one left last, else the first that is not finished; goes on where the
  /// reader left it.
  public func learn(_ id: String?, _ show: @escaping Show) { lead(to: id, show) }

  /// Opens a lesson that was read from anywhere.
  public func open(_ lesson: Lesson, _ show: @escaping Show) { record.gathering { begin(lesson, show) } }

  func lead(to id: String?, _ show: Show) {
    do throws(Failure) {
      guard let id = id ?? library.firstUnfinished(record) else {
        return show(Feedback.dim("There are no lessons here. `gradlab new FILE` writes a template."))
      }
      begin(try library.lesson(id), show)
    } catch {
      show([.aside(.warning, [.paragraph(Text(error.message))])])
    }
  }

  func begin(_ lesson: Lesson, _ show: Show) {
    laboratory.begin(seed: lesson.front.seed)
    if record["", .opened] != lesson.id { record["", .opened] = lesson.id }
    reading = Reading(lesson: lesson, state: laboratory.snapshot)
    guard let saved = record[lesson.id, .place].flatMap({ savedPlace($0, in: lesson) }),
      saved > Lesson.Place(step: 0, item: 0)
    else { return begin(show) }
    let runs = lesson.places.contains { place in
      guard place < saved else { return false }
      switch lesson[place] {
      case .cell, .exercise: return true
      case .prose, .question, .aside, .pause, .note: return false
      }
    }
    show(Feedback.dim("You were here before" + (runs ? "; running the earlier cells again…" : ".")))
    guard catchUp(to: saved, show) else { return begin(show) }
    show(Feedback.dim("The lesson goes on where you left it. `goto 1` begins again."))
    show([.heading(Text(lesson.title), level: 1)])
    if saved.item > 0, !lesson.steps[saved.step].title.isEmpty {
      show([.heading(Text(lesson.steps[saved.step].title), level: 2)])
    }
    reading?.shownStep = saved.step
    reading?.start = saved
    goOn(show)
  }

  private func begin(_ show: Show) {
    reading?.start = Lesson.Place(step: 0, item: 0)
    goOn(show)
  }

  // MARK: Back and elsewhere

  /// To where the reader was asked for something before, with the state that was then.
  func back(_ show: Show) {
    guard let stop = reading?.stops.popLast() else {
      return show(Feedback.dim("This is the beginning of the lesson."))
    }
    guard catchUp(to: stop.start, show) else { return }
    resumePresentation(from: stop.start, show)
  }

  private func resumePresentation(from place: Lesson.Place, _ show: Show) {
    reading?.start = place
    reading?.shownStep = place.step
    if place.item > 0, let step = reading?.lesson.steps[place.step], !step.title.isEmpty {
      show([.heading(Text(step.title), level: 2)])
    }
    goOn(show)
  }

  /// To a step by its number, to a cell by its id, or to another lesson.
  func goto(_ target: String, _ show: Show) {
    guard let current = reading else { return lead(to: target, show) }
    let titled = current.lesson.steps.indices.filter { !current.lesson.steps[$0].title.isEmpty }
    let place: Lesson.Place
    if let number = Int(target) {
      guard titled.indices.contains(number - 1) else {
        return show(Feedback.dim("This lesson has steps 1 to \(titled.count)."))
      }
      // Step 1 begins with what stands before it.
      place = Lesson.Place(step: number == 1 ? 0 : titled[number - 1], item: 0)
    } else if let found = current.lesson.place(of: target) {
      place = found
    } else if library.has(target) {
      return lead(to: target, show)
    } else {
      return show(Feedback.dim("No step, cell or lesson is called \(target). `lessons` lists the lessons."))
    }
    guard catchUp(to: place, show) else { return }
    reading?.stops.append(Reading.Stop(start: current.start, place: current.place))
    resumePresentation(from: place, show)
  }

  /// Brings the session into the state that the lesson has at a place, running what lies between unseen.
  ///
  /// - Returns: `false` where the reader stopped it: everything is as before.
  func catchUp(to target: Lesson.Place, _ show: Show) -> Bool {
    guard let current = reading else { return false }
    let known = current.states.keys.filter { $0 <= target }.max() ?? Lesson.Place(step: 0, item: 0)
    var solutions = current.solutions.filter { $0.key < target }
    var states = current.states
    var state = states[known] ?? current.state
    laboratory.restore(state)
    for place in current.lesson.places where place >= known && place < target {
      do throws(Failure) {
        switch current.lesson[place] {
        case .cell(let cell): _ = try laboratory.run(cell.source) { _ in }
        case .exercise(let exercise): solutions[place] = try solve(exercise, in: current.lesson)
        case .prose, .question, .aside, .pause, .note: continue
        }
      } catch {
        if error.kind == .interrupted {
          laboratory.restore(current.state)
          show(Document(Feedback.blocks(for: error)))
          return false
        }
      }
      state = laboratory.snapshot
      states[Lesson.Place(step: place.step, item: place.item + 1)] = state
    }
    states[target] = state
    reading?.states = states
    reading?.state = state
    reading?.place = target
    reading?.pending = []
    reading?.attempts = []
    reading?.plays = current.plays.filter { $0.key < target }
    reading?.solutions = solutions
    reading?.hintsShown = 0
    reading?.isSolutionShown = false
    return true
  }

  /// With the reader's own solution, where there is one that still passes; else with the lesson's.
  ///
  /// - Returns: the statements that did it.
  private func solve(_ exercise: Lesson.Exercise, in lesson: Lesson) throws(Failure) -> String {
    let before = laboratory.snapshot
    if let own = record[lesson.id, .solution, exercise.id] {
      do throws(Failure) {
        _ = try laboratory.run(own) { _ in }
        let theirs = laboratory.snapshot
        _ = try laboratory.run(exercise.check.source) { _ in }
        laboratory.restore(theirs)
        return own
      } catch {
        laboratory.restore(before)
        if error.kind == .interrupted { throw error }
      }
    }
    _ = try laboratory.run(exercise.solution.source) { _ in }
    return exercise.solution.source
  }

  // MARK: Coming again

  /// Writes down where what is on the screen begins, by the nearest id before it, so that it is found again in a
  /// lesson that was edited meanwhile.
  func savePlace() {
    guard let current = reading else { return }
    let place = current.start
    let before = current.lesson.places.last { $0 <= place && current.lesson[$0].id != nil }
    let id = before.flatMap { current.lesson[$0].id } ?? ""
    record[current.lesson.id, .place] = "\(place.step) \(place.item) \(id)"
  }

  private func savedPlace(_ text: String, in lesson: Lesson) -> Lesson.Place? {
    let fields = text.split(separator: " ", maxSplits: 2, omittingEmptySubsequences: false)
    guard fields.count == 3, let step = Int(fields[0]), let item = Int(fields[1]) else { return nil }
    func valid(_ place: Lesson.Place) -> Lesson.Place? {
      guard lesson.steps.indices.contains(place.step), place.item >= 0 else { return nil }
      return Lesson.Place(step: place.step, item: min(place.item, lesson.steps[place.step].items.count))
    }
    let saved = valid(Lesson.Place(step: step, item: item))
    guard !fields[2].isEmpty else { return saved }
    // Where the id still stands before the saved place in the same step nothing was moved.
    guard let anchor = lesson.place(of: String(fields[2])) else { return saved }
    if let saved, anchor <= saved,
      lesson.places.last(where: { $0 <= saved && lesson[$0].id != nil }) == anchor
    {
      return saved
    }
    return anchor
  }

}
