/// Values by row and column, shown by colour.
package struct HeatGrid: Hashable, Sendable {
  package var rowTitle: String
  package var columnTitle: String
  package var rowLabels: [String]
  package var columnLabels: [String]
  /// Row by row.
  package var values: [[Double]]
  /// What the values are, and over what span the colours go.
  package var axis: ChartAxis
  /// How the figures are printed in fields that have room for them.
  package var format: NumberFormat?
  /// Lines over the fields.
  package var curves: [Curve]

  /// A line over the fields, their centres being whole numbers from 0.
  package struct Curve: Hashable, Sendable {
    package struct Point: Hashable, Sendable {
      package var row: Double
      package var column: Double

      package init(row: Double, column: Double) {
        self.row = row
        self.column = column
      }
    }

    package var label: String
    package var points: [Point]

    package init(label: String, points: [Point]) {
      self.label = label
      self.points = points
    }
  }

  package init(
    rowTitle: String, columnTitle: String, rowLabels: [String], columnLabels: [String], values: [[Double]],
    axis: ChartAxis, format: NumberFormat? = nil, curves: [Curve] = []
  ) {
    self.rowTitle = rowTitle
    self.columnTitle = columnTitle
    self.rowLabels = rowLabels
    self.columnLabels = columnLabels
    self.values = values
    self.axis = axis
    self.format = format
    self.curves = curves
  }
}
