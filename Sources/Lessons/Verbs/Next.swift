extension LessonVerb {
  static let next = LessonVerb("next", "Goes on in the lesson, as Enter does.") { player, _, show in
    player.enterAnywhere(show)
  }
}
