/// What a chart is drawn from; the renderers know these and no chart.
public enum Figure: Hashable, Sendable {
  case plot(Plot)
  case grid(Grid)
  /// Drawn by its bars and sparklines.
  case table(Table)
}

/// Marks over two axes.
public struct Plot: Hashable, Sendable {
  public var x: Axis
  public var y: Axis
  /// In the order in which they are drawn: later ones on top.
  public var marks: [Mark]
  /// What the drawing leaves out or bends: "3 zeros lie on the lower edge".
  public var notes: [String]

  public init(x: Axis, y: Axis, marks: [Mark], notes: [String] = []) {
    self.x = x
    self.y = y
    self.marks = marks
    self.notes = notes
  }

  public struct Point: Hashable, Sendable {
    public var x: Double
    public var y: Double

    public init(_ x: Double, _ y: Double) {
      self.x = x
      self.y = y
    }
  }

  /// One series; those with the same `series` share colour and marker, and the first with a label is in the legend.
  public struct Mark: Hashable, Sendable {
    public enum Shape: Hashable, Sendable {
      case line([Point], dashed: Bool)
      case dots([Point])
      /// At each x from `lower` to `upper`.
      case band(x: [Double], lower: [Double], upper: [Double])
      /// Columns that stand on the lower edge: one more edge than heights.
      case columns(edges: [Double], heights: [Double])
      /// The plane in `columns` × `rows` fields, from the lower left on, each belonging to one of the series.
      case regions(columns: Int, rows: Int, series: [Int], x: ClosedRange<Double>, y: ClosedRange<Double>)
    }

    public var series: Int
    public var label: String?
    public var shape: Shape

    public init(series: Int, label: String? = nil, _ shape: Shape) {
      self.series = series
      self.label = label
      self.shape = shape
    }
  }
}

/// Values by row and column, shown by colour.
public struct Grid: Hashable, Sendable {
  public var rowTitle: String
  public var columnTitle: String
  public var rowLabels: [String]
  public var columnLabels: [String]
  /// Row by row.
  public var values: [[Double]]
  /// What the values are, and over what span the colours go.
  public var axis: Axis
  /// Whether the figures themselves are printed in the fields.
  public var format: NumberFormat?

  public init(
    rowTitle: String, columnTitle: String, rowLabels: [String], columnLabels: [String], values: [[Double]],
    axis: Axis, format: NumberFormat? = nil
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
