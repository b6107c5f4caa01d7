extension LessonVerb {
  static let skip = LessonVerb(
    "skip", "Goes on without an answer, a cell's output or a solution.",
    discussion: ["What is skipped still takes effect, so that later cells find what they need."],
    traits: .interruptsWords
  ) { _ in .skip }
}
