/// A chart as a figure: an SVG with its sentence as description, and the main figures to unfold.
struct HTMLChart {
  let html: HTML
  let id: String

  static func color(_ series: Int) -> Int {
    let count = Palette.onDark.count
    return ((series % count) + count) % count
  }

  func text(_ content: any ChartContent) -> String {
    let title = HTML.escape(content.title)
    var drawing = ""
    var notes: [String] = []
    var values = JSON.null
    func draw(_ frame: SVGFrame) {
      drawing = frame.html(attributes(content))
      values = frame.values
    }
    switch content.drawing {
    case .plot(let plot):
      let geometry = PlotGeometry(plot)
      notes = geometry.notes
      if !geometry.isEmpty { draw(HTMLPlot.frame(geometry)) }
    case .grid(let grid): if !grid.isEmpty { draw(HTMLGrid(grid: grid).frame) }
    case .table(let table):
      drawing = table.rows.isEmpty ? "" : HTMLTable(html: html, table: table).text + "\n"
    }
    var out = "<figure class=\"chart \(HTML.escape(type(of: content).kind))\">\n"
    out += title.isEmpty ? "" : "<p class=\"title\">\(title)</p>\n"
    out += drawing
    if html.isRead, values != .null {
      out += "<script type=\"application/json\">\(values.scriptText)</script>\n"
    }
    out += notes.map { "<p class=\"dim\">\(HTML.escape($0))</p>\n" }.joined()
    out += "<figcaption>\(HTML.escape(content.sentence))</figcaption>\n"
    if case .table = content.drawing { return out + "</figure>" }
    let summary = content.summary
    if !summary.rows.isEmpty {
      out +=
        "<details>\n<summary>\(DocumentMessage.figures.words(in: .current))</summary>\n\(HTMLTable(html: html, table: summary).text)\n</details>\n"
    }
    return out + "</figure>"
  }

  private func attributes(_ content: any ChartContent) -> String {
    "role=\"img\" aria-labelledby=\"\(id)-t \(id)-d\"><title id=\"\(id)-t\">\(HTML.escape(content.title))</title>"
      + "<desc id=\"\(id)-d\">\(HTML.escape(content.sentence))</desc>"
  }
}
