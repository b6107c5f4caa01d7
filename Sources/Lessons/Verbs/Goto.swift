import Documents

extension LessonVerb {
  static let goto = LessonVerb(
    "goto", "Goes to a step by its number, to a cell by its id, or to another lesson.",
    discussion: ["What lies between runs unseen, so that the cells there find what they need."],
    word: .word("place", "a step's number, a cell's id or a lesson's id")
  ) { player, word, show in
    if let word {
      player.goto(word, show)
    } else {
      show(
        Feedback.dim("Where to? `goto 3` (a step), `goto slope` (a cell), `goto core-concept` (a lesson)."))
    }
  }
}
