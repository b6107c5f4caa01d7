import CommandKit

extension LessonVerb {
  package static let learn = LessonVerb(
    "learn",
    "Opens a lesson, where you left it; without a name the one left last, or the next that is not finished.",
    word: .word("lesson", "a lesson's id, as `lessons` lists them"),
    words: \.library.candidates
  ) { .learn($0) }
}

extension Library {
  /// Its lessons, as completion offers them.
  var candidates: [Completer.Candidate] {
    entries.compactMap(\.front).map { Completer.Candidate($0.id, $0.title, .word) }
  }
}
