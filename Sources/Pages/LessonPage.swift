import CommandKit
import Documents
import Lab
import Lessons
import Messages

/// A lesson with its results as a page that asks its reader: what follows a question opens when it is answered. Without
/// its script it is the same text.
package struct LessonPage {
  private let title: String
  private let front: FrontMatter?
  private let parts: [LessonPart]
  private let audience: Audience
  private let facts: PageFacts
  private let html: HTML
  /// How many results stand in the page so far: each begins its ids with its number.
  private var results = 0
  /// The ids that the page has so far.
  private var ids: Set<String> = []
  /// The comparisons that it has so far, by their names in its address.
  private var explorers: Set<String> = []

  /// - Parameters:
  ///   - title: where the parts are of no lesson.
  ///   - front: of the lesson.
  ///   - parts: what running it gave.
  package init(
    title: String, front: FrontMatter? = nil, _ parts: [LessonPart], for audience: Audience, facts: PageFacts,
    pictures: PagePictures = PagePictures()
  ) {
    self.title = front?.title ?? title
    self.front = front
    self.parts = parts
    self.audience = audience
    self.facts = facts
    html = HTML(prefix: "text", isRead: true, address: facts.address, picture: { pictures[$0] })
  }

  package var text: String {
    var copy = self
    let steps = copy.steps
    let body = [
      top, "<main>\n<article>", head(steps.map(\.title)),
      steps.enumerated().map { section($0, $1) }.joined(separator: "\n"), "</article>\n</main>", foot,
      asksAnything ? html.sentences() : "", Explorer.words,
    ]
    return HTMLPage(
      title: title, language: front?.lang ?? DisplayLanguage.current.tag, styles: PageScripts.styles,
      scripts: PageScripts.scripts,
      body: body.filter { !$0.isEmpty }.joined(separator: "\n")
    ).text
  }

  private var asksAnything: Bool {
    parts.contains { if case .question = $0 { true } else { false } }
  }

  private static var colon: String { HTML.escape(DisplayLanguage.current.colon) }

  // MARK: Around the lesson

  private var top: String {
    guard let index = facts.index else { return "" }
    return "<header class=\"top\"><a href=\"\(HTML.escape(index))\">\(PageMessage.course.html)</a></header>"
  }

  private func head(_ titles: [Text]) -> String {
    var facts: [PageMessage] = []
    if let number = self.facts.number { facts.append(.lesson(number: number)) }
    if let section = front?.document { facts.append(.section(section)) }
    if let minutes = front?.minutes { facts.append(.minutes(minutes)) }
    switch audience {
    case .reader: break
    case .student: facts.append(.copy(for: .student))
    case .teacher: facts.append(.copy(for: .teacher))
    }
    let line = facts.isEmpty ? "" : "<p class=\"facts\">\(facts.map(\.html).joined(separator: " · "))</p>\n"
    let entries = titles.enumerated().filter { !$1.isEmpty }.map { index, title in
      "<li><a href=\"#step-\(index)\">\(HTML.escape(title.string))</a></li>"
    }
    let contents =
      entries.count < 2
      ? ""
      : "<nav class=\"contents\" aria-labelledby=\"contents\">\n<p class=\"label\" id=\"contents\">\(PageMessage.contents.html)</p>\n<ol>\n"
        + entries.joined(separator: "\n") + "\n</ol>\n</nav>"
    return "<h1>\(HTML.escape(title))</h1>\n\(line)\(contents)"
  }

  private var foot: String {
    func link(_ neighbour: PageFacts.Neighbour, _ label: PageMessage, _ relation: String) -> String {
      let title = HTML.escape(neighbour.title)
      let words =
        neighbour.page.map { "<a rel=\"\(relation)\" href=\"\(HTML.escape($0))\">\(title)</a>" } ?? title
      return "<p class=\"\(relation)\"><span class=\"dim\">\(label.html)\(Self.colon)</span>\(words)</p>"
    }
    let ways = [
      facts.previous.map { link($0, .previous, "prev") }, facts.next.map { link($0, .next, "next") },
    ].compactMap(\.self)
    var words: [PageMessage] = []
    if let front { words.append(.seed(front.seed)) }
    words.append(.madeWith(version: facts.version))
    if let licence = front?.licence { words.append(.licence(licence)) }
    let score = asksAnything ? "<p class=\"score\" role=\"status\"></p>\n" : ""
    return "<footer>\n\(score)"
      + (ways.isEmpty ? "" : "<div class=\"ways\">\n\(ways.joined(separator: "\n"))\n</div>\n")
      + "<p class=\"facts\">\(words.map(\.html).joined(separator: " · "))</p>\n</footer>"
  }

  private func section(_ index: Int, _ step: (title: Text, body: String)) -> String {
    guard !step.title.isEmpty else { return step.body }
    return
      "<section aria-labelledby=\"step-\(index)\">\n<h2 id=\"step-\(index)\">\(html.inline(step.title))</h2>\n"
      + step.body + "\n</section>"
  }

  // MARK: The lesson

  /// Each step's title and elements; the first is what stands before any.
  private var steps: [(title: Text, body: String)] {
    mutating get {
      var steps: [(title: Text, body: [String])] = [(Text(), [])]
      var rest = parts[...]
      while let part = rest.popFirst() {
        switch part {
        case .title: break
        case .step(let title): steps.append((title, []))
        case .question(let question): steps[steps.count - 1].body.append(prediction(question, &rest))
        default: steps[steps.count - 1].body.append(element(part, &rest))
        }
      }
      return steps.map { ($0.title, $0.body.filter { !$0.isEmpty }.joined(separator: "\n")) }
    }
  }

  /// Questions up to the answer of the last of them: what follows it opens by guessing.
  private mutating func prediction(_ first: Lesson.Question, _ rest: inout ArraySlice<LessonPart>) -> String {
    var open = [first.id]
    var asked = [
      QuestionHTML(html: html.with(prefix: fresh()), question: first).form(measured: measured(first, rest))
    ]
    var hidden: [String] = []
    while !open.isEmpty, let part = rest.first {
      if case .step = part { break }
      rest.removeFirst()
      switch part {
      case .question(let question):
        asked += hidden
        hidden = []
        open.append(question.id)
        let html = html.with(prefix: fresh())
        asked.append(QuestionHTML(html: html, question: question).form(measured: measured(question, rest)))
      case .answer(let question, let measured):
        open.removeAll { $0 == question.id }
        hidden.append(
          QuestionHTML(html: html.with(prefix: fresh()), question: question).answer(measured: measured))
      default: hidden.append(element(part, &rest))
      }
    }
    return """
      <div class="prediction">
      \(asked.joined(separator: "\n"))
      <details class="reveal">
      <summary><span class="still">\(PageMessage.resultAndAnswer.html)</span><span class="asking">\(PageMessage.withoutGuess.html)</span><span class="shown">\(PageMessage.result.html)</span></summary>
      \(hidden.joined(separator: "\n"))
      </details>
      </div>
      """
  }

  private func measured(
    _ question: Lesson.Question, _ rest: ArraySlice<LessonPart>
  ) -> Result<Double, Failure>? {
    for case .answer(let answered, let measured) in rest where answered.id == question.id { return measured }
    return nil
  }

  private mutating func element(_ part: LessonPart, _ rest: inout ArraySlice<LessonPart>) -> String {
    let html = html.with(prefix: fresh())
    switch part {
    case .title, .step, .question, .answer, .result: return ""
    case .prose(let blocks): return html.blocks(blocks)
    case .aside(let details): return html.blocks([details.block])
    case .note(let note):
      guard audience == .teacher else { return "" }
      return "<div class=\"aside note\" role=\"note\"><p class=\"label\">\(PageMessage.forTeacher.html)</p>\n"
        + "<p>\(HTML.escape(note))</p></div>"
    case .cell(let cell): return self.cell(cell, &rest)
    case .exercise(let exercise): return self.exercise(exercise, html, &rest)
    }
  }

  private mutating func cell(_ cell: Lesson.Cell, _ rest: inout ArraySlice<LessonPart>) -> String {
    let own = Self.results(&rest)
    // An exercise's cells share its id.
    let id = cell.role == nil ? cell.id.map { place($0) } ?? "" : ""
    let results = (own.map { html.with(prefix: fresh()).result($0) } + [comparisons(own, of: cell)])
      .filter { !$0.isEmpty }
    return "<div class=\"cell\"\(id)>\n\(html.blocks([.code(cell.code, language: "gradlab")]))\n"
      + (results.isEmpty ? "" : "<div class=\"results\">\n\(results.joined(separator: "\n"))\n</div>\n")
      + "</div>"
  }

  /// The comparisons that a cell made, for the reader to move through: open where there is but one.
  private mutating func comparisons(_ results: [LessonPart.Result], of cell: Lesson.Cell) -> String {
    let made = results.compactMap { result in
      Explorer(result).flatMap { explorer in result.statement.map { (explorer, $0.text) } }
    }
    return made.map { explorer, statement in
      let name = cell.id ?? "cell"
      var number = 1
      var free = name
      while !explorers.insert(free).inserted {
        number += 1
        free = "\(name)-\(number)"
      }
      return explorer.html(cell: free, title: statement, isOpen: made.count == 1)
    }.joined(separator: "\n")
  }

  private static func results(_ rest: inout ArraySlice<LessonPart>) -> [LessonPart.Result] {
    var results: [LessonPart.Result] = []
    while case .result(let result)? = rest.first {
      results.append(result)
      rest.removeFirst()
    }
    return results
  }

  private mutating func exercise(
    _ exercise: Lesson.Exercise, _ html: HTML, _ rest: inout ArraySlice<LessonPart>
  ) -> String {
    var own: [String] = []
    while case .cell(let cell)? = rest.first, cell.role != nil {
      rest.removeFirst()
      own.append(self.cell(cell, &rest))
    }
    var out = [
      "<div class=\"exercise\"\(place(exercise.id))>\n<p class=\"label\">\(PageMessage.exercise.html)</p>"
    ]
    out.append(html.blocks(exercise.text, path: "-task"))
    if let starter = exercise.starter {
      out.append("<p class=\"starter\">\(PageMessage.starter.html)\(Self.colon)</p>")
      out.append(html.blocks([.code(starter.code, language: "gradlab")]))
    }
    for (index, hint) in exercise.hints.enumerated() {
      let summary =
        hint.summary.isEmpty ? PageMessage.hint(number: index + 1).html : html.inline(hint.summary)
      out.append(
        "<details class=\"hint\"><summary>\(summary)</summary>\n\(html.blocks(hint.blocks, path: "-hint-\(index)"))\n</details>"
      )
    }
    if audience != .student {
      let summary = exercise.solutionDetails.summary
      let prose = exercise.solutionDetails.blocks.filter {
        if case .code(_, language: "gradlab") = $0 { false } else { true }
      }
      out.append(
        "<details class=\"solution\"\(audience == .teacher ? " open" : "")><summary>"
          + (summary.isEmpty ? PageMessage.solution.html : html.inline(summary)) + "</summary>\n"
          + html.blocks(prose, path: "-solution") + "\n" + own.joined(separator: "\n") + "\n</details>")
    }
    out.append("</div>")
    return out.joined(separator: "\n")
  }

  // MARK: Ids

  private mutating func fresh() -> String {
    results += 1
    return "part-\(results)"
  }

  /// The attribute of what a link can lead to, once for each name.
  private mutating func place(_ name: String) -> String {
    let id = PageFacts.id(of: name)
    return ids.insert(id).inserted ? " id=\"\(HTML.escape(id))\"" : ""
  }
}
