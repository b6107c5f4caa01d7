import CommandKit
import Documents
import Lab
import Lessons
import Messages

extension Explorer {
  /// What the scripts of a page say of its charts.
  static var words: String {
    let language = DisplayLanguage.current
    let words = [
      ("chart", ExplorerMessage.chart.words(in: language)),
      ("keys", ExplorerMessage.keys.words(in: language)),
      ("comma", language.comma), ("stop", language.stop),
    ].map { "data-\($0)=\"\(HTML.escape($1))\"" }
    return "<template data-words=\"charts\" \(words.joined(separator: " "))></template>"
  }

  /// What a statement of a lesson compared; `nil` where it only shows again what was measured before.
  init?(_ result: LessonPart.Result) {
    guard let value = result.outcome?.value else { return nil }
    switch result.statement?.kind {
    case .value(let expression): if case .name = expression.kind { return nil }
    case .command(let command): if command.declaration.name == "plot" { return nil }
    default: break
    }
    self.init(value)
  }

  /// The explorer as a part of a page that `explorer.js` gives life to; without script it stays hidden.
  ///
  /// - Parameters:
  ///   - cell: its name in the page's address.
  ///   - title: the statement that measured it.
  ///   - isOpen: whether it is unfolded from the start.
  package func html(cell: String, title: String, isOpen: Bool = true) -> String {
    let cell = HTML.escape(cell)
    let id = "comparison-\(cell)"
    var out =
      "<section class=\"explorer\" id=\"\(id)\" data-cell=\"\(cell)\" aria-labelledby=\"\(id)-title\" hidden>\n"
    out +=
      "<details\(isOpen ? " open" : "")><summary id=\"\(id)-title\"><code>\(HTML.escape(title))</code></summary>\n"
    out += "<div class=\"controls\">\n\(axes.indices.map { control($0, id) }.joined())</div>\n"
    if !figures.isEmpty { out += list }
    if !rows.isEmpty {
      out +=
        "<div class=\"panels\">\n\(rows.indices.map { chart(of: rows[$0]).html(id: "\(id)-chart-\($0)") }.joined(separator: "\n"))\n</div>\n"
    }
    if seeds > 1 {
      out += "<p class=\"dim\">\(HTML.escape(ExplorerMessage.overSeeds(seeds).words(in: .current)))</p>\n"
    }
    out += "<script type=\"application/json\">\(json.scriptText)</script>\n"
    return out + "</details>\n</section>"
  }

  // MARK: Controls

  private func control(_ index: Int, _ id: String) -> String {
    let axis = axes[index]
    let name = HTML.escape(axis.name)
    guard axis.isNumeric else {
      let choices = axis.labels.enumerated().map { place, label in
        let checked = place == start[index] ? " checked" : ""
        return
          "<label><input type=\"radio\" name=\"\(id)-\(index)\" value=\"\(place)\"\(checked)><span>\(HTML.escape(label))</span></label>"
      }
      return
        "<fieldset class=\"names\" data-axis=\"\(index)\"><legend>\(name)</legend>\(choices.joined())</fieldset>\n"
    }
    let last = axis.labels.count - 1
    let ticks = (0...last).map { "<option value=\"\($0)\"></option>" }.joined()
    let labels = Thinning.spread(axis.labels.count, 7).map { "<span>\(HTML.escape(axis.labels[$0]))</span>" }
    return """
      <div class="numbers" data-axis="\(index)"><label for="\(id)-\(index)">\(name)</label>
      <output for="\(id)-\(index)">\(HTML.escape(axis.labels[start[index]]))</output>
      <input type="range" id="\(id)-\(index)" min="0" max="\(last)" step="1" value="\(start[index])" list="\(id)-\(index)-ticks">
      <datalist id="\(id)-\(index)-ticks">\(ticks)</datalist>
      <div class="ends" aria-hidden="true">\(labels.joined())</div></div>

      """
  }

  // MARK: Figures

  /// A line for each number, with its course along each axis.
  private var list: String {
    let lines = figures.map { figure in
      let courses = axes.enumerated().map { index, axis in
        // Places of names stand apart, and need no more room than that.
        let width = axis.isNumeric ? 140 : min(24 * axis.labels.count + 12, 140)
        return
          "<svg class=\"course\" data-axis=\"\(index)\" width=\"\(width)\" height=\"34\" aria-hidden=\"true\"><text class=\"tick\" x=\"2\" y=\"-3\">\(HTML.escape(axis.name))</text><g></g></svg>"
      }
      return
        "<li><span class=\"name\">\(HTML.escape(figure.name).replacing(".", with: ".<wbr>"))</span> <span class=\"value\"></span><span class=\"courses\">\(courses.joined())</span></li>"
    }
    return """
      <ul class="figures" aria-live="polite" aria-label="\(HTML.escape(ExplorerMessage.figures.words(in: .current)))">
      \(lines.joined(separator: "\n"))
      </ul>

      """
  }

  // MARK: Charts

  /// A chart with axes on which all results have room: only so do they compare.
  private func chart(of row: Row) -> EmptyChart {
    let numbers = (row.medians + row.smallest + row.largest).flatMap { $0 }
      .filter { $0.isFinite && (row.scale == .linear || $0 > 0) }
    // A linear axis begins at zero, as lengths are compared on it.
    let lower = row.scale == .linear ? min(numbers.min() ?? 0, 0) : numbers.min() ?? 1
    return EmptyChart(
      row.name, x: ChartAxis(PresentationMessage.axis(row.along).string),
      across: 1...Double(max(row.steps.compactMap(\.last).max() ?? 2, 2)),
      y: ChartAxis(row.name, row.scale), up: lower...max(numbers.max() ?? 1, lower))
  }

  // MARK: Data

  /// What the script reads: numbers with a digit more than are shown.
  package var json: JSON {
    func numbers(_ values: [Double]) -> JSON { .array(values.map(JSON.rounded)) }
    func rows(_ values: [[Double]]) -> JSON { .array(values.map(numbers)) }
    let figures = figures.map { figure -> JSON in
      var members = [
        JSON.Member("n", .string(figure.name)), JSON.Member("log", figure.scale == .log10 ? 1 : 0),
        JSON.Member("y", numbers(figure.medians)),
      ]
      if !figure.smallest.isEmpty {
        members += [JSON.Member("l", numbers(figure.smallest)), JSON.Member("u", numbers(figure.largest))]
      }
      return .object(members)
    }
    let charts = self.rows.map { row -> JSON in
      let axes = chart(of: row).axes
      var members = [
        JSON.Member("n", .string(row.name)), JSON.Member("x", axes.x), JSON.Member("y", axes.y),
        JSON.Member("m", rows(row.medians)),
      ]
      if !row.smallest.isEmpty {
        members += [JSON.Member("l", rows(row.smallest)), JSON.Member("u", rows(row.largest))]
      }
      // Steps are told only where some are left out.
      if row.steps.contains(where: { $0.last ?? 0 > $0.count }) {
        let kinds = row.steps.reduce(into: [[Int]]()) { if !$0.contains($1) { $0.append($1) } }
        members.append(JSON.Member("steps", .array(kinds.map { numbers($0.map(Double.init)) })))
        members.append(JSON.Member("kind", numbers(row.steps.map { Double(kinds.firstIndex(of: $0) ?? 0) })))
      }
      return .object(members)
    }
    return [
      "axes": .array(
        axes.map { ["n": .string($0.name), "labels": .strings($0.labels), "numbers": .bool($0.isNumeric)] }),
      "start": numbers(start.map(Double.init)), "figures": .array(figures), "charts": .array(charts),
    ]
  }
}
