import Documents

/// A document for every kind of block and chart, with data of known form.
enum Gallery {
  static let probe: Block = {
    let layers = 21
    let rows = (1...layers).map { layer -> Table.Row in
      let isLast = layer == layers
      let signal = isLast ? 0.49 : power(0.234, layers - layer) * 0.49
      return [
        "\(layer < 10 ? " " : "")\(layer) dense \(isLast ? 1 : 64) sigmoid",
        .number(power(0.236, layer), .scientific(2)), .number(signal, .scientific(2)),
        isLast ? .empty : .number(0.236, .fixed(3)), .bar(signal),
        .number(signal * 0.13, .scientific(2)), .number(isLast ? 0.25 : 0.236, .fixed(3)),
        isLast ? "\("2 distinct outputs", .warning)" : .empty,
      ]
    }
    return .table(
      Table(
        caption: "\("tower(20, sigmoid)", .strong) · 21 layers · 79809 parameters · float32 · on data",
        columns: [
          Table.Column("layer"), .number("→ spread"), .number("← signal δ"), .number("×/layer"),
          .bars(ChartAxis("", .log10), drop: 3), .number("weight grad", drop: 1),
          .number("slope φ′", drop: 2),
          Table.Column(""),
        ], rows: rows))
  }()

  static let losses: LineChart = {
    let epochs = (1...100).map(Double.init)
    let fall = epochs.map { 0.7 * power(0.93, Int($0)) + 0.0004 }
    let flat = epochs.map { 0.693 + 0.002 * ($0.truncatingRemainder(dividingBy: 7) - 3) }
    let slow = epochs.map { 0.75 * power(0.985, Int($0)) }
    return LineChart(
      "loss by epoch", x: ChartAxis("epoch"), y: ChartAxis("loss", .log10),
      series: [
        LineChart.Series(
          "relu", x: epochs, y: fall, lower: fall.map { $0 * 0.6 }, upper: fall.map { $0 * 1.5 }),
        LineChart.Series("sigmoid", x: epochs, y: flat),
        LineChart.Series(
          "tanh", x: epochs, y: slow, lower: slow.map { $0 * 0.8 }, upper: slow.map { $0 * 1.2 }),
      ], notes: ["band: lowest to highest of 5 seeds"])
  }()

  static let sweep: LineChart = {
    let depths = Array(2...60).map(Double.init)
    return LineChart(
      "first layer’s gradient by depth", x: ChartAxis("depth"), y: ChartAxis("gradient", .log10),
      series: [
        LineChart.Series(
          "measured", x: depths,
          y: depths.map { $0 > 55 ? 0 : power(0.234, Int($0)) * (Int($0) % 3 == 0 ? 1.8 : 1) },
          theory: depths.map { power(0.236, Int($0)) })
      ])
  }()

  static let bars = BarChart(
    "final loss", category: "optimizer", axis: ChartAxis("loss"),
    bars: [
      .init("sgd(0.1)", 0.69, lower: 0.68, upper: 0.694),
      .init("sgd(0.1, momentum=0.9)", 0.41, lower: 0.1, upper: 0.6),
      .init("adam(0.001)", 0.0123, lower: 0.004, upper: 0.2), .init("adam(0.1)", .nan),
    ])

  static let signed = BarChart(
    "change against the baseline", category: "remedy", axis: ChartAxis("change"),
    bars: [
      .init("dropout", 0.079), .init("batchnorm", -0.026), .init("clipping", 0), .init("layernorm", 0.01),
    ])

  static let histogram = Histogram(
    "activations of layer 3", axis: ChartAxis("activation"),
    of: [("", (0..<2000).map { bell($0, 2000) })], bins: 40)

  static let histograms = Histogram(
    "gradients by layer", axis: ChartAxis("gradient", .log10),
    of: (1...5).map { layer in
      ("layer \(layer)", (1..<400).map { power(10, layer) * 1e-8 * Double($0) })
    }, bins: 40)

  static let heat: HeatMap = HeatMap(
    "gradient by layer and epoch", rows: "layer", (1...12).map { "\($0)" }, columns: "epoch",
    (1...30).map { "\($0)" },
    values: (1...12).map { layer in (1...30).map { epoch in gradient(layer, epoch) } },
    axis: ChartAxis("gradient", .log10))

  static func gradient(_ layer: Int, _ epoch: Int) -> Double {
    if layer == 3, epoch == 5 { return .nan }
    let growth: Double = 1 + Double(epoch) / 10
    return power(0.3, 12 - layer) * growth
  }

  static let sparkline = Sparkline("loss", (0..<60).map { power(0.9, $0) })

  static let scatter: ScatterPlot = {
    let moons = (0..<60).map { index -> ScatterPlot.Sample in
      let t = Double(index / 2) / 30 * 3.14159
      let upper = index % 2 == 0
      let wobble = Double((index * 37) % 11) / 80
      return upper
        ? .init(cosine(t) + wobble, cosine(t - 1.5708) + wobble, class: 0)
        : .init(1 - cosine(t) - wobble, 0.5 - cosine(t - 1.5708) + wobble, class: 1)
    }
    let columns = 60
    let rows = 30
    var types: [Int] = []
    for row in 0..<rows {
      for column in 0..<columns {
        let x = -1.3 + 3.6 * (Double(column) + 0.5) / Double(columns)
        let y = -0.8 + 2.0 * (Double(row) + 0.5) / Double(rows)
        types.append(y > 0.25 + 0.3 * cosine(3 * x) ? 0 : 1)
      }
    }
    return ScatterPlot(
      "moons with the network’s decision", x: ChartAxis("x₁"), y: ChartAxis("x₂"), classes: ["0", "1"],
      samples: moons,
      regions: .init(columns: columns, rows: rows, x: -1.3...2.3, y: -0.8...1.2, classes: types))
  }()

  static let confusion = ConfusionMatrix(
    "held-out digits", classes: ["0", "1", "2", "3"],
    counts: [[58, 0, 1, 0], [0, 60, 2, 0], [1, 3, 49, 6], [0, 0, 5, 55]])

  static let function: FunctionPlot = {
    let x = (-60...60).map { Double($0) / 10 }
    let values = x.map { 1 / (1 + power(2.718281828, -$0)) }
    return FunctionPlot(
      "sigmoid and its slope", name: "sigmoid", x: x, values: values, slopes: values.map { $0 * (1 - $0) })
  }()

  static let charts: [any ChartContent] = [
    losses, sweep, bars, signed, histogram, histograms, heat, sparkline, scatter, confusion, function,
  ]

  static let prose: [Block] = [
    .heading("What is the slope of a sigmoid worth?", level: 2),
    .paragraph(
      """
      \("Vanishing, both ways.", .strong) Going back, each layer multiplies the error signal by 0.234: of that the \
      slope of \("sigmoid", .code) (never above 1/4) contributes ×0.236 and the weights ×0.99. Going forward, the \
      differences between samples shrink \("alike", .emphasis): of 1000 samples, float32’s output tells \(2) apart. \
      See \("He et al. 2015", link: "https://arxiv.org/abs/1502.01852").
      """),
    .paragraph("梯度消失问题：在深层网络中，梯度可能逐层衰减，使训练变得非常缓慢，甚至停止。这一节用实验来说明原因，并比较几种常见的补救办法（激活函数、学习率、批量归一化和梯度裁剪）。"),
    .list(
      [
        [.paragraph("a first point")],
        [.paragraph("a second point with a list of its own"), .bullets(["inner", "inner two"])],
      ], start: nil),
    .numbered(["one", "two", "three"]),
    .quote([.paragraph("With many layers the gradient may decay step by step.")]),
    .code(
      "tower(depth, act) = depth * dense(64, act) -> dense(1, sigmoid)\nprobe tower(20, sigmoid)",
      language: "gradlab"),
    .aside(.suggestion, [.paragraph("\("probe tower(20, [sigmoid, tanh, relu])", .code)")]),
    .aside(.warning, [.paragraph("Adam’s epsilon is larger than the gradient.")]),
    .verdict(Verdict([Check(true, "0.0004 < 0.346")])),
    .verdict(
      Verdict(
        [
          Check(true, "0.91 > 0.85", label: "act=relu"),
          Check(
            false, "0.236 > 0.85", label: "act=sigmoid",
            message: "Each layer still takes away more than a seventh."),
        ], "it.factor > 0.85 for every variant")),
    .verdict(Verdict(.holdsIf, "8 · exponential decay finds the fitting rate: holds if there is noise")),
    .rule,
    .details(summary: "Why so much?", [.paragraph("The chain rule multiplies.")]),
  ]

  static var document: Document {
    Document(title: "Change the activation", prose + [probe] + charts.map { .chart(Chart($0)) })
  }

  static func power(_ base: Double, _ exponent: Int) -> Double {
    exponent < 0
      ? 1 / power(base, -exponent) : (0..<exponent).reduce(1) { product, _ in product * base }
  }

  static func power(_ base: Double, _ exponent: Double) -> Double {
    // e^x by its series after halving, good to a few digits: enough for a picture.
    let x = exponent * 0.999999999 / 1024
    _ = base
    var value = 1 + x + x * x / 2
    for _ in 0..<10 { value *= value }
    return value
  }

  static func cosine(_ angle: Double) -> Double {
    var term = 1.0
    var sum = 1.0
    for index in 1...20 {
      term *= -angle * angle / Double((2 * index - 1) * (2 * index))
      sum += term
    }
    return sum
  }

  /// Sums of three dice-like values, roughly normal.
  static func bell(_ index: Int, _ count: Int) -> Double {
    let parts = [7919, 104_729, 1_299_709].map { Double((index * $0 + 13) % 1000) / 1000 }
    return parts.reduce(0, +) * 2 - 3
  }
}

extension Document {
  /// A page of it alone.
  var page: String { HTMLPage(title: title?.string ?? "", body: "<main>\(htmlFragment())</main>").text }
}
