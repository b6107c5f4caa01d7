import Documents

/// Writes a lesson, as far as a reader has come, as a lesson of its own.
///
/// It follows the lesson from its beginning, and not the order in which the reader jumped about, so that each cell
/// finds what it needs.
struct TranscriptWriter {
  let reading: Reading
  /// Whether words are written without bold and slanted ones.
  let isPlain: Bool
  /// What the reader answered to a question.
  var guess: (String) -> String? = { _ in nil }
  /// The statements of an exercise's starter that have run before the reader's.
  var started: (Lesson.Exercise) -> [String] = { _ in [] }

  private var parts: [String] = []
  private var ids: Set<String> = []
  private var asked: [Lesson.Question] = []

  init(reading: Reading, isPlain: Bool) {
    self.reading = reading
    self.isPlain = isPlain
  }

  mutating func text(id: String) -> String {
    let lesson = reading.lesson
    let title = lesson.title.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
    ids = Set(lesson.places.compactMap { lesson[$0].id })
    parts = [
      "---\nformat: 1\nid: \(id)\ntitle: \"\(title)\"\nseed: \(lesson.front.seed)\n---"
    ]
    write([.heading(Text(lesson.title), level: 1)])
    for (index, step) in lesson.steps.enumerated() where index <= reading.place.step {
      let here = index == reading.place.step
      if !step.title.isEmpty, !here || reading.place.item > 0 || reading.shownStep == index {
        write([.heading(Text(step.title), level: 2)])
      }
      for (number, item) in step.items.enumerated() {
        let place = Lesson.Place(step: index, item: number)
        guard place < reading.place else { break }
        writePlays(at: place)
        write(item, at: place)
      }
      let end = Lesson.Place(step: index, item: step.items.count)
      if end < reading.place { writePlays(at: end) }
      explain()
    }
    writePlays(at: reading.place)
    if case .exercise(let exercise)? = reading.item, reading.waiting == .exercise {
      write(exercise.text)
      write(reading.attempts, isKept: true, after: started(exercise))
    } else {
      write(reading.attempts, isKept: true)
    }
    if !parts.contains(where: { $0.hasPrefix("## ") || $0.contains("\n## ") }) {
      parts.append("## Up to here")
    }
    return parts.joined(separator: "\n\n") + "\n"
  }

  // MARK: Items

  private mutating func write(_ item: Lesson.Item, at place: Lesson.Place) {
    switch item {
    case .prose(let blocks): write(blocks)
    case .aside(let details): write([.details(summary: details.summary, details.blocks)])
    case .question(let question):
      let options = question.options.map { [Block.paragraph($0.text)] }
      write(question.text + (options.isEmpty ? [] : [.list(options, start: 1)]))
      if let guess = guess(question.id) { write([.quote([.paragraph("You said: \(guess)")])]) }
      if !reading.pending.contains(place) { asked.append(question) }
    case .cell(let cell):
      writeCell(cell.code, id: cell.id, fails: cell.fails)
      write(reading.results[place] ?? [])
      explain()
    case .exercise(let exercise):
      write(exercise.text)
      let solution = reading.solutions[place] ?? exercise.solution.source
      writeCell(solution.hasSuffix("\n") ? String(solution.dropLast()) : solution, id: exercise.id)
    case .pause, .note: break
    }
  }

  private mutating func explain() {
    for question in asked {
      write(Feedback.blocks(for: question, guess: reading.guesses[question.id]))
    }
    asked = []
  }

  private mutating func writePlays(at place: Lesson.Place) {
    for play in reading.plays[place] ?? [] { write(play.attempts, isKept: play.isKept) }
  }

  /// The reader's own statements, with what takes them back where the lesson went on without them.
  private mutating func write(_ attempts: [Reading.Attempt], isKept: Bool, after started: [String] = []) {
    let own = attempts.filter { !Self.isAboutTheSession($0.text) }
    guard !own.isEmpty else { return }
    let changes = own.count { !$0.changed.isEmpty }
    let lines = started + own.map(\.text) + (isKept || changes == 0 ? [] : ["undo \(changes)"])
    writeCell(lines.joined(separator: "\n"), id: nil, prefix: "own")
    write(own.flatMap(\.shown))
  }

  /// Whether a statement would do nothing for a lesson, or write files again.
  private static func isAboutTheSession(_ statement: String) -> Bool {
    let word = statement.prefix { $0.isLetter || $0 == "_" }
    return ["help", "history", "vars", "save", "export"].contains(word)
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
    return Text(text.runs.map { Text.Run($0.string, $0.style.intersection(.code), link: $0.link) })
  }
}
