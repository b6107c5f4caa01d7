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
      blocks.append(.chart(chart(history, title: "Loss of \(measured.subject)")))
    }
    blocks.append(.paragraph(summary(history, details, measured.invocation.name("net")?.text)))
    if let sentence = nonFinite(history, details) { blocks.append(.aside(.warning, [.paragraph(sentence)])) }
    if let entropy = details.entropy, history.losses.count > 1, abs(history.loss - entropy) < 0.01 * entropy {
      blocks.append(
        .aside(
          .note,
          [
            .paragraph(
              "A loss of \(entropy, .strong, format: .fixed(4)) is what one gets who knows only how often each label occurs."
            )
          ]))
    }
    return Document(blocks)
  }

  private static func lossTable(_ history: TrainingHistory, every: Int) -> Table {
    let count = history.losses.count
    let shown = (1...max(1, count)).filter { $0 % every == 0 || $0 == 1 || $0 == count }
    let hasHeldOut = history.heldOutLosses.count == count
    var columns: [Table.Column] = [.number("epoch"), .number("loss"), .number("gradient norm", drop: 1)]
    if hasHeldOut { columns.append(.number("held-out loss")) }
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
      series.append(LineChart.Series("held-out loss", x: epochs, y: history.heldOutLosses))
      series[1].isDashed = true
      series[1].pair = 0
    }
    return LineChart(
      title, x: ChartAxis("epoch"), y: ChartAxis("loss", Scale.of(history.losses)), series: series)
  }

  private static func summary(_ history: TrainingHistory, _ details: Details, _ name: String?) -> Text {
    let epochs = Presentation.epochs(history.epochs)
    var parts: [Text] = ["loss \(history.loss, .strong) after \(epochs)"]
    if let accuracy = history.accuracy { parts.append("accuracy \(accuracy, .strong, format: .percent(1))") }
    if let loss = history.heldOutLoss {
      var text: Text = "held out: loss \(loss, .strong)"
      if let accuracy = history.heldOutAccuracy {
        text += ", accuracy \(accuracy, .strong, format: .percent(1))"
      }
      parts.append(text)
    }
    if details.epochsBefore > 0 {
      let all = Presentation.epochs(details.epochsBefore + history.epochs)
      parts.append("\(name ?? "the network") has \(all, .strong) behind it")
    }
    if let used = history.lossUsed { parts.append(Text(used.description, .dim)) }
    var text = parts.joined(separator: " · ")
    switch history.end {
    case .finished: break
    case .stoppedEarly: text += " · stopped: no improvement any more"
    case .interrupted where history.epochs == details.epochsAsked:
      text += " · stopped before it was measured once more; all epochs are kept"
    case .interrupted:
      text +=
        " · stopped after epoch \(String(history.epochs), .strong) of \(String(details.epochsAsked)), which are kept; the same line does the rest"
    }
    return text
  }

  private static func nonFinite(_ history: TrainingHistory, _ details: Details) -> Text? {
    guard let place = history.nonFinite else { return nil }
    let layer = place.layer.map { number -> String in
      let name = details.layerNames.indices.contains(number) ? details.layerNames[number] : "layer"
      return "layer \(number + 1) (\(name))"
    }
    let what =
      switch place.direction {
      case .forward: "in the output of \(layer ?? "a layer")"
      case .loss: "in the loss"
      case .backward: "in the gradient of \(layer ?? "a layer")"
      case .update: "in the weights of \(layer ?? "a layer"), after their update"
      }
    return
      "Not a finite number any more: first \(what), epoch \(String(place.epoch)), step \(String(place.step)). A smaller rate or clip=by_norm(1) may prevent that."
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
        .init("held-out loss", drop: 2, best: .smallest) { $0.heldOut("loss") })
      columns.append(
        .init("held-out accuracy", .percent(1), best: .largest) { $0.heldOut("accuracy") })
    }
    columns.append(
      .init("largest loss on the way", drop: 1) { Measurement<Details>.largest($0.fields["losses"]) })
    var blocks: [Block] = []
    let headline = Comparison<Details>.Headline(
      title: "loss", scale: Scale.of(all.compactMap { $0.fields["loss"]?.number }),
      number: { $0.fields["loss"]?.number })
    if let chart = comparison.chart(headline, title: "Loss after training") {
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
          [.paragraph("\(String(broken)) of \(String(all.count)) ended in numbers that are not finite.")])
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
        var other = curve(label.isEmpty ? "held-out loss" : "\(label), held out", heldOut)
      else { continue }
      other.isDashed = true
      other.pair = first
      series.append(other)
    }
    guard !series.isEmpty else { return nil }
    return .chart(
      LineChart(
        "Loss while training", x: ChartAxis("epoch"), y: ChartAxis("loss", Scale.of(series.flatMap(\.y))),
        series: series, notes: comparison.seeds > 1 ? ["range over \(comparison.seeds) seeds"] : []))
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
    let axis = ChartAxis("RMS of the weight gradient", .log10)
    return Document([
      .paragraph("epoch \(String(report.epoch), .strong) · loss \(report.loss, .strong)"),
      .table(Table(columns: [.number(""), .init("layer"), .number("gradient"), .bars(axis)], rows: rows)),
    ])
  }
}
