/// What a lesson has in common with itself in other languages: all but its words.
struct Translation {
  /// One thing after the other, as the reader meets them, each with its line: ids, answers, code.
  let parts: [(line: Int, content: String)]

  init(_ lesson: Lesson) {
    let front = lesson.front
    var parts = [
      (
        1,
        "\(front.document ?? "") \(front.minutes ?? 0) \(front.requires) \(front.seed) \(front.triesBeforeSolution)"
      )
    ]
    for step in lesson.steps {
      parts.append((step.line, "step"))
      for item in step.items { parts.append(Self.part(item, after: parts.last?.0 ?? step.line)) }
    }
    self.parts = parts.map { (line: $0, content: $1) }
  }

  /// The first place where another lesson is not this one: its line here and there; `nil` where they are the same.
  func difference(from other: Translation) -> (here: Int, there: Int?)? {
    for (mine, theirs) in zip(parts, other.parts) where mine.content != theirs.content {
      return (mine.line, theirs.line)
    }
    if parts.count == other.parts.count { return nil }
    let isShorter = parts.count < other.parts.count
    return (
      isShorter ? parts.last?.line ?? 1 : parts[other.parts.count].line,
      isShorter ? other.parts[parts.count].line : nil
    )
  }

  private static func part(_ item: Lesson.Item, after line: Int) -> (Int, String) {
    switch item {
    case .prose: (line, "prose")
    case .pause: (line, "pause")
    case .note: (line, "note")
    case .aside(let details): (details.line, "aside \(details.cells.map(code))")
    case .cell(let cell): (cell.line, "cell \(code(cell))")
    case .question(let question):
      (
        question.line,
        "question \(question.id) \(question.answer) \(question.options.map(\.number)) \(shape(question.explanation))"
      )
    case .exercise(let exercise):
      (
        exercise.line,
        "exercise \(exercise.id) \(exercise.starter.map(code) ?? "") \(code(exercise.check)) \(exercise.hints.count) \(code(exercise.solution))"
      )
    }
  }

  /// What an explanation has for each option.
  private static func shape(_ details: Lesson.Details?) -> String {
    details.map { "\($0.choices.count) \($0.cells.map(code))" } ?? ""
  }

  /// A cell but for its comments and what stands in quotes.
  private static func code(_ cell: Lesson.Cell) -> String {
    var result = "\(cell.id ?? "") \(cell.role?.rawValue ?? "") \(cell.claims) \(cell.fails) \(cell.slow)\n"
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
    return result.split(separator: "\n").map(\.trimmed).filter { !$0.isEmpty }.joined(separator: "\n")
  }
}
