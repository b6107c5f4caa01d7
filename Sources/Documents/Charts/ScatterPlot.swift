/// Samples of several classes in the plane, over the regions that a network gives to each class.
package struct ScatterPlot: ChartContent {
  package struct Sample: Hashable, Sendable {
    package var x: Double
    package var y: Double
    /// Index into the classes.
    package var type: Int

    package init(_ x: Double, _ y: Double, class type: Int) {
      self.x = x
      self.y = y
      self.type = type
    }
  }

  /// The class that a network gives to each field of the plane.
  package struct Regions: Hashable, Sendable {
    package var columns: Int
    package var rows: Int
    package var x: ClosedRange<Double>
    package var y: ClosedRange<Double>
    /// Row by row from the lower left; `columns` × `rows` indices into the classes.
    package var types: [Int]

    package init(
      columns: Int, rows: Int, x: ClosedRange<Double>, y: ClosedRange<Double>, classes types: [Int]
    ) {
      precondition(types.count == columns * rows, "\(types.count) classes for \(columns) × \(rows) fields")
      self.columns = columns
      self.rows = rows
      self.x = x
      self.y = y
      self.types = types
    }

    func type(at point: Sample) -> Int? {
      guard x.contains(point.x), y.contains(point.y), columns > 0, rows > 0 else { return nil }
      func index(_ value: Double, _ range: ClosedRange<Double>, _ count: Int) -> Int {
        let width = range.upperBound - range.lowerBound
        return width > 0
          ? min(Int(clamping: (value - range.lowerBound) / width * Double(count)), count - 1) : 0
      }
      return types[index(point.y, y, rows) * columns + index(point.x, x, columns)]
    }
  }

  package static let kind = "scatter"
  package var title: String
  package var x: ChartAxis
  package var y: ChartAxis
  package var classes: [String]
  package var samples: [Sample]
  package var regions: Regions?

  package init(
    _ title: String, x: ChartAxis, y: ChartAxis, classes: [String], samples: [Sample], regions: Regions? = nil
  ) {
    self.title = title
    self.x = x
    self.y = y
    self.classes = classes
    self.samples = samples
    self.regions = regions
  }

  private func members(_ type: Int) -> [Sample] { samples.filter { $0.type == type } }

  private func hits(_ members: [Sample], _ regions: Regions) -> Int {
    members.filter { regions.type(at: $0) == $0.type }.count
  }

  package var sentence: String {
    var parts = classes.indices.map { ChartMessage.classSize(class: classes[$0], samples: members($0).count) }
    if let regions {
      parts.append(.inOwnRegion(count: hits(samples, regions), of: samples.count))
    }
    return sentence(parts)
  }

  package var summary: Table {
    var columns: [Table.Column] = [
      Table.Column(Text(.class)), .number(Text(.samples)), .number(Text(.mean(of: x.label))),
      .number(Text(.mean(of: y.label))),
    ]
    if regions != nil { columns.append(.number(Text(.inRegion))) }
    let rows = classes.indices.map { type -> Table.Row in
      let own = members(type)
      let count = Double(own.count)
      var cells: [Table.Cell] = [
        .text(Text(classes[type])), .number(own.count),
        .optional(own.isEmpty ? nil : own.reduce(0) { $0 + $1.x } / count),
        .optional(own.isEmpty ? nil : own.reduce(0) { $0 + $1.y } / count),
      ]
      if let regions { cells.append(.number(hits(own, regions))) }
      return Table.Row(cells)
    }
    return Table(columns: columns, rows: rows)
  }

  package var drawing: Drawing {
    var marks: [Plot.Mark] = []
    var (across, up) = (x, y)
    if let regions {
      across.lower = x.lower ?? regions.x.lowerBound
      across.upper = x.upper ?? regions.x.upperBound
      up.lower = y.lower ?? regions.y.lowerBound
      up.upper = y.upper ?? regions.y.upperBound
      marks.append(
        Plot.Mark(
          series: 0,
          .regions(
            columns: regions.columns, rows: regions.rows, series: regions.types, x: regions.x, y: regions.y)))
    }
    for type in classes.indices {
      let points = members(type).map { Plot.Point($0.x, $0.y) }
      marks.append(Plot.Mark(series: type, label: classes[type], .dots(points)))
    }
    return .plot(Plot(x: across, y: up, marks: marks))
  }
}
