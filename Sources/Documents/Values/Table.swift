/// Rows under headings; each renderer decides which columns and rows there is room for.
public struct Table: Hashable, Sendable {
  public var caption: Text?
  public var columns: [Column]
  public var rows: [Row]
  /// Lines below.
  public var foot: [Text]
  /// Whether the middle rows may be folded into one line (`… 14 more`) where the screen is too short.
  public var folds: Bool

  public init(
    caption: Text? = nil, columns: [Column], rows: [Row] = [], foot: [Text] = [], folds: Bool = true
  ) {
    self.caption = caption
    self.columns = columns
    self.rows = rows
    self.foot = foot
    self.folds = folds
  }

  public enum Alignment: String, Hashable, Sendable { case leading, trailing, center }

  public struct Column: Hashable, Sendable {
    public var title: Text
    public var alignment: Alignment
    /// Where the room is short, the column with the lowest goes first; `nil`: stays.
    public var drop: Int?
    /// "ms", shown behind the title.
    public var unit: String?
    /// Shared by the bars or heat cells of the column.
    public var axis: Axis?

    public init(
      _ title: Text, _ alignment: Alignment = .leading, drop: Int? = nil, unit: String? = nil,
      axis: Axis? = nil
    ) {
      self.title = title
      self.alignment = alignment
      self.drop = drop
      self.unit = unit
      self.axis = axis
    }

    /// A column of numbers.
    public static func number(_ title: Text, drop: Int? = nil, unit: String? = nil) -> Column {
      Column(title, .trailing, drop: drop, unit: unit)
    }

    /// A column of bars, or of heat cells, on one axis.
    public static func bars(_ axis: Axis, drop: Int? = nil) -> Column {
      Column(Text(axis.label), .leading, drop: drop, axis: axis)
    }
  }

  public struct Row: Hashable, Sendable {
    public var cells: [Cell]
    /// For the whole row: `.strong` for the best one, `.dim` for one that does not count.
    public var style: Text.Style

    public init(_ cells: [Cell], style: Text.Style = []) {
      self.cells = cells
      self.style = style
    }
  }

  public enum Cell: Hashable, Sendable {
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
  public init(arrayLiteral elements: Table.Cell...) { self.init(elements) }
}

extension Table.Cell: ExpressibleByStringInterpolation {
  public init(stringLiteral value: String) { self = .text(Text(value)) }
  public init(stringInterpolation: Text.Interpolation) { self = .text(Text(stringInterpolation.runs)) }
}

extension Table.Cell {
  /// A number as people read it, with three significant digits unless told otherwise.
  public static func number(_ value: Double, _ format: NumberFormat = .significant(3)) -> Table.Cell {
    .number(value, format, [])
  }

  public static func number(_ value: Int) -> Table.Cell { .number(Double(value), .exact, []) }

  public static func bar(_ value: Double) -> Table.Cell { .bar(value, lower: nil, upper: nil) }
}
