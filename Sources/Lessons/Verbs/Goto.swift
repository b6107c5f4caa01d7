extension LessonVerb {
  static let goto = LessonVerb(
    "goto", "Goes to a step by its number, to a cell by its id, or to another lesson.",
    discussion: ["What lies between runs unseen, so that the cells there find what they need."],
    word: .word("place", "a step's number, a cell's id or a lesson's id")
  ) { .goto($0) }
}
