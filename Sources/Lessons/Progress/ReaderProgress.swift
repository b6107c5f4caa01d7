/// What is known of a reader: where they are in each lesson, what they guessed and what they wrote.
package struct ReaderProgress: Hashable, Sendable {
  var records: ProgressFile.Records = [:]

  /// - Parameter value: `nil`: it is forgotten.
  typealias Change = (kind: Kind, id: String, value: String?)

  package enum Kind: String, Sendable, CaseIterable {
    /// Where the reader is: the last id passed, then step and item as numbers.
    case place
    /// A guess as typed, how sure the reader was, and its score from 0 to 1.
    case guess, sure, score
    /// The reader's own solution of an exercise.
    case solution
    /// Wrong tries and hints taken.
    case tries, hints
    /// "yes" for an exercise that the reader passed without a solution of their own.
    case skipped
    /// The id of the lesson that was opened last, kept for no lesson.
    case opened
    /// "yes" when the lesson was read to its end.
    case finished
  }

  /// - Parameters:
  ///   - lesson: its id; empty for what is kept for none.
  ///   - id: of the question or exercise; empty for what concerns the lesson as a whole.
  package subscript(lesson: String, kind: Kind, id: String = "") -> String? {
    get { records[ProgressFile.Key(lesson, kind.rawValue, id)] }
    set { records[ProgressFile.Key(lesson, kind.rawValue, id)] = newValue }
  }

  /// All ids that have something of this kind in a lesson.
  func all(_ kind: Kind, lesson: String) -> [String: String] {
    var found: [String: String] = [:]
    for (key, value) in records where key.lesson == lesson && key.kind == kind.rawValue {
      found[key.id] = value
    }
    return found
  }

  mutating func keep(_ changes: [Change], lesson: String) {
    for change in changes { self[lesson, change.kind, change.id] = change.value }
  }

  /// Renames what is known of a lesson, but for that it was finished, to `lesson~1`, or the next number that is free.
  mutating func setAside(lesson: String) {
    let known = records.filter { $0.key.lesson == lesson }
    guard known.contains(where: { $0.key.kind != Kind.finished.rawValue }) else { return }
    let taken = Set(records.map(\.key.lesson))
    guard let name = (1...).lazy.map({ "\(lesson)~\($0)" }).first(where: { !taken.contains($0) }) else {
      return
    }
    for (key, value) in known {
      records[ProgressFile.Key(name, key.kind, key.id)] = value
      if key.kind != Kind.finished.rawValue { records[key] = nil }
    }
  }

  /// Forgets one lesson, or everything.
  mutating func forget(lesson: String?) {
    records = records.filter { lesson != nil && $0.key.lesson != lesson }
  }
}
