import CommandKit
import Documents
import Engine
import Lab
import RealModule
import Watching

extension Verb {
  static let plot = Verb(
    Declaration(
      .verb, "plot", group: "see",
      summary: "Draws a value: an activation with its slope, data, a result, numbers.",
      discussion: [
        "Numbers over a range are a curve, over two ranges a heat map; those that differ in nothing but the seed are shown as median and range, the items of a list under their names. with= draws more over them: a line at a number, with=1, or numbers over an axis of theirs; on a heat map these are places along the other axis.",
        "An activation is drawn with its slope; data in two dimensions, with net= the network's decision regions; a network as the distribution of its outputs and gradients layer by layer; a training as its losses, or with of=gradients as each layer's gradient over the epochs (train … watch=gradients keeps them); a schedule as its rates.",
        "With to= it is drawn to a file: .svg, or .png where librsvg is installed (Debian's package librsvg2-bin).",
      ],
      parameters: [
        Parameter("value", [.value], isSubject: true, "what to draw"),
        Parameter(
          "of", [.word], isWord: true, default: "losses",
          choices: ["losses", "gradients"] + RunPicture.figures,
          "what of a training to draw; of a run also each of its figures, by module and step"),
        Parameter(
          "net", [.network], default: .absent,
          "for data: the network whose decision regions are drawn behind it"),
        Parameter("on", [.data], default: .held("data"), "for a network: the data"),
        Parameter(
          "with", [.value], default: .absent,
          "for numbers: what is drawn over them, a line at a number or numbers over an axis of theirs"),
        Parameter(
          "to", [.file], default: .absent, "the file to draw to, in place of the screen: .svg or .png"),
        .overwrite,
      ],
      examples: [
        Example("plot sigmoid"), Example("plot moons"),
        Example("plot it", setup: ["train 2 * dense(8, relu) -> dense(1, sigmoid) epochs=5"]),
      ])
  ) { execution, invocation throws(Failure) in
    guard let given = invocation.values["value"] else { preconditionFailure("value is required") }
    let value = given.named("value")
    let plotter = Plotter(
      execution: execution, invocation: invocation, title: invocation.written("value") ?? "")
    let document = try plotter.document(given.named(HeadingMessage.value.string))
    guard try invocation.element("to") != nil else { return Outcome(document: document, value: value) }
    let (file, place) = (try invocation.file("to"), invocation.span("to"))
    let bytes = try PictureFile.bytes(document, for: file, at: place)
    try execution.context.checkStop()
    try execution.write(bytes, to: file, as: invocation, at: place)
    return Outcome(
      document: Document([
        .paragraph(Text(PlotMessage.drawn(file: file, bytes: bytes.count).words(in: .current)))
      ]))
  }
}

/// Chooses the picture for a value.
struct Plotter {
  let execution: StatementExecution
  let invocation: Invocation
  let title: String

  func document(_ value: Value) throws(Failure) -> Document {
    let span = invocation.span("value")
    if let single = value.single {
      switch single {
      case .activation(let activation): return Document([.chart(function(activation))])
      case .data(let data): return Document([.chart(try scatter(data))])
      case .run(let run):
        return try RunPicture(run, title: title)
          .document(of: invocation.text("of"), at: invocation.span("of"))
      case .network(let network): return try distributions(network)
      case .schedule(let schedule): return Document([.chart(rates([(schedule.description, schedule)]))])
      case .series(let series): return Document([picture(series, value)])
      case .record(let record): return try picture(record)
      default: throw Failure(PlotMessage.noPicture(of: single.kind), at: span)
      }
    }
    let labels = value.elements.indices.map { value.label($0) }
    let activations = value.elements.compactMap { if case .activation(let a) = $0 { a } else { nil } }
    if activations.count == labels.count { return functions(zip(labels, activations).map { ($0, $1) }) }
    let schedules = value.elements.compactMap { if case .schedule(let s) = $0 { s } else { nil } }
    if schedules.count == labels.count {
      return Document([.chart(rates(zip(labels, schedules).map { ($0, $1) }))])
    }
    let series = value.elements.compactMap { if case .series(let s) = $0 { s } else { nil } }
    if series.count == labels.count, series.allSatisfy({ $0.axes.count == 1 && $0.axes[0].labels == nil }) {
      return Document([numbers(value).series()])
    }
    let networks = value.elements.compactMap { $0.asNetwork(seed: execution.state.seed) }
    if networks.count == labels.count, networks.count <= 8 {
      var blocks: [Block] = []
      for (label, network) in zip(labels, networks) {
        blocks.append(.heading(Text(label), level: 3))
        blocks += try distributions(network).blocks
      }
      return Document(blocks)
    }
    let numbers = value.elements.compactMap(\.number)
    if numbers.count == labels.count { return Document([self.numbers(value).numbers()]) }
    if case .record(let record)? = value.elements.first,
      let verb = execution.language.verbs[record.verb],
      case .measure(let measuring) = verb.action
    {
      return Document(signals(value).map { [$0] } ?? []) + measuring.show(value.unspliced, invocation)
    }
    throw Failure(PlotMessage.noPictureTogether, at: span)
  }

  // MARK: Functions

  private static let axis = (0...240).map { Double($0 - 120) / 20 }

  private func function(_ activation: Activation) -> FunctionPlot {
    FunctionPlot(
      TitleMessage.withSlope(activation: activation.description).string, name: activation.description,
      x: Self.axis,
      values: Self.axis.map(activation.product.value), slopes: Self.axis.map(activation.product.slope))
  }

  private func functions(_ all: [(String, Activation)]) -> Document {
    func chart(_ title: String, _ axis: String, _ body: (Activation, Double) -> Double) -> Block {
      .chart(
        LineChart(
          title, x: ChartAxis("z"), y: ChartAxis(axis),
          series: all.map { label, activation in
            LineChart.Series(label, x: Self.axis, y: Self.axis.map { body(activation, $0) })
          }))
    }
    return Document([
      chart(TitleMessage.activations.string, "φ(z)") { $0.product.value($1) },
      chart(TitleMessage.slopes.string, "φ′(z)") { $0.product.slope($1) },
    ])
  }

  private func rates(_ all: [(String, Schedule)]) -> LineChart {
    let steps = (0..<100).map(Double.init)
    return LineChart(
      TitleMessage.learningRate.string, x: ChartAxis(HeadingMessage.step.string),
      y: ChartAxis(HeadingMessage.rate.string),
      series: all.map { label, schedule in
        LineChart.Series(label, x: steps, y: steps.map { schedule.rate(at: Int(clamping: $0)) })
      })
  }

  private func curve(_ all: [(String, Series)]) -> LineChart {
    LineChart(
      title, x: ChartAxis(PresentationMessage.axis(all[0].1.axis).string),
      y: ChartAxis("", Scale.of(all.flatMap(\.1.values))),
      series: all.map { label, series in
        LineChart.Series(label, x: series.values.indices.map { Double($0 + 1) }, y: series.values)
      })
  }

  private func numbers(_ value: Value) -> NumbersPicture {
    let overlay = invocation.values["with"].map {
      NumbersPicture.Overlay(label: invocation.written("with") ?? "", value: $0)
    }
    return NumbersPicture(title, value, overlay: overlay)
  }

  /// The error signals of probes side by side.
  private func signals(_ value: Value) -> Block? {
    let signals = try? value.unspliced.map { (element) throws(Failure) -> Element in
      guard case .record(let record) = element, record.verb == Verb.probe.declaration.name,
        let signal = record.fields["signal"]
      else { throw .interrupted }
      return signal
    }
    guard let signals, value.elements.count <= 8 else { return nil }
    return NumbersPicture(TitleMessage.signalByLayer.string, signals, overlay: nil).series()
  }

  // MARK: Results

  private func picture(_ record: Record) throws(Failure) -> Document {
    let figure = try invocation.text("of")
    if figure == "gradients" { return Document([try gradientsOverTime(record)]) }
    if figure != "losses" { throw Failure(PlotMessage.figureOfRun(figure), at: invocation.span("of")) }
    if let history = record.details(as: TrainVerb.Details.self)?.history {
      return Document([.chart(TrainVerb.chart(history, title: title))])
    }
    if case .series(let losses)? = record.fields["losses"] {
      return Document([.chart(curve([("loss", losses)]))])
    }
    if case .series(let signal)? = record.fields["signal"] {
      let bars = signal.values.enumerated().map {
        BarChart.Bar(TitleMessage.layer($0.offset + 1).string, $0.element)
      }
      return Document([
        .chart(
          BarChart(
            TitleMessage.signalByLayer.string, category: HeadingMessage.layer.string,
            axis: ChartAxis("δ", .log10), bars: bars))
      ])
    }
    if let details = record.details(as: SpectrumVerb.Details.self),
      let histogram = SpectrumVerb.histogram(details.spectrum)
    {
      return Document([.chart(histogram)])
    }
    throw Failure(PlotMessage.noPictureOfResult(verb: record.verb), at: invocation.span("value"))
  }

  private func gradientsOverTime(_ record: Record) throws(Failure) -> Block {
    guard case .series(let gradients)? = record.fields["gradients"] else {
      throw Failure(PlotMessage.gradientsNotKept, at: invocation.span("of"))
    }
    let names = record.details(as: TrainVerb.Details.self)?.layerNames
    return heatMap(
      gradients, TitleMessage.gradientsOverEpochs.string,
      ChartAxis(HeadingMessage.rootMeanSquare.string, .log10), rows: names)
  }

  /// A curve, bars where the places have names, a heat map along two axes.
  private func picture(_ series: Series, _ value: Value) -> Block {
    let scale = Scale.of(series.values)
    guard series.axes.count == 1 else {
      return heatMap(series, title, ChartAxis(HeadingMessage.value.string, scale))
    }
    guard let labels = series.axes[0].labels else { return numbers(value).series() }
    return .chart(
      BarChart(
        title, category: PresentationMessage.axis(series.axis).string, axis: ChartAxis("", scale),
        bars: zip(labels, series.values).map { BarChart.Bar($0, $1) }))
  }

  /// - Parameter rows: what the places of the first axis are, behind their numbers.
  private func heatMap(_ series: Series, _ title: String, _ axis: ChartAxis, rows: [String]? = nil) -> Block {
    let (outer, inner) = (series.axes[0], series.axes[1])
    let all = (0..<outer.count).map { row in
      Array(series.values[row * inner.count..<(row + 1) * inner.count])
    }
    // A layer without weights has no number at any epoch.
    let shown = all.indices.filter { all[$0].contains { !$0.isNaN } }
    return .chart(
      HeatMap(
        title, rows: PresentationMessage.axis(outer.name).string,
        shown.map { row in outer.label(row) + (rows.map { " \($0[row])" } ?? "") },
        columns: PresentationMessage.axis(inner.name).string, (0..<inner.count).map(inner.label),
        values: shown.map { all[$0] }, axis: axis))
  }

  // MARK: Data

  private func scatter(_ data: DataSet) throws(Failure) -> ScatterPlot {
    guard data.sampleShape.count == 1, data.sampleSize >= 2,
      case .classes(let classes, let count) = data.labels
    else {
      throw Failure(
        PlotMessage.tooFewFeatures(data: data.description, features: data.sampleSize),
        at: invocation.span("value"))
    }
    let size = data.sampleSize
    let most = min(data.count, 2000)
    let samples = (0..<most).map {
      ScatterPlot.Sample(data.features[$0 * size], data.features[$0 * size + 1], class: classes[$0])
    }
    var regions: ScatterPlot.Regions?
    if let network = try invocation.element("net")?.asNetwork(seed: execution.state.seed) {
      let place = invocation.span("net")
      guard size == 2 else {
        throw Failure(PlotMessage.regionsOfTwoFeatures(features: size), at: place)
      }
      regions = try self.regions(network, data, samples, place)
    }
    return ScatterPlot(
      title, x: ChartAxis(data.featureNames[0]), y: ChartAxis(data.featureNames[1]),
      classes: (0..<count).map(String.init), samples: samples, regions: regions)
  }

  private func regions(
    _ network: Network, _ data: DataSet, _ samples: [ScatterPlot.Sample], _ span: Span
  ) throws(Failure) -> ScatterPlot.Regions {
    func extent(_ values: [Double]) -> ClosedRange<Double> {
      let (low, high) = (values.min() ?? 0, values.max() ?? 1)
      let margin = max(high - low, 1e-9) * 0.05
      return (low - margin)...(high + margin)
    }
    let (x, y) = (extent(samples.map(\.x)), extent(samples.map(\.y)))
    let (columns, rows) = (80, 40)
    var grid: [Double] = []
    for row in 0..<rows {
      for column in 0..<columns {
        grid.append(x.lowerBound + (Double(column) + 0.5) / Double(columns) * (x.upperBound - x.lowerBound))
        grid.append(y.lowerBound + (Double(row) + 0.5) / Double(rows) * (y.upperBound - y.lowerBound))
      }
    }
    let places = DataSet(
      "grid", sampleShape: [2], features: grid,
      labels: .classes([Int](repeating: 0, count: rows * columns), of: data.classCount ?? 2))
    let start = try network.started(on: data, at: span)
    let evaluation = try EngineWork.run(span) { () throws(EngineError) in
      try Engine.evaluate(
        start, network.description, on: places, precision: execution.state.precision,
        threads: execution.context.threads, shouldStop: execution.context.shouldStop)
    }
    return ScatterPlot.Regions(columns: columns, rows: rows, x: x, y: y, classes: evaluation.classes)
  }

  // MARK: Networks

  /// The distribution of each layer's outputs, and of its weight gradients.
  private func distributions(_ network: Network) throws(Failure) -> Document {
    let data = try invocation.data("on")
    let start = try network.started(on: data, at: invocation.span("value"))
    let rows = try EngineWork.run(invocation.span("value")) { () throws(EngineError) in
      switch execution.state.precision {
      case .float32: try LayerDistributions.rows(network.description, start, data, Float.self)
      case .float64: try LayerDistributions.rows(network.description, start, data, Double.self)
      }
    }
    let table = Table(
      caption: Text(TitleMessage.distributions(data: data.description).string),
      columns: [
        .number(""), .init(Text(.layer)), .init(Text(.outputs)), .number(Text(.from)), .number(Text(.to)),
        .init(Text(.logOfGradient)), .number(Text(.from)), .number(Text(.to)),
      ], rows: rows)
    return Document([.table(table)])
  }
}
