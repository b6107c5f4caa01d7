import Documents

extension LessonVerb {
  static let answer = LessonVerb(
    "answer", "Answers the question in hand, or has the exercise in hand checked.",
    discussion: ["At a question the bare answer does: 0.05, 1e-6, 2."],
    word: .word("guess", "a number, or an option's")
  ) { player, word, show in
    switch player.reading?.waiting {
    case .answer, .confidence: player.answer(word ?? "", show)
    case .exercise where word != nil:
      show(Feedback.dim("An exercise takes a line, as its starter shows; answer alone checks it."))
    case .exercise: player.check(show)
    default: show(Feedback.dim("Nothing is asked at the moment."))
    }
  }
}
