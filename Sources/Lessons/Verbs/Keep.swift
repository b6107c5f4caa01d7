extension LessonVerb {
  static let keep = LessonVerb(
    "keep", "Takes what you have changed since the last cell along into the lesson.",
    discussion: ["Without it the next cell runs on the lesson's own state, which free play can't spoil."]
  ) { _ in .keep }
}
