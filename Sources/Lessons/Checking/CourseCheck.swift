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

  /// Where translations of one lesson do not have the same cells.
  private static func differences(among lessons: [Lesson]) -> [Problem] {
    let sorted = lessons.sorted { $0.file < $1.file }
    guard let first = sorted.first else { return [] }
    let cells = runnable(first)
    return sorted.dropFirst().filter { folderName(of: $0.file) != folderName(of: first.file) }.compactMap {
      lesson in
      let theirs = runnable(lesson)
      guard
        let index = (0..<max(cells.count, theirs.count)).first(where: { index in
          !cells.indices.contains(index) || !theirs.indices.contains(index)
            || code(cells[index]) != code(theirs[index])
        })
      else { return nil }
      let here = theirs.indices.contains(index) ? theirs[index].line : 1
      let there = cells.indices.contains(index) ? cells[index].line : nil
      return Problem(
        CheckMessage.cellsDiffer(file: first.file, line: there), file: lesson.file, line: here)
    }
  }

  private static func runnable(_ lesson: Lesson) -> [Lesson.Cell] {
    lesson.places.flatMap { place -> [Lesson.Cell] in
      switch lesson[place] {
      case .cell(let cell): [cell]
      case .exercise(let exercise):
        [exercise.starter, exercise.check, exercise.solution].compactMap(\.self)
      case .prose, .question, .aside, .pause, .note: []
      }
    }
  }

  /// What has to be the same in every language: not the comments, and not what stands in quotes.
  private static func code(_ cell: Lesson.Cell) -> [String] {
    var result = "\(cell.id ?? "") \(cell.role?.rawValue ?? "") \(cell.claims) \(cell.fails)\n"
    var quote: Character?
    var inComment = false
    for character in cell.source {
      if character == "\n" {
        (quote, inComment) = (nil, false)
        result.append(character)
      } else if inComment {
        continue
      } else if let open = quote {
        if character == open { quote = nil }
      } else if character == "#" {
        inComment = true
      } else {
        if character == "\"" || character == "'" { quote = character }
        result.append(character)
      }
    }
    return result.split(separator: "\n").map(\.trimmed).filter { !$0.isEmpty }
  }
}
