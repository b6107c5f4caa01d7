import Documents

extension LessonVerb {
  static let solution = LessonVerb(
    "solution", "Shows the lesson's own solution of the exercise in hand.",
    discussion: ["A lesson may hold it back until you have tried."]
  ) { player, _, show in
    player.solution(show)
  }
}

extension Player {
  func solution(_ show: Show) {
    guard let current = reading, case .exercise(let exercise)? = current.item,
      current.waiting == .exercise
    else {
      return show(Feedback.dim("There is no exercise in hand."))
    }
    let tries = Int(record[current.lesson.id, .tries, exercise.id] ?? "") ?? 0
    let left = current.lesson.front.triesBeforeSolution - tries
    guard left <= 0 else {
      let words = left == 1 ? "one more try" : "\(left) more tries"
      return show(Feedback.dim("The solution opens after \(words). `skip` goes on without it."))
    }
    show(Document(exercise.solutionDetails.blocks))
    reading?.isSolutionShown = true
    suggestion = exercise.solution.code
    show(Feedback.dim("Enter goes on with it; or type your own."))
  }
}
