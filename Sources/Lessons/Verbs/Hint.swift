import Documents

extension LessonVerb {
  static let hint = LessonVerb(
    "hint", "Shows the next hint of the exercise in hand.", traits: .interruptsWords
  ) {
    player, _, show in
    player.hint(show)
  }
}

extension Player {
  func hint(_ show: Show) {
    guard let current = reading, case .exercise(let exercise)? = current.item,
      current.waiting == .exercise
    else {
      return show(Feedback.dim("Hints belong to exercises. `skip` goes on from a question."))
    }
    guard current.hintsShown < exercise.hints.count else {
      let none = exercise.hints.isEmpty ? "This exercise has no hints." : "Those were all the hints."
      return show(Feedback.dim("\(none) `solution` shows one way to do it."))
    }
    let hint = exercise.hints[current.hintsShown]
    reading?.hintsShown += 1
    let taken = max(current.hintsShown + 1, Int(record[current.lesson.id, .hints, exercise.id] ?? "") ?? 0)
    record[current.lesson.id, .hints, exercise.id] = String(taken)
    show([.aside(.hint, hint.blocks)])
  }
}
