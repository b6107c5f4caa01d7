extension LessonVerb {
  static let next = LessonVerb("next", "Goes on in the lesson, as Enter does.") { _ in .next }
}
