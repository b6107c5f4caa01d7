import CommandKit

extension LessonVerb {
  static let goto = LessonVerb(
    "goto", "Goes to a step by its number, to a cell by its id, or to another lesson.",
    discussion: ["What lies between runs unseen, so that the cells there find what they need."],
    word: .word("place", "a step's number, a cell's id or a lesson's id"),
    words: \.places
  ) { .goto($0) }
}

extension Player {
  /// Where `goto` can lead, as completion offers that.
  fileprivate var places: [Completer.Candidate] { (lesson?.candidates ?? []) + library.candidates }
}

extension Lesson {
  /// Its steps by number, its cells by name.
  fileprivate var candidates: [Completer.Candidate] {
    let titled = steps.filter { !$0.title.isEmpty }
    let named = places.compactMap { place -> Completer.Candidate? in
      self[place].id.map { Completer.Candidate($0, "in " + steps[place.step].title, .word) }
    }
    return titled.enumerated().map { Completer.Candidate("\($0 + 1)", $1.title, .word) } + named
  }
}
