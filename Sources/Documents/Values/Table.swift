/// Rows under headings; each renderer decides which columns and rows there is room for.
public struct Table: Hashable, Sendable {
  package var caption: Text?
  package var columns: [Column]
  package var rows: [Row]
  /// Lines below.
  package var foot: [Text]
  /// Whether the middle rows may be folded into one line (`⋮ 14 more rows`) where the screen is too short.
  package var folds: Bool
  /// What to type to see what middle rows hold: "plot it.signal".
  package var field: String?

  package init(
    caption: Text? = nil, columns: [Column], rows: [Row] = [], foot: [Text] = [], folds: Bool = true,
    field: String? = nil
  ) {
    self.caption = caption
    self.columns = columns
    self.rows = rows
    self.foot = foot
    self.folds = folds
    self.field = field
  }

  package enum Alignment: String, Hashable, Sendable { case leading, trailing, center }

  package struct Column: Hashable, Sendable {
    package var title: Text
    package var alignment: Alignment
    /// Where the room is short, the column with the lowest goes first, and a line below names it; `nil`: stays.
    package var drop: Int?
    /// "ms", shown behind the title.
    package var unit: String?
    /// Shared by the bars or heat cells of the column.
    package var axis: ChartAxis?
    /// What to type to see the column where there is no room for it: "it.slope".
    package var field: String?

    package init(
      _ title: Text, _ alignment: Alignment = .leading, drop: Int? = nil, unit: String? = nil,
      axis: ChartAxis? = nil, field: String? = nil
    ) {
      self.title = title
      self.alignment = alignment
      self.drop = drop
      self.unit = unit
      self.axis = axis
      self.field = field
    }

    /// A column of numbers.
    package static func number(
      _ title: Text, drop: Int? = nil, unit: String? = nil, field: String? = nil
    ) -> Column {
      Column(title, .trailing, drop: drop, unit: unit, field: field)
    }

    /// A column of bars, or of heat cells, on one axis.
    package static func bars(_ axis: ChartAxis, drop: Int? = nil) -> Column {
      Column(Text(axis.label), .leading, drop: drop, axis: axis)
    }
  }

  package struct Row: Hashable, Sendable {
    package var cells: [Cell]
    /// For the whole row: `.strong` for the best one, `.dim` for one that does not count.
    package var style: Text.Style
    /// Whether it stays where middle rows are left out.
    package var isKept: Bool

    package init(_ cells: [Cell], style: Text.Style = [], isKept: Bool = false) {
      self.cells = cells
      self.style = style
      self.isKept = isKept
    }
  }

  package enum Cell: Hashable, Sendable {
    case text(Text)
    case number(Double, NumberFormat, Text.Style)
    /// From the axis's lower end, or from 0 where the axis has both signs; with the range that it stands for.
    case bar(Double, lower: Double?, upper: Double?)
    case sparkline([Double])
    /// A value shown by its place between the ends of the column's axis.
    case heat(Double, NumberFormat)
    case empty
  }
}

extension Table.Row: ExpressibleByArrayLiteral {
  package init(arrayLiteral elements: Table.Cell...) { self.init(elements) }
}

extension Table.Cell: ExpressibleByStringInterpolation {
  package init(stringLiteral value: String) { self = .text(Text(value)) }
  package init(stringInterpolation: Text.Interpolation) { self = .text(Text(stringInterpolation.runs)) }
}

extension Table.Cell {
  /// A number as people read it, with three significant digits unless told otherwise.
  package static func number(_ value: Double, _ format: NumberFormat = .significant(3)) -> Table.Cell {
    .number(value, format, [])
  }

  package static func number(_ value: Int) -> Table.Cell { .number(Double(value), .exact, []) }

  package static func bar(_ value: Double) -> Table.Cell { .bar(value, lower: nil, upper: nil) }

  /// A number, or nothing.
  static func optional(_ value: Double?) -> Table.Cell { value.map { .number($0) } ?? .empty }
}
