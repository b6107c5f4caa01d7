import Documents

extension LessonVerb {
  static let keep = LessonVerb(
    "keep", "Takes what you have changed since the last cell along into the lesson.",
    discussion: ["Without it the next cell runs on the lesson's own state, which free play can't spoil."]
  ) { player, _, show in
    player.keepChanges(show)
  }
}

extension Player {
  func keepChanges(_ show: Show) {
    guard let current = reading else { return show(Feedback.dim("No lesson is open: nothing is set aside.")) }
    guard !current.changed.isEmpty else { return show(Feedback.dim("Nothing of yours to keep.")) }
    let state = laboratory.snapshot
    reading?.state = state
    reading?.states = current.states.filter { $0.key < current.place }
    reading?.states[current.place] = state
    // At an exercise they are part of the solution.
    if current.waiting != .exercise { reading?.setAttemptsAside(areKept: true) }
    let names = current.changed.joined(separator: ", ")
    show(Feedback.dim("The lesson goes on with your \(names)."))
  }
}
