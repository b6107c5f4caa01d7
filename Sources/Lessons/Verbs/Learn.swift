extension LessonVerb {
  static let learn = LessonVerb(
    "learn",
    "Opens a lesson, where you left it; without a name the one left last, or the next that is not finished.",
    word: .word("lesson", "a lesson's id, as `lessons` lists them")
  ) { .learn($0) }
}
