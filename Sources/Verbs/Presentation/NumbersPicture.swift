import Documents
import Lab

/// Numbers, or rows of them, over the lists and ranges that they vary along: bars, curves, a heat map. Over seeds they
/// are shown as median and range.
struct NumbersPicture {
  /// What is drawn over them: a line at a number, a curve over an axis of theirs.
  struct Overlay {
    let label: String
    let value: Value
  }

  private let title: String
  /// The axes but that of the seeds.
  private let axes: [VariantAxis]
  private let seeds: Int
  /// In row order along the axes, each with what the seeds gave.
  private let groups: [[Element]]
  private let overlay: Overlay?

  init(_ title: String, _ given: Value, overlay: Overlay?) {
    let value = given.unspliced
    let kept = value.axes.indices.filter { value.axes[$0].name != "seed" }
    var order: [[Int]] = []
    var members: [[Int]: [Element]] = [:]
    for (variant, element) in value.elements.enumerated() {
      let all = value.coordinates(variant)
      let place = kept.map { all[$0] }
      if members[place] == nil { order.append(place) }
      members[place, default: []].append(element)
    }
    self.title = title
    self.overlay = overlay
    axes = kept.map { value.axes[$0] }
    seeds = value.axes.first { $0.name == "seed" }?.count ?? 1
    groups = order.map { members[$0] ?? [] }
  }

  private func place(_ group: Int) -> [Int] {
    var rest = group
    var result = [Int](repeating: 0, count: axes.count)
    for index in axes.indices.reversed() {
      result[index] = rest % axes[index].count
      rest /= axes[index].count
    }
    return result
  }

  /// What a group is called along the axes but one: "warm", "depth=20".
  private func label(_ group: Int, without axis: Int? = nil) -> String {
    let place = place(group)
    return axes.indices.filter { $0 != axis }.map { axes[$0].legend(place[$0]) }.joined(separator: ", ")
  }

  private var notes: [String] { seeds > 1 ? [TrainingMessage.rangeOver(seeds: seeds).text.string] : [] }

  /// What the numbers are called beside others: "factor" of `probe(…).factor`.
  private var name: String {
    guard title.count > 20, let field = title.split(separator: ".").last,
      field.allSatisfy({ $0.isLetter || $0 == "_" })
    else { return title }
    return String(field)
  }

  // MARK: Numbers

  func numbers() -> Block {
    let summaries = groups.map { Summary($0.compactMap(\.number)) }
    let numeric = axes.indices.filter { axes[$0].count >= 3 && axes[$0].numbers != nil }
    if axes.count == 2, numeric.count == 2 { return heatMap(summaries) }
    guard let along = numeric.max(by: { axes[$0].count < axes[$1].count }), let x = axes[along].numbers,
      groups.count <= 8 * x.count
    else { return bars(summaries) }
    var order: [String] = []
    var places: [String: [Int]] = [:]
    for group in groups.indices {
      let label = label(group, without: along)
      if places[label] == nil { order.append(label) }
      places[label, default: []].append(group)
    }
    let series = order.map { label in curve(label, x: x, (places[label] ?? []).map { summaries[$0] }) }
    let isWide = (x.min() ?? 0) > 0 && (x.max() ?? 1) >= 1000 * (x.min() ?? 1)
    return lines(series, x: ChartAxis(axes[along].name ?? "", isWide ? .log10 : .linear), over: axes[along])
  }

  private func curve(_ label: String, x: [Double], _ summaries: [Summary]) -> LineChart.Series {
    let hasBand = seeds > 1
    return LineChart.Series(
      label, x: x, y: summaries.map(\.median), lower: hasBand ? summaries.map(\.smallest) : nil,
      upper: hasBand ? summaries.map(\.largest) : nil)
  }

  private func bars(_ summaries: [Summary]) -> Block {
    let labels = groups.indices.map { group in
      zip(axes, place(group)).map { $0.labels[$1] }.joined(separator: ", ")
    }
    return .chart(
      BarChart(
        title, category: axes.compactMap(\.name).joined(separator: ", "),
        axis: ChartAxis("", Scale.of(summaries.map(\.median))),
        bars: zip(labels, summaries).map { label, summary in
          BarChart.Bar(
            label, summary.median, lower: seeds > 1 ? summary.smallest : nil,
            upper: seeds > 1 ? summary.largest : nil)
        }))
  }

  // MARK: Rows of numbers

  func series() -> Block {
    let axis = groups[0].first.flatMap { if case .series(let one) = $0 { one.axis } else { nil } } ?? ""
    let series = groups.indices.map { group -> LineChart.Series in
      let rows = groups[group].compactMap { if case .series(let one) = $0 { one.values } else { nil } }
      let count = rows.map(\.count).max() ?? 0
      let summaries = (0..<count).map { place in
        Summary(rows.compactMap { place < $0.count ? $0[place] : nil })
      }
      return curve(label(group), x: (0..<count).map { Double($0 + 1) }, summaries)
    }
    return lines(series, x: ChartAxis(PresentationMessage.axis(axis).string), over: nil)
  }

  // MARK: What is drawn over

  private func lines(_ given: [LineChart.Series], x: ChartAxis, over axis: VariantAxis?) -> Block {
    var series = given
    let labels = ShortLabels.of(series.map(\.label))
    for index in series.indices { series[index].label = labels[index] }
    let places = series.flatMap(\.x)
    let scale = Scale.of(series.flatMap(\.y))
    if series.count == 1, series[0].label.isEmpty, overlay != nil { series[0].label = name }
    if let overlay {
      for (label, numbers) in Self.rows(overlay) {
        let across =
          numbers.count == 1
          ? [places.min() ?? 0, places.max() ?? 1]
          : axis?.numbers.flatMap { $0.count == numbers.count ? $0 : nil }
            ?? numbers.indices.map { Double($0 + 1) }
        var line = LineChart.Series(label, x: across, y: numbers.count == 1 ? numbers + numbers : numbers)
        line.isDashed = true
        series.append(line)
      }
    }
    return .chart(LineChart(title, x: x, y: ChartAxis("", scale), series: series, notes: notes))
  }

  /// The lines that are drawn over: of numbers over a range one, of a few numbers a level each.
  private static func rows(_ overlay: Overlay) -> [(String, [Double])] {
    let value = overlay.value
    if value.axes.count == 1, value.axes[0].numbers != nil, value.axes[0].values.count > 2,
      value.elements.compactMap(\.number).count == value.elements.count
    {
      return [(overlay.label, value.elements.compactMap(\.number))]
    }
    return value.elements.indices.map { variant in
      let label = value.axes.isEmpty ? overlay.label : value.label(variant)
      switch value.elements[variant] {
      case .series(let series): return (label, series.values)
      default: return (label, [value.elements[variant].number ?? .nan])
      }
    }
  }

  private func heatMap(_ summaries: [Summary]) -> Block {
    let (rows, columns) = (axes[0], axes[1])
    let values = (0..<rows.count).map { row in
      (0..<columns.count).map { summaries[row * columns.count + $0].median }
    }
    var chart = HeatMap(
      title, rows: rows.name ?? "", rows.labels, columns: columns.name ?? "", columns.labels, values: values,
      axis: ChartAxis(name, Scale.of(values.flatMap { $0 })))
    if let overlay { chart.curves = Self.curves(overlay, rows, columns) }
    return .chart(chart)
  }

  /// Numbers over one of the axes, as places along the other.
  private static func curves(_ overlay: Overlay, _ rows: VariantAxis, _ columns: VariantAxis) -> [HeatGrid
    .Curve]
  {
    let value = overlay.value
    guard let up = rows.numbers, let across = columns.numbers else { return [] }
    var points: [HeatGrid.Curve.Point] = []
    let numbers = value.elements.compactMap(\.number)
    guard numbers.count == value.elements.count else { return [] }
    if value.axes.isEmpty {
      points = across.indices.compactMap { column in
        place(of: numbers[0], in: up).map { HeatGrid.Curve.Point(row: $0, column: Double(column)) }
      }
    } else if value.axes.count == 1, value.axes[0].labels == columns.labels {
      points = numbers.enumerated().compactMap { column, number in
        place(of: number, in: up).map { HeatGrid.Curve.Point(row: $0, column: Double(column)) }
      }
    } else if value.axes.count == 1, value.axes[0].labels == rows.labels {
      points = numbers.enumerated().compactMap { row, number in
        place(of: number, in: across).map { HeatGrid.Curve.Point(row: Double(row), column: $0) }
      }
    }
    return [HeatGrid.Curve(label: overlay.label, points: points)]
  }

  /// Where a number lies among rising or falling ones, their places being whole numbers.
  private static func place(of number: Double, in numbers: [Double]) -> Double? {
    for (index, (a, b)) in zip(numbers, numbers.dropFirst()).enumerated() {
      if min(a, b) <= number, number <= max(a, b), a != b { return Double(index) + (number - a) / (b - a) }
    }
    return nil
  }
}

extension VariantAxis {
  /// What a place is called in a legend: "depth=20", "relu".
  func legend(_ place: Int) -> String {
    guard numbers != nil, let name else { return labels[place] }
    return "\(name)=\(labels[place])"
  }
}
