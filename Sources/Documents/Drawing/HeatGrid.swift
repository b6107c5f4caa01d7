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
  /// Whether the figures themselves are printed in the fields.
  package var format: NumberFormat?

  package init(
    rowTitle: String, columnTitle: String, rowLabels: [String], columnLabels: [String], values: [[Double]],
    axis: ChartAxis, format: NumberFormat? = nil
  ) {
    self.rowTitle = rowTitle
    self.columnTitle = columnTitle
    self.rowLabels = rowLabels
    self.columnLabels = columnLabels
    self.values = values
    self.axis = axis
    self.format = format
  }
}
