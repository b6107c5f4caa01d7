/// The axes of a chart that a page's script draws in: wide enough for all that may come.
package struct EmptyChart {
  private let title: String
  private let geometry: PlotGeometry

  /// - Parameters:
  ///   - across: the ends of what comes.
  ///   - up: the same the other way.
  package init(
    _ title: String, x: ChartAxis, across: ClosedRange<Double>, y: ChartAxis, up: ClosedRange<Double>
  ) {
    self.title = title
    let corners = [
      Plot.Point(across.lowerBound, up.lowerBound), Plot.Point(across.upperBound, up.upperBound),
    ]
    geometry = PlotGeometry(Plot(x: x, y: y, marks: [Plot.Mark(series: 0, .dots(corners))]))
  }

  /// The figure.
  package func html(id: String) -> String {
    let id = HTML.escape(id)
    let head = "role=\"img\" aria-labelledby=\"\(id)\"><title id=\"\(id)\">\(HTML.escape(title))</title>"
    return "<figure class=\"chart lines\">\n" + HTMLPlot.frame(geometry, marks: false, height: 140).html(head)
      + "</figure>"
  }

  /// The axes, across and up, as the script has them.
  package var axes: (x: JSON, y: JSON) {
    (PlotValues.axis(geometry.plot.x, geometry.x), PlotValues.axis(geometry.plot.y, geometry.y))
  }
}
