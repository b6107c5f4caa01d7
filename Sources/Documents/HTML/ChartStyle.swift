extension HTML {
  /// The look of charts in a page.
  static var chartRules: String {
    let sides = stride(from: SVGFrame.leftStep, through: SVGFrame.mostLeft, by: SVGFrame.leftStep).map {
      left in
      let width = SVG.number(left + SVGFrame.right)
      return
        "figure .l\(SVG.number(left)) { margin-left: \(SVG.number(left))px; width: calc(100% - \(width)px); }"
    }.joined(separator: "\n")
    return """
      figure.chart { container-type: inline-size; }
      figure .drawing { display: block; margin: 8px 0 \(SVG.number(SVGFrame().below))px; overflow: visible; }
      \(sides)
      figure .caption { font-size: 0.8rem; line-height: 1.3; margin: 0.2em 0; }
      figure .across { text-align: center; }
      figure .scale { display: flex; flex-wrap: wrap; align-items: center; gap: 0.2em 0.6em; }
      figure .legend { list-style: none; display: flex; flex-wrap: wrap; gap: 0.2em 1.4em; margin: 0.4em 0; padding: 0;
        font-size: 0.8rem; line-height: 1.4; }
      figure .legend li { margin: 0; }
      figure .key { vertical-align: -1px; margin-right: 0.5em; }
      @container (max-width: 479px) { figure text.wide { display: none; } }
      .bar { display: block; max-width: none; }
      \(shapes(in: ["figure", "td", ".course"]))
      """
  }

  /// The look of a drawing that is a file of its own: light, and dark where that is wished for.
  ///
  /// With the colours themselves, since not every reader of SVG knows their names.
  static var drawingStyle: String {
    let rules = shapes(in: ["svg"])
    func colored(_ background: TerminalStyle.Background) -> String {
      colors(background).reduce(rules) { $0.replacing("var(--\($1.name))", with: $1.color) }
    }
    return "\(colored(.light))\n@media (prefers-color-scheme: dark) {\n\(colored(.dark))\n}"
  }

  /// The look of what charts are made of, within elements of these names.
  private static func shapes(in scopes: [String]) -> String {
    func rule(_ selectors: String..., look: String) -> String {
      scopes.flatMap { scope in selectors.map { "\(scope) \($0)" } }.joined(separator: ", ") + " { \(look) }"
    }
    var rules = Palette.onLight.indices.flatMap { index in
      [
        rule(".s\(index)", look: "fill: var(--s\(index)); stroke: none;"),
        rule(".hollow.s\(index)", look: "fill: var(--paper); stroke: var(--s\(index));"),
        rule(".line.s\(index)", look: "fill: none; stroke: var(--s\(index));"),
      ]
    }
    rules += [
      rule(".stretched", look: "overflow: visible;"),
      rule(".stretched path", look: "vector-effect: non-scaling-stroke;"),
      rule(".line", look: "stroke-width: 2; stroke-linejoin: round; stroke-linecap: round;"),
      rule(".dashed", look: "stroke-dasharray: 5 5;"),
      rule(".halo", look: "fill: none; stroke: var(--paper); stroke-width: 5; opacity: 0.7;"),
      rule(".over", look: "fill: none; stroke: var(--ink); stroke-width: 2; stroke-dasharray: 6 4;"),
      rule(".band", look: "opacity: 0.2;"),
      rule(".region", look: "opacity: 0.22; shape-rendering: crispEdges;"),
      rule(".field", ".ground", look: "shape-rendering: crispEdges;"),
      rule(".ground", look: "fill: var(--paper);"),
      rule(".marker", look: "stroke: var(--paper); stroke-width: 0.8;"),
    ]
    rules += Palette.onLight.indices.map { index in
      rule(".marker.s\(index)", look: "stroke: var(--paper);")
    }
    rules += Palette.onLight.indices.map { index in
      rule(".marker.hollow.s\(index)", look: "stroke: var(--s\(index)); stroke-width: 1.4;")
    }
    rules += [
      rule(".whisker", look: "stroke: var(--ink); stroke-width: 1.4; fill: none;"),
      rule(".grid", look: "stroke: var(--edge); stroke-width: 0.7;"),
      rule(".axis", look: "stroke: var(--soft); stroke-width: 1; fill: none;"),
      rule(".missing", look: "fill: var(--panel);"),
      rule(
        "text",
        look: "font: 12px \(fonts);"),
      rule("text.label", "text.caption", "text.title", look: "fill: var(--ink);"),
      rule(".tick", "text.dim", look: "fill: var(--soft);"),
      rule("text.title", look: "font-weight: 600; font-size: 14px;"),
    ]
    return rules.joined(separator: "\n")
  }
}
