import Documents

/// Cuts the CommonMark tree of a lesson into steps, and reads the marks between which details stand.
struct SectionReader {
  /// What stands in a step before questions have their explanations and exercises their parts.
  enum Piece {
    case prose([MarkdownNode])
    case cell(Lesson.Cell)
    case question(Lesson.Question)
    case details(Lesson.Details)
    case pause
    case note(String)
  }

  private(set) var problems: [Problem] = []
  private(set) var steps: [Lesson.Step] = []

  private let file: String
  private var cells: CellReader
  private var title = ""
  private var titleLine = 0
  private var hasLessonTitle = false
  private var pieces: [Piece] = []
  private var details: OpenDetails?

  private struct OpenDetails {
    var line: Int
    var summary: Text?
    var nodes: [MarkdownNode] = []
    var cells: [Lesson.Cell] = []
  }

  init(file: String) {
    self.file = file
    cells = CellReader(file: file)
  }

  mutating func read(_ root: MarkdownNode) {
    for node in root.children { read(block: node) }
    if let details { report(.detailsNotClosed, details.line) }
    details = nil
    endStep()
    if !hasLessonTitle { report(.noTitle, 1) }
    if !steps.contains(where: { !$0.title.isEmpty }) { report(.noSteps, 1) }
    problems += cells.problems
    checkIdentifiers()
  }

  private mutating func report(_ message: SectionMessage, _ line: Int) {
    problems.append(Problem(message, file: file, line: line))
  }

  private mutating func read(block node: MarkdownNode) {
    switch node.type {
    case "heading" where node.level <= 2: heading(node)
    case "html_block": marks(node)
    case "code_block" where node.isFenced && CellReader.word(of: node.info) == CellReader.cellWord:
      cell(node)
    case "code_block" where node.isFenced && CellReader.word(of: node.info) == CellReader.questionWord:
      if details != nil {
        report(.questionInDetails, node.firstLine)
      } else {
        pieces.append(.question(cells.question(node)))
      }
    default: prose(node)
    }
  }

  private mutating func prose(_ node: MarkdownNode) {
    if details != nil {
      details?.nodes.append(node)
    } else if case .prose(let before) = pieces.last {
      pieces[pieces.count - 1] = .prose(before + [node])
    } else {
      pieces.append(.prose([node]))
    }
  }

  private mutating func heading(_ node: MarkdownNode) {
    if details != nil { report(.stepInDetails, node.firstLine) }
    if node.level == 1 {
      if hasLessonTitle {
        report(.secondTitle, node.firstLine)
      } else if !steps.isEmpty || !pieces.isEmpty || !title.isEmpty {
        report(.titleIsNotFirst, node.firstLine)
      }
      hasLessonTitle = true
    } else {
      endStep()
      title = node.plainText
      titleLine = node.firstLine
    }
  }

  private mutating func endStep() {
    defer {
      pieces = []
      title = ""
    }
    guard !title.isEmpty || !pieces.isEmpty else { return }
    var assembler = StepAssembler(file: file)
    let items = assembler.assemble(pieces)
    problems += assembler.problems
    steps.append(Lesson.Step(title: title, line: max(1, titleLine), items: items))
  }

  private mutating func cell(_ node: MarkdownNode) {
    let cell = cells.cell(node)
    if details != nil {
      details?.cells.append(cell)
      details?.nodes.append(node)
    } else {
      pieces.append(.cell(cell))
    }
  }

  private mutating func marks(_ node: MarkdownNode) {
    var reader = HTMLMarkReader(file: file)
    reader.read(node.literal, firstLine: node.firstLine)
    problems += reader.problems
    for (mark, line) in reader.marks {
      switch mark {
      case .openDetails:
        if let details {
          report(.detailsStillOpen(line: details.line), line)
          closeDetails()
        }
        details = OpenDetails(line: line)
      case .closeDetails:
        if details == nil { report(.closesNothing, line) }
        closeDetails()
      case .summary(let text):
        if details == nil {
          report(.summaryOutside, line)
        } else {
          details?.summary = Prose.parseLine(text)
        }
      case .pause: if details == nil { pieces.append(.pause) }
      case .note(let text): pieces.append(.note(text))
      case .comment: break
      }
    }
  }

  private mutating func closeDetails() {
    guard let open = details else { return }
    details = nil
    if open.summary == nil { report(.noSummary, open.line) }
    let list = open.nodes.first { $0.type == "list" }
    pieces.append(
      .details(
        Lesson.Details(
          summary: open.summary ?? Text(), blocks: Prose.blocks(open.nodes),
          choices: list?.children.map { Prose.blocks($0.children) } ?? [], cells: open.cells,
          line: open.line)))
  }

  private mutating func checkIdentifiers() {
    var seen: [String: Int] = [:]
    func use(_ id: String?, _ line: Int, _ problems: inout [Problem]) {
      guard let id, !id.isEmpty else { return }
      if let first = seen[id] {
        problems.append(
          Problem(SectionMessage.repeatedIdentifier(id: id, line: first), file: file, line: line))
      } else {
        seen[id] = line
      }
    }
    for item in steps.flatMap(\.items) {
      switch item {
      case .cell(let cell): use(cell.id, cell.line, &problems)
      case .question(let question): use(question.id, question.line, &problems)
      case .exercise(let exercise): use(exercise.id, exercise.line, &problems)
      case .prose, .aside, .pause, .note: break
      }
    }
  }
}
