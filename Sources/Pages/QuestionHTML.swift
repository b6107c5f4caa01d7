import CommandKit
import Documents
import Lessons
import Messages

/// A question that the page asks, and what it says once a guess was made.
struct QuestionHTML {
  let html: HTML
  let question: Lesson.Question

  // MARK: Before

  /// The question, with what a guess is made with; a page without its script shows the words alone.
  ///
  /// - Parameter measured: what is right, where it is a number.
  func form(measured: Result<Double, Failure>?) -> String {
    var found: Double?
    if case .success(let value)? = measured { found = value }
    return """
      <form class="guess" id="\(PageFacts.id(of: question.id))" autocomplete="off" \(data(found))>
      <p class="label">\(PageMessage.prediction.html)</p>
      <div id="\(textID)">
      \(html.blocks(question.text, path: "-text"))
      </div>
      \(entry(found))
      <p class="refusal" role="alert" hidden></p>
      <p class="send"><button type="submit">\(PageMessage.guess.html)</button></p>
      </form>
      """
  }

  private var textID: String { PageFacts.id(of: question.id) + "-text" }

  /// What the script grades with.
  private func data(_ found: Double?) -> String {
    var data = "data-kind=\"\(question.kind.rawValue)\""
    if case .measured(_, let inDecades) = question.answer {
      data += " data-decades=\"\(inDecades)\""
      if let found {
        data += " data-measured=\"\(found)\" data-found=\"\(NumberFormat.significant(3).string(found))\""
      }
    }
    if !question.rightOptions.isEmpty {
      data += " data-right=\"\(question.rightOptions.map(String.init).joined(separator: " "))\""
    }
    return data
  }

  private func entry(_ found: Double?) -> String {
    let name = HTML.escape(question.id)
    switch question.answer {
    case .measured(_, let inDecades):
      let scale = GuessScale(answer: found, inDecades: inDecades)
      let (from, to) = (GuessScale.power(scale.lowest), GuessScale.power(scale.highest))
      let middle = GuessScale.power((scale.lowest + scale.highest) / 2)
      return """
        <div class="entry number">
        <label>\(PageMessage.numberField.html) <input type="text" name="number" inputmode="text" spellcheck="false" aria-describedby="\(textID)"></label>
        <div class="scale">
        <input type="range" name="slider" min="\(scale.lowest)" max="\(scale.highest)" step="\(scale.step)" value="\((scale.lowest + scale.highest) / 2)" aria-label="\(PageMessage.slider(from: from, to: to).html)">
        <p class="ends" aria-hidden="true"><span>\(from)</span><span>\(middle)</span><span>\(to)</span></p>
        </div>
        </div>
        """
    case .option, .options:
      let type = question.kind == .option ? "radio" : "checkbox"
      let items = question.options.map { option in
        "<li><label><input type=\"\(type)\" name=\"\(name)\" value=\"\(option.number)\"> "
          + "<span>\(html.inline(option.text))</span></label></li>"
      }
      let role = question.kind == .option ? "radiogroup" : "group"
      return "<div class=\"entry\" role=\"\(role)\" aria-labelledby=\"\(textID)\">\n<ol>\n"
        + items.joined(separator: "\n") + "\n</ol>\n</div>"
    case .open:
      return "<div class=\"entry words\"><label>\(PageMessage.wordsField.html) "
        + "<textarea name=\"words\" rows=\"3\" aria-describedby=\"\(textID)\"></textarea></label></div>"
    }
  }

  // MARK: After

  /// What is right, with the reasons; the script puts the guess beside it, and its reason first.
  func answer(measured: Result<Double, Failure>?) -> String {
    let solution = question.solution(measured: measured).map {
      "<p class=\"solution \(question.kind.rawValue)\">\(html.inline($0))</p>\n"
    }
    return """
      <div class="answered" data-question="\(PageFacts.id(of: question.id))">
      <p class="comparison" hidden></p>
      \(solution ?? "")\(reasons)
      </div>
      """
  }

  private var reasons: String {
    guard let explanation = question.explanation else { return "" }
    let summary =
      question.answer == .open ? PageMessage.modelAnswer.html : html.inline(explanation.summary)
    let head = "<p class=\"summary\"><strong>\(summary)</strong></p>\n"
    guard !explanation.choices.isEmpty, !question.options.isEmpty else {
      return head + html.blocks(explanation.blocks, path: "-why")
    }
    let items = question.options.compactMap { option -> String? in
      guard explanation.choices.indices.contains(option.number - 1) else { return nil }
      let blocks = explanation.choices[option.number - 1]
      let path = "-why-\(option.number)"
      if blocks.count == 1, case .paragraph(let text) = blocks[0] {
        return "<li value=\"\(option.number)\">\(html.inline(text))</li>"
      }
      return "<li value=\"\(option.number)\">\(html.blocks(blocks, path: path))</li>"
    }
    let rest = explanation.blocks.filter { if case .list = $0 { false } else { true } }
    return head + "<ol class=\"reasons\">\n\(items.joined(separator: "\n"))\n</ol>\n"
      + html.blocks(rest, path: "-why-more")
  }
}

// MARK: - Sentences for the script

extension HTML {
  /// What the script says of guesses: each sentence as an element to copy, with places for its figures.
  func sentences() -> String {
    let comparisons = ComparisonTemplate.all.map { template -> String in
      let words = template.pieces.map { run, place -> String in
        let words = inline(Text([run]))
        guard let place else { return words }
        return words.replacing(
          HTML.escape(run.string), with: "<span data-place=\"\(place.rawValue)\"></span>", maxReplacements: 1)
      }
      return "<template data-sentence=\"\(template.name)\">\(words.joined())</template>"
    }
    let refusals = PageMessage.Refusal.allCases.map {
      "<template data-sentence=\"refusal-\($0.rawValue)\">\(PageMessage.refusal($0).html)</template>"
    }
    let comma = "<template data-sentence=\"comma\">\(DisplayLanguage.current.comma)</template>"
    return (comparisons + refusals + [comma]).joined(separator: "\n")
  }
}
