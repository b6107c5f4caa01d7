import Documents
import Engine
import Lab

extension TrainVerb {
  @Sendable static func show(_ measured: Measured<Details>) -> Document {
    guard let details = measured.single?.details else { return compare(measured) }
    let history = details.history
    var blocks: [Block] = []
    if let every = details.every { blocks.append(.table(lossTable(history, every: every))) }
    if history.losses.count > 1 {
      blocks.append(.chart(chart(history, title: TitleMessage.lossOf(measured.subject).string)))
    }
    blocks.append(.paragraph(summary(history, details, measured.invocation.name("net")?.text)))
    if let sentence = nonFinite(history, details) { blocks.append(.aside(.warning, [.paragraph(sentence)])) }
    if let entropy = details.entropy, history.losses.count > 1, abs(history.loss - entropy) < 0.01 * entropy {
      blocks.append(
        .aside(
          .note,
          [
            .paragraph(
              TrainingMessage.knowsFrequenciesAlone(entropy: entropy).text
            )
          ]))
    }
    return Document(blocks)
  }

  private static func lossTable(_ history: TrainingHistory, every: Int) -> Table {
    let count = history.losses.count
    let shown = (1...max(1, count)).filter { $0 % every == 0 || $0 == 1 || $0 == count }
    let hasHeldOut = history.heldOutLosses.count == count
    var columns: [Table.Column] = [
      .number(Text(.epoch)), .number("loss"), .number(Text(.gradientNorm), drop: 1),
    ]
    if hasHeldOut { columns.append(.number(Text(.heldOutLoss))) }
    let rows = shown.filter { $0 <= count }.map { epoch -> Table.Row in
      var cells: [Table.Cell] = [
        .number(epoch), .number(history.losses[epoch - 1], .significant(4)),
        .number(history.gradientNorms[epoch - 1], .significant(3)),
      ]
      if hasHeldOut { cells.append(.number(history.heldOutLosses[epoch - 1], .significant(4))) }
      return Table.Row(cells)
    }
    return Table(columns: columns, rows: rows, folds: false)
  }

  static func chart(_ history: TrainingHistory, title: String) -> LineChart {
    let epochs = history.losses.indices.map { Double($0 + 1) }
    var series = [LineChart.Series("loss", x: epochs, y: history.losses)]
    if history.heldOutLosses.count == epochs.count {
      series.append(LineChart.Series(HeadingMessage.heldOutLoss.string, x: epochs, y: history.heldOutLosses))
      series[1].isDashed = true
      series[1].pair = 0
    }
    return LineChart(
      title, x: ChartAxis(HeadingMessage.epoch.string), y: ChartAxis("loss", Scale.of(history.losses)),
      series: series)
  }

  private static func summary(_ history: TrainingHistory, _ details: Details, _ name: String?) -> Text {
    func text(_ message: TrainingMessage) -> Text { message.text }
    var parts = [text(.reached(loss: history.loss, epochs: history.epochs))]
    if let accuracy = history.accuracy { parts.append(text(.accuracy(accuracy))) }
    if let loss = history.heldOutLoss {
      parts.append(text(.heldOut(loss: loss, accuracy: history.heldOutAccuracy)))
    }
    if details.epochsBefore > 0 {
      parts.append(text(.behind(name: name, epochs: details.epochsBefore + history.epochs)))
    }
    if let used = history.lossUsed { parts.append(Text(used.description, .dim)) }
    switch history.end {
    case .finished: break
    case .stoppedEarly: parts.append(text(.stoppedEarly))
    case .interrupted where history.epochs == details.epochsAsked: parts.append(text(.stoppedBeforeMeasuring))
    case .interrupted: parts.append(text(.stopped(epoch: history.epochs, of: details.epochsAsked)))
    }
    return parts.joined(separator: " · ")
  }

  private static func nonFinite(_ history: TrainingHistory, _ details: Details) -> Text? {
    guard let place = history.nonFinite else { return nil }
    let layer = place.layer.map { number in
      TrainingMessage.Layer(
        number: number + 1,
        name: details.layerNames.indices.contains(number) ? details.layerNames[number] : nil)
    }
    return TrainingMessage.notFinite(place.direction, layer: layer, epoch: place.epoch, step: place.step).text
  }

  // MARK: Several

  private static func compare(_ measured: Measured<Details>) -> Document {
    let comparison = Comparison(measured)
    let all = measured.all
    var columns: [Comparison<Details>.Column] = [.init(field: "loss", "loss", best: .smallest)]
    if all.contains(where: { $0.fields["accuracy"] != nil }) {
      columns.append(.init(field: "accuracy", "accuracy", .percent(1), best: .largest))
    }
    if all.contains(where: { $0.fields["held_out"] != nil }) {
      columns.append(
        .init(Text(.heldOutLoss), drop: 2, best: .smallest) { $0.heldOut("loss") })
      columns.append(
        .init(Text(.heldOutAccuracy), .percent(1), best: .largest) { $0.heldOut("accuracy") })
    }
    columns.append(
      .init(Text(.largestLoss), drop: 1) { Measurement<Details>.largest($0.fields["losses"]) })
    var blocks: [Block] = []
    let headline = Comparison<Details>.Headline(
      title: "loss", scale: Scale.of(all.compactMap { $0.fields["loss"]?.number }),
      number: { $0.fields["loss"]?.number })
    if let chart = comparison.chart(headline, title: TitleMessage.lossAfterTraining.string) {
      blocks.append(chart)
    } else if let chart = curves(comparison) {
      blocks.append(chart)
    }
    blocks.append(.table(comparison.table(columns)))
    let broken = all.filter { $0.details.history.nonFinite != nil }.count
    if broken > 0 {
      blocks.append(
        .aside(
          .warning,
          [.paragraph(TrainingMessage.someNotFinite(count: broken, of: all.count).text)])
      )
    }
    return Document(blocks)
  }

  /// The loss curves of all variants in one chart, held-out ones dashed, over seeds as median and range.
  private static func curves(_ comparison: Comparison<Details>) -> Block? {
    guard (1...8).contains(comparison.groups.count) else { return nil }
    var series: [LineChart.Series] = []
    for group in comparison.groups {
      let label = group.legend.joined(separator: ", ")
      let first = series.count
      guard let own = curve(label.isEmpty ? "loss" : label, group.measurements.map(\.details.history.losses))
      else { continue }
      series.append(own)
      let heldOut = group.measurements.map(\.details.history.heldOutLosses)
      // More than four pairs are too many to follow.
      guard comparison.groups.count <= 4,
        var other = curve(
          (label.isEmpty ? HeadingMessage.heldOutLoss : .heldOut(curve: label)).string, heldOut)
      else { continue }
      other.isDashed = true
      other.pair = first
      series.append(other)
    }
    guard !series.isEmpty else { return nil }
    return .chart(
      LineChart(
        TitleMessage.lossWhileTraining.string, x: ChartAxis(HeadingMessage.epoch.string),
        y: ChartAxis("loss", Scale.of(series.flatMap(\.y))),
        series: series,
        notes: comparison.seeds > 1
          ? [TrainingMessage.rangeOver(seeds: comparison.seeds).text.string] : []))
  }

  private static func curve(_ label: String, _ runs: [[Double]]) -> LineChart.Series? {
    let count = runs.map(\.count).min() ?? 0
    guard count > 0 else { return nil }
    let summaries = (0..<count).map { epoch in Summary(runs.map { $0[epoch] }) }
    let hasRange = runs.count > 1
    return LineChart.Series(
      label, x: (0..<count).map { Double($0 + 1) }, y: summaries.map(\.median),
      lower: hasRange ? summaries.map(\.smallest) : nil, upper: hasRange ? summaries.map(\.largest) : nil)
  }
}

extension Measurement {
  func heldOut(_ field: String) -> Double? {
    if case .record(let record)? = fields["held_out"] { record.fields[field]?.number } else { nil }
  }

  static func largest(_ element: Element?) -> Double? {
    guard let numbers = element?.numbers else { return nil }
    return numbers.contains(where: \.isNaN) ? .nan : numbers.max()
  }
}

/// Redraws the gradient of each layer, epoch by epoch, while a network trains.
final class GradientWatch: Sendable {
  private let layers: [String]

  init(_ description: NetworkDescription) {
    layers = description.layerNames
  }

  func picture(after report: EpochReport) -> Document {
    let rows = report.layerGradients.enumerated().compactMap { number, gradient -> Table.Row? in
      guard let gradient else { return nil }
      let name = layers.indices.contains(number) ? layers[number] : ""
      return [.number(number + 1), .text(Text(name)), .number(gradient, .scientific(2)), .bar(gradient)]
    }
    let axis = ChartAxis(HeadingMessage.rootMeanSquareOfGradient.string, .log10)
    return Document([
      .paragraph(TrainingMessage.watched(epoch: report.epoch, loss: report.loss).text),
      .table(
        Table(
          columns: [.number(""), .init(Text(.layer)), .number(Text(.gradient)), .bars(axis)],
          rows: rows)),
    ])
  }
}
