import Messages

/// What a chart says of its data, in its sentence and in the notes below it.
enum ChartMessage: Message {
  /// The whole sentence: what the chart is of, over which values, and what one sees.
  case sentence(title: String, over: AxisRange?, [ChartMessage])

  // Bars.
  case bar(label: String, value: FormattedNumber)
  case lowestBar(label: String, value: FormattedNumber)
  case highestBar(label: String, value: FormattedNumber)

  // Curves.
  case curve(name: String, course: Course, theoryEnd: Double?)
  case course(Course)
  case values(name: String, from: Double, to: Double)
  case slopes(highest: Double, at: Double, lowest: Double)
  case constantSlope(Double)

  // Distributions and grids.
  case noValues(name: String)
  case distribution(name: String, fifth: Double, median: Double, ninetyFifth: Double)
  case extremes(name: String, lowest: GridField, highest: GridField)
  /// A line over a grid, by the fields that it begins and ends in.
  case over(name: String, from: GridPlace, to: GridPlace)

  // Classes.
  case correct(count: Int, of: Int)
  case commonestMistake(taken: String, for: String, times: Int)
  case classSize(class: String, samples: Int)
  case inOwnRegion(count: Int, of: Int)

  // Notes.
  case outsideAxis(values: Int)
  case zerosOnLogAxis(count: Int)
  case negativesOnLogAxis(count: Int)
  case notFinite(count: Int)

  func words(in language: DisplayLanguage) -> String {
    switch language {
    case .english: EnglishCharts.words(self)
    case .chinese: ChineseCharts.words(self)
    }
  }
}

/// The values that an axis goes over: "epoch 1 to 100".
struct AxisRange: Hashable, Sendable {
  let label: String
  let lower: Double
  let upper: Double

  /// - Returns: `nil` where no value is finite.
  init?(_ axis: ChartAxis, _ values: [Double]) {
    let finite = values.filter(\.isFinite)
    guard let lower = finite.min(), let upper = finite.max() else { return nil }
    (label, self.lower, self.upper) = (axis.label, lower, upper)
  }
}

/// A number with the digits that it is printed with.
package struct FormattedNumber: Hashable, Sendable {
  package let value: Double
  package let format: NumberFormat

  package init(value: Double, format: NumberFormat) {
    self.value = value
    self.format = format
  }
}

/// One field of a heat map.
struct GridField: Hashable, Sendable {
  let value: FormattedNumber
  let rowTitle: String
  let row: String
  let columnTitle: String
  let column: String
}

/// Where a field of a heat map is.
struct GridPlace: Hashable, Sendable {
  let rowTitle: String
  let row: String
  let columnTitle: String
  let column: String
}

extension ChartContent {
  /// The chart's sentence of what one sees in it.
  func sentence(_ parts: [ChartMessage], over range: AxisRange? = nil) -> String {
    ChartMessage.sentence(title: title, over: range, parts).words(in: .current)
  }
}
