extension LessonVerb {
  static let answer = LessonVerb(
    "answer", "Answers the question in hand, or has the exercise in hand checked.",
    discussion: ["At a question the bare answer does: 0.05, 1e-6, 2."],
    word: .word("guess", "a number, or an option's")
  ) { .answer($0) }
}
