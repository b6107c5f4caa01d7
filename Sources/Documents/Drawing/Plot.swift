/// Marks over two axes.
package struct Plot: Hashable, Sendable {
  package var x: ChartAxis
  package var y: ChartAxis
  /// In the order in which they are drawn: later ones on top.
  package var marks: [Mark]
  /// What the drawing leaves out or bends: "3 zeros lie on the lower edge".
  package var notes: [String]

  package init(x: ChartAxis, y: ChartAxis, marks: [Mark], notes: [String] = []) {
    self.x = x
    self.y = y
    self.marks = marks
    self.notes = notes
  }

  package struct Point: Hashable, Sendable {
    package var x: Double
    package var y: Double

    package init(_ x: Double, _ y: Double) {
      self.x = x
      self.y = y
    }
  }

  /// One series; those with the same `series` share colour and marker, and the first with a label is in the legend.
  package struct Mark: Hashable, Sendable {
    package enum Shape: Hashable, Sendable {
      case line([Point], dashed: Bool)
      case dots([Point])
      /// At each x from `lower` to `upper`.
      case band(x: [Double], lower: [Double], upper: [Double])
      /// Columns that stand on the lower edge: one more edge than heights.
      case columns(edges: [Double], heights: [Double])
      /// The plane in `columns` × `rows` fields, from the lower left on, each belonging to one of the series.
      case regions(columns: Int, rows: Int, series: [Int], x: ClosedRange<Double>, y: ClosedRange<Double>)
    }

    package var series: Int
    package var label: String?
    package var shape: Shape

    package init(series: Int, label: String? = nil, _ shape: Shape) {
      self.series = series
      self.label = label
      self.shape = shape
    }
  }
}

extension Plot {
  static func points(_ x: [Double], _ y: [Double]) -> [Point] { zip(x, y).map { Point($0, $1) } }
}
