extension LessonVerb {
  static let hint = LessonVerb(
    "hint", "Shows the next hint of the exercise in hand.", traits: .interruptsWords
  ) { _ in .hint }
}
