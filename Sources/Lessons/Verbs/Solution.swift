extension LessonVerb {
  static let solution = LessonVerb(
    "solution", "Shows the lesson's own solution of the exercise in hand.",
    discussion: ["A lesson may hold it back until you have tried."]
  ) { _ in .solution }
}
