extension LessonVerb {
  static let back = LessonVerb(
    "back", "Goes back to where the lesson last waited, with the state that was then.",
    discussion: ["Networks, data and random streams are exactly as they were there. Guesses are kept."],
    traits: .interruptsWords
  ) { _ in .back }
}
