import Documents
import Lab
import RealModule

/// Results of several variants side by side: a table with a row a variant, the range over the seeds where there are
/// several, and a chart where an axis is a range of numbers.
struct Comparison<Details: Sendable> {
  /// One number of each result.
  struct Column {
    let title: Text
    let format: NumberFormat
    let number: @Sendable (Measurement<Details>) -> Double?
    /// Where the room is short, the column with the lowest goes first.
    var drop: Int?
    /// A smaller one is better, or a larger one.
    var best: Best?

    enum Best { case smallest, largest }

    init(
      _ title: Text, _ format: NumberFormat = .significant(3), drop: Int? = nil, best: Best? = nil,
      _ number: @escaping @Sendable (Measurement<Details>) -> Double?
    ) {
      self.title = title
      self.format = format
      self.number = number
      self.drop = drop
      self.best = best
    }

    /// A field that holds a number.
    init(
      field: String, _ title: Text, _ format: NumberFormat = .significant(3), drop: Int? = nil,
      best: Best? = nil
    ) {
      self.init(title, format, drop: drop, best: best) { $0.fields[field]?.number }
    }
  }

  /// What a chart of the results shows.
  struct Headline {
    let title: String
    let scale: Scale
    let number: @Sendable (Measurement<Details>) -> Double?
    var theory: (@Sendable (Measurement<Details>) -> Double?)?
  }

  /// The variants that differ in nothing but the seed.
  struct Group {
    let labels: [String]
    /// The same as one finds them in a legend.
    let legend: [String]
    let measurements: [Measurement<Details>]
  }

  /// The axes but that of the seeds.
  let axes: [VariantAxis]
  let seeds: Int
  let groups: [Group]

  init(_ measured: Measured<Details>) {
    let value = measured.value
    let kept = value.axes.indices.filter { value.axes[$0].name != "seed" }
    axes = kept.map { value.axes[$0] }
    seeds = value.axes.first { $0.name == "seed" }?.count ?? 1
    var order: [[Int]] = []
    var members: [[Int]: [Measurement<Details>]] = [:]
    for (variant, measurement) in measured.all.enumerated() {
      let all = value.coordinates(variant)
      let place = kept.map { all[$0] }
      if members[place] == nil { order.append(place) }
      members[place, default: []].append(measurement)
    }
    let axes = axes
    let short = axes.map { ShortLabels.of($0.labels) }
    groups = order.map { place in
      Group(
        labels: place.indices.map { short[$0][place[$0]] },
        legend: place.indices.map { index in
          axes[index].numbers == nil ? short[index][place[index]] : axes[index].legend(place[index])
        },
        measurements: members[place] ?? [])
    }
  }

  // MARK: The table

  func table(_ columns: [Column], caption: Text? = nil, foot: [Text] = []) -> Table {
    let summaries = groups.map { group in columns.map { Summary(group.measurements.compactMap($0.number)) } }
    let best = columns.indices.map { column -> Int? in
      guard let wanted = columns[column].best, groups.count > 1 else { return nil }
      let medians = summaries.map { $0[column].median }
      guard
        let extreme = wanted == .smallest
          ? medians.filter(\.isFinite).min() : medians.filter(\.isFinite).max()
      else { return nil }
      // What prints alike is alike.
      let format = columns[column].format
      let places = medians.indices.filter { format.string(medians[$0]) == format.string(extreme) }
      return places.count == 1 ? places[0] : nil
    }
    var rows: [Table.Row] = []
    for (index, group) in groups.enumerated() {
      var cells = group.labels.map { Table.Cell.text(Text($0)) }
      for (column, summary) in summaries[index].enumerated() {
        cells.append(summary.cell(columns[column].format, isBest: best[column] == index))
      }
      rows.append(Table.Row(cells))
    }
    let headings =
      axes.map { Table.Column(Text($0.name ?? HeadingMessage.variant.string)) }
      + columns.map { Table.Column($0.title, .trailing, drop: $0.drop) }
    var notes = foot
    if seeds > 1 { notes.append(TrainingMessage.medianOver(seeds: seeds).text) }
    if best.contains(where: { $0 != nil }) { notes.append(TrainingMessage.bestOfColumn.text) }
    return Table(caption: caption, columns: headings, rows: rows, foot: notes)
  }

  // MARK: The chart

  /// A curve over a range of numbers, or a heat map over two; `nil` where no axis is one.
  func chart(_ headline: Headline, title: String) -> Block? {
    let numeric = axes.indices.filter { axes[$0].count >= 4 && axes[$0].numbers != nil }
    if numeric.count == 2, axes.count == 2 { return heatMap(headline, title) }
    guard let along = numeric.max(by: { axes[$0].count < axes[$1].count }), let x = axes[along].numbers else {
      return nil
    }
    let curves = curves(along: along)
    guard curves.count <= 8 else { return nil }
    let series = curves.map { labels, members -> LineChart.Series in
      let summaries = members.map { Summary($0.measurements.compactMap(headline.number)) }
      var theory: [Double]?
      if let predicted = headline.theory {
        let numbers = members.map { Summary($0.measurements.compactMap(predicted)).median }
        if numbers.contains(where: \.isFinite) { theory = numbers }
      }
      let hasBand = seeds > 1
      return LineChart.Series(
        labels.isEmpty ? headline.title : labels.joined(separator: ", "), x: x, y: summaries.map(\.median),
        lower: hasBand ? summaries.map(\.smallest) : nil, upper: hasBand ? summaries.map(\.largest) : nil,
        theory: theory)
    }
    let ratio = (x.max() ?? 1) / (x.min() ?? 1)
    let isGeometric = (x.min() ?? 0) > 0 && ratio >= 1000
    return .chart(
      LineChart(
        title, x: ChartAxis(axes[along].name ?? "", isGeometric ? .log10 : .linear),
        y: ChartAxis(headline.title, headline.scale), series: series,
        notes: seeds > 1 ? [TrainingMessage.rangeOver(seeds: seeds).text.string] : []))
  }

  /// The groups that differ along one axis alone, in its order, under the labels that they share.
  private func curves(along axis: Int) -> [(labels: [String], members: [Group])] {
    var order: [[String]] = []
    var members: [[String]: [Group]] = [:]
    for group in groups {
      var rest = group.legend
      rest.remove(at: axis)
      if members[rest] == nil { order.append(rest) }
      members[rest, default: []].append(group)
    }
    return order.map { ($0, members[$0] ?? []) }
  }

  /// For each curve over a range of whole steps, that are layers, what a step multiplies the number by: least squares
  /// on its logarithm. Only where that is a straight line.
  func fits(_ headline: Headline) -> [(label: String, factor: Double)] {
    let numeric = axes.indices.filter { axes[$0].count >= 4 && axes[$0].numbers != nil }
    guard numeric.count == 1, let along = numeric.first, let x = axes[along].numbers,
      x.allSatisfy({ $0 == $0.rounded() })
    else { return [] }
    return curves(along: along).compactMap { labels, members in
      let own = zip(x, members).compactMap { x, group -> (x: Double, y: Double)? in
        let number = Summary(group.measurements.compactMap(headline.number)).median
        return number > 0 && number.isFinite ? (x, Double.log(number)) : nil
      }
      guard own.count >= 4 else { return nil }
      let (meanX, meanY) = (
        own.reduce(0) { $0 + $1.x } / Double(own.count), own.reduce(0) { $0 + $1.y } / Double(own.count)
      )
      let together = own.reduce(0) { $0 + ($1.x - meanX) * ($1.y - meanY) }
      let (spreadX, spreadY) = (
        own.reduce(0) { $0 + ($1.x - meanX) * ($1.x - meanX) },
        own.reduce(0) { $0 + ($1.y - meanY) * ($1.y - meanY) }
      )
      let slope = together / spreadX
      // The share of the scatter that the line explains.
      guard together * together >= 0.95 * spreadX * spreadY, spreadY > 0 else { return nil }
      return (labels.joined(separator: ", "), Double.exp(slope))
    }
  }

  private func heatMap(_ headline: Headline, _ title: String) -> Block {
    let (rows, columns) = (axes[0], axes[1])
    let numbers = groups.map { Summary($0.measurements.compactMap(headline.number)).median }
    let values = (0..<rows.count).map { row in
      (0..<columns.count).map { column in
        let place = row * columns.count + column
        return place < numbers.count ? numbers[place] : .nan
      }
    }
    return .chart(
      HeatMap(
        title, rows: rows.name ?? "", rows.labels, columns: columns.name ?? "", columns.labels,
        values: values,
        axis: ChartAxis(headline.title, headline.scale)))
  }
}

/// A few numbers, as their median and range.
struct Summary: Sendable {
  let median: Double
  let smallest: Double
  let largest: Double
  let count: Int

  init(_ numbers: [Double]) {
    count = numbers.count
    median = SampleStatistics.median(numbers)
    smallest = numbers.min() ?? .nan
    largest = numbers.max() ?? .nan
  }

  func cell(_ format: NumberFormat, isBest: Bool) -> Table.Cell {
    guard count > 0 else { return .empty }
    let star = isBest ? "★ " : ""
    let style: Text.Style = isBest ? .strong : []
    guard count > 1 else {
      return isBest ? .text(Text("\(star)\(format.string(median))", style)) : .number(median, format, style)
    }
    return .text(
      Text("\(star)\(format.string(median))", style)
        + Text(" (\(range(format)))", .dim))
  }

  /// "20–24", "0.65–1.1", "1e−4 to 0.34": no more digits than tell the ends apart, without the unit.
  private func range(_ format: NumberFormat) -> String {
    let formats: [NumberFormat] =
      switch format {
      case .percent(let decimals): [.percent(0), .percent(decimals)]
      default: [.compact(2), .compact(3), format]
      }
    var ends: [String] = []
    for format in formats {
      ends = [smallest, largest].map { String(format.string($0).prefix { $0 != " " }) }
      if ends[0] != ends[1] { break }
    }
    if ends[0] == ends[1] { return ends[0] }
    guard ends.contains(where: { $0.contains("−") }) else { return ends.joined(separator: "–") }
    return TrainingMessage.fromTo(ends[0], ends[1]).text.string
  }
}
