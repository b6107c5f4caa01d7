/// Where a lesson waits for its reader.
extension Lesson {
  /// The ids of what it asks.
  var asked: Set<String> {
    Set(places.compactMap { if case .question(let question) = self[$0] { question.id } else { nil } })
  }

  /// Where what is on the screen at a stop begins, in order: a step, what stands behind a cell, an exercise, a pause or a
  /// question that is answered at once.
  var stops: [Place] {
    var stops: [Place] = []
    for step in steps.indices {
      var start = Place(step: step, item: 0)
      func end(at end: Place) {
        if shows(from: start, to: end) { stops.append(start) }
        start = end
      }
      for (number, item) in steps[step].items.enumerated() {
        switch item {
        case .prose, .aside, .note: continue
        case .question where cellFollows(Place(step: step, item: number)): continue
        case .cell, .exercise, .pause, .question: end(at: Place(step: step, item: number + 1))
        }
      }
      end(at: Place(step: step, item: steps[step].items.count))
    }
    return stops
  }

  /// Whether a reader sees anything between two places of a step.
  func shows(from start: Place, to end: Place) -> Bool {
    guard start.step == end.step else { return true }
    let step = steps[start.step]
    if start.item == 0, !step.title.isEmpty || start.step == 0 { return true }
    return step.items[start.item..<max(start.item, end.item)].contains { item in
      switch item {
      case .prose, .aside, .cell, .question, .exercise: true
      case .pause, .note: false
      }
    }
  }

  /// Whether a cell comes in the step of this place, behind it, before anything else that is asked.
  func cellFollows(_ place: Place) -> Bool {
    for item in steps[place.step].items.dropFirst(place.item + 1) {
      switch item {
      case .cell: return true
      case .exercise: return false
      case .prose, .question, .aside, .pause, .note: continue
      }
    }
    return false
  }

  /// Whether something is asked before the cell at this place that it answers.
  func isAsked(_ place: Place) -> Bool {
    for item in steps[place.step].items.prefix(place.item).reversed() {
      switch item {
      case .question: return true
      case .cell, .exercise: return false
      case .prose, .aside, .pause, .note: continue
      }
    }
    return false
  }
}
