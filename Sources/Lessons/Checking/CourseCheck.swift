import Files

extension Problem {
  fileprivate var isAboutAnotherLesson: Bool {
    if case .askedBefore(nil, _)? = reason as? CheckMessage { false } else { true }
  }
}

/// What concerns the lessons of a folder together.
extension Checker {
  /// Ids used twice, predictions asked twice, cells and claims named that are not there, and languages that have drifted apart.
  static func together(_ lessons: [Lesson], _ claims: [ClaimDocument] = []) -> [Problem] {
    var problems: [Problem] = []
    let languages = Dictionary(grouping: lessons) { folderName(of: $0.file) }
    for lessons in languages.values {
      var seen: [String: String] = [:]
      for lesson in lessons where !lesson.id.isEmpty {
        if let other = seen[lesson.id] {
          problems.append(
            Problem(CheckMessage.repeatedLesson(id: lesson.id, file: other), file: lesson.file, line: 1))
        }
        seen[lesson.id] = lesson.file
      }
      var asked = AskedQuestions()
      for lesson in lessons where seen[lesson.id] == lesson.file {
        // What a lesson asks twice is found with it.
        problems += asked.repetitions(in: lesson).filter(\.isAboutAnotherLesson)
      }
    }
    problems += missing(among: Array(languages.values))
    for same in Dictionary(grouping: lessons, by: \.id).values where same.count > 1 {
      problems += differences(among: same)
    }
    for document in claims { problems += ClaimCheck.cells(of: lessons, without: document) }
    for same in Dictionary(grouping: claims, by: { Folder.lastName(of: $0.file) }).values {
      problems += ClaimCheck.differences(among: same)
    }
    return problems.sorted()
  }

  static func folderName(of path: String) -> String {
    path.lastIndex(of: "/").map { String(path[..<$0]) } ?? ""
  }

  /// Where a lesson is not what it is in another language.
  private static func differences(among lessons: [Lesson]) -> [Problem] {
    let sorted = lessons.sorted { $0.file < $1.file }
    guard let first = sorted.first else { return [] }
    let original = Translation(first)
    return sorted.dropFirst().filter { folderName(of: $0.file) != folderName(of: first.file) }.compactMap {
      lesson in
      guard let (here, there) = Translation(lesson).difference(from: original) else { return nil }
      return Problem(
        CheckMessage.translationDiffers(file: first.file, line: there), file: lesson.file, line: here)
    }
  }

  /// Lessons that are there in one language and not in another one that the course is told in.
  private static func missing(among languages: [[Lesson]]) -> [Problem] {
    let courses = languages.compactMap { lessons in
      lessons.first.map { (language: $0.front.lang, ids: Set(lessons.map(\.id)), lessons: lessons) }
    }
    return courses.flatMap { course in
      courses.filter { $0.language != course.language && !$0.ids.isDisjoint(with: course.ids) }.flatMap {
        other in
        course.lessons.filter { !other.ids.contains($0.id) }.map {
          Problem(CheckMessage.notTranslated(id: $0.id, language: other.language), file: $0.file, line: 1)
        }
      }
    }
  }
}
