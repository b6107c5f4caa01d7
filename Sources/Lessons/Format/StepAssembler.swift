import Documents

/// Gives each question the `<details>` that explains it, and each exercise its parts.
struct StepAssembler {
  private(set) var problems: [Problem] = []

  private let file: String
  private var items: [Lesson.Item] = []
  /// Where in `items` the questions stand that no cell has answered, or no details explained, yet.
  private var waiting: [Int] = []
  private var cellSeen = false
  private var draft: Draft?

  /// An exercise whose parts are still coming.
  private struct Draft {
    var id: String
    var line: Int
    var starter: Lesson.Cell?
    var text: [Block] = []
    var check: Lesson.Cell?
    var hints: [Lesson.Details] = []
  }

  init(file: String) { self.file = file }

  private mutating func report(_ message: StepMessage, _ line: Int) {
    problems.append(Problem(message, file: file, line: line))
  }

  mutating func assemble(_ pieces: [SectionReader.Piece]) -> [Lesson.Item] {
    for piece in pieces {
      if draft == nil { outside(piece) } else { inside(piece) }
    }
    endDraft(because: .step)
    for index in waiting { reportUnanswered(index) }
    return items
  }

  // MARK: Outside of an exercise

  private mutating func outside(_ piece: SectionReader.Piece) {
    switch piece {
    case .prose(let nodes): items.append(.prose(Prose.blocks(nodes)))
    case .cell(let cell): outside(cell)
    case .question(let question):
      // Questions one after another share the cell that follows.
      if cellSeen { waiting = [] }
      cellSeen = false
      waiting.append(items.count)
      items.append(.question(question))
    case .details(let details): outside(details)
    case .pause: items.append(.pause)
    case .note(let text): items.append(.note(text))
    }
  }

  private mutating func outside(_ cell: Lesson.Cell) {
    switch cell.role {
    case nil:
      items.append(.cell(cell))
      cellSeen = true
    case .starter: draft = Draft(id: cell.id ?? "", line: cell.line, starter: cell)
    case .check: draft = Draft(id: cell.id ?? "", line: cell.line, check: cell)
    case .solution:
      report(.solutionOutside, cell.line)
    }
  }

  private mutating func outside(_ details: Lesson.Details) {
    if let cell = details.cells.first { report(.cellInDetails, cell.line) }
    // Scored questions have the first claim on an explanation.
    let scored = waiting.first { !isOpen($0) }
    guard let index = scored ?? waiting.first, case .question(var question) = items[index] else {
      items.append(.aside(details))
      return
    }
    if !cellSeen { reportUnanswered(index) }
    if !details.choices.isEmpty, !question.options.isEmpty,
      details.choices.count != question.options.count
    {
      report(
        .explanations(
          count: details.choices.count, question: question.id, options: question.options.count), details.line)
    }
    question.explanation = details
    items[index] = .question(question)
    // A free why beside a scored question needs none of its own.
    waiting = waiting.filter { $0 != index && (scored == nil || !isOpen($0)) }
  }

  private func isOpen(_ index: Int) -> Bool {
    if case .question(let question) = items[index] { question.answer == .open } else { false }
  }

  private mutating func reportUnanswered(_ index: Int) {
    guard !cellSeen, case .question(let question) = items[index],
      case .measured = question.answer
    else { return }
    report(.unanswered(question: question.id), question.line)
  }

  // MARK: Inside an exercise

  private mutating func inside(_ piece: SectionReader.Piece) {
    switch piece {
    case .prose(let nodes):
      if draft?.check == nil {
        draft?.text += Prose.blocks(nodes)
      } else {
        endDraft(because: .prose)
        outside(piece)
      }
    case .cell(let cell): inside(cell)
    case .details(let details): inside(details)
    case .question(let question):
      endDraft(because: .question(line: question.line))
      outside(piece)
    case .pause:
      endDraft(because: .pause)
      outside(piece)
    case .note(let text): items.append(.note(text))
    }
  }

  private mutating func inside(_ cell: Lesson.Cell) {
    guard let current = draft, cell.id == current.id, cell.role == .check, current.check == nil else {
      endDraft(because: .cell(line: cell.line))
      outside(cell)
      return
    }
    draft?.check = cell
  }

  private mutating func inside(_ details: Lesson.Details) {
    guard let current = draft, let check = current.check else {
      endDraft(because: .details(line: details.line))
      outside(details)
      return
    }
    guard let solution = details.cells.first else {
      draft?.hints.append(details)
      return
    }
    if solution.role != .solution || solution.id != current.id {
      report(.otherSolution(exercise: current.id), solution.line)
    }
    if details.cells.count > 1 {
      report(.secondSolution, details.cells[1].line)
    }
    items.append(
      .exercise(
        Lesson.Exercise(
          id: current.id, text: current.text, starter: current.starter, check: check,
          hints: current.hints, solution: solution, solutionDetails: details, line: current.line)))
    waiting = []
    draft = nil
  }

  private mutating func endDraft(because end: StepMessage.End) {
    guard let current = draft else { return }
    draft = nil
    report(
      .lacks(current.check == nil ? .check : .solution, exercise: current.id, because: end), current.line)
  }
}
