import Documents
import Messages

/// Writes a lesson, as far as a reader has come, as a lesson of its own.
///
/// It follows the lesson from its beginning, and not the order in which the reader jumped about, so that each cell
/// finds what it needs.
struct TranscriptWriter {
  let open: OpenLesson
  /// Whether words are written without bold and slanted ones.
  let isPlain: Bool

  private var parts: [String] = []
  private var ids: Set<String> = []
  private var asked: [Lesson.Question] = []

  init(_ open: OpenLesson, isPlain: Bool) {
    self.open = open
    self.isPlain = isPlain
  }

  mutating func text(id: String) -> String {
    let lesson = open.lesson
    let title = lesson.title.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
    let language = lesson.front.lang == FrontMatter().lang ? "" : "\nlang: \(lesson.front.lang)"
    ids = Set(lesson.places.compactMap { lesson[$0].id })
    parts = [
      "---\nformat: 1\nid: \(id)\ntitle: \"\(title)\"\(language)\nseed: \(lesson.front.seed)\n---"
    ]
    write([.heading(Text(lesson.title), level: 1)])
    for (index, step) in lesson.steps.enumerated() where index <= open.place.step {
      let here = index == open.place.step
      if !step.title.isEmpty, !here || open.place.item > 0 || open.shownStep == index {
        write([.heading(Text(step.title), level: 2)])
      }
      for (number, item) in step.items.enumerated() {
        let place = Lesson.Place(step: index, item: number)
        guard place < open.place else { break }
        writePlays(at: place)
        write(item, at: place)
      }
      let end = Lesson.Place(step: index, item: step.items.count)
      if end < open.place { writePlays(at: end) }
      explain()
    }
    writePlays(at: open.place)
    if case .exercise(let trial) = open.stage {
      write(trial.exercise.text)
      write(open.attempts, isKept: true, after: trial.started)
    } else {
      write(open.attempts, isKept: true)
    }
    if !parts.contains(where: { $0.hasPrefix("## ") || $0.contains("\n## ") }) {
      parts.append("## " + PlayerMessage.navigation(.upToHere).text.string)
    }
    return parts.joined(separator: "\n\n").showingHidden + "\n"
  }

  // MARK: Items

  private mutating func write(_ item: Lesson.Item, at place: Lesson.Place) {
    switch item {
    case .prose(let blocks): write(blocks)
    case .aside(let details): write([.details(summary: details.summary, details.blocks)])
    case .question(let question):
      let options = question.options.map { [Block.paragraph($0.text)] }
      write(question.text + (options.isEmpty ? [] : [.list(options, start: 1)]))
      if let said = open.guesses[question.id]?.text ?? open.known[open.id, .guess, question.id] {
        write([.quote([.paragraph(PlayerMessage.comparison(.plain(said: said)).text)])])
      }
      if !open.pending.contains(place) { asked.append(question) }
    case .cell(let cell):
      writeCell(cell.code, id: cell.id, fails: cell.fails)
      write(open.results[place] ?? [])
      explain()
    case .exercise(let exercise):
      write(exercise.text)
      let solution = open.solutions[place] ?? exercise.solution.source
      writeCell(solution.hasSuffix("\n") ? String(solution.dropLast()) : solution, id: exercise.id)
    case .pause, .note: break
    }
  }

  private mutating func explain() {
    for question in asked {
      write(question.blocks(beside: open.guesses[question.id]))
    }
    asked = []
  }

  private mutating func writePlays(at place: Lesson.Place) {
    for play in open.plays[place] ?? [] { write(play.attempts, isKept: play.isKept) }
  }

  /// The reader's own statements, with what takes them back where the lesson went on without them.
  private mutating func write(_ attempts: [OpenLesson.Attempt], isKept: Bool, after started: [String] = []) {
    let own = attempts.filter { !$0.isAboutSession }
    guard !own.isEmpty else { return }
    let changes = own.count { !$0.changed.isEmpty }
    let lines = started + own.map(\.text) + (isKept || changes == 0 ? [] : ["undo \(changes)"])
    writeCell(lines.joined(separator: "\n"), id: nil, prefix: "own")
    write(own.flatMap(\.shown))
  }

  // MARK: Text

  private mutating func writeCell(_ code: String, id: String?, prefix: String = "cell", fails: Bool = false) {
    guard code.contains(where: { !$0.isWhitespace }) else { return }
    var name = id ?? "\(prefix)-1"
    var number = 1
    while id == nil, ids.contains(name) {
      number += 1
      name = "\(prefix)-\(number)"
    }
    ids.insert(name)
    parts.append("```gradlab id=\(name)\(fails ? " fails=true" : "")\n\(code)\n```")
  }

  private mutating func write(_ blocks: [Block]) {
    let text = Document(blocks.flatMap(plain)).markdown
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let end = lines.lastIndex { !$0.isEmpty }
    if let end { parts.append(lines[...end].joined(separator: "\n")) }
  }

  /// A block as text that is neither run nor asked when the file is read as a lesson.
  private func plain(_ block: Block) -> [Block] {
    switch block {
    case .paragraph(let text): [.paragraph(words(text))]
    case .heading(let text, let level): [.heading(words(text), level: level)]
    case .list(let items, let start): [.list(items.map { $0.flatMap(plain) }, start: start)]
    case .quote(let blocks): [.quote(blocks.flatMap(plain))]
    case .aside(let kind, let blocks): [.aside(kind, blocks.flatMap(plain))]
    case .code(let code, let language):
      [.code(code, language: ["gradlab", "predict"].contains(language) ? "text" : language)]
    case .details(let summary, let blocks):
      [.paragraph(isPlain ? words(summary) : summary.styled(.strong))] + blocks.flatMap(plain)
    case .rule, .gap: []
    case .table, .chart, .verdict: [block]
    }
  }

  private func words(_ text: Text) -> Text {
    guard isPlain else { return text }
    return Text(
      text.runs.map { Text.Run($0.string, $0.style.intersection(.code), link: $0.link, picture: $0.picture) })
  }
}
