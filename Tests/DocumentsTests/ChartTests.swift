import Testing

@testable import Documents

@Suite struct ChartTests {
  static let awkward: [[Double]] = [
    [], [1], [0], [.nan], [.infinity, -.infinity], [1, 1, 1], [-3, -2, -1],
    [0, 1e-300 * 1e-10 / 1e5, 1e-300],
    [1e308, -1e308],
    [1, .nan, 2, .infinity, 0, -5], [.leastNonzeroMagnitude, 1.7976931348623157e308],
    Array(repeating: .nan, count: 7),
    (0..<400).map { Double(($0 * 7919) % 400) - 200 },
  ]

  static func charts(_ values: [Double]) -> [any ChartContent] {
    let x = values.indices.map(Double.init)
    var all: [any ChartContent] = []
    for scale in Scale.allCases {
      let axis = ChartAxis("value", scale)
      all += [
        LineChart("lines", x: ChartAxis("step"), y: axis, series: [.init("a", x: x, y: values)]),
        LineChart(
          "lines", x: axis, y: axis,
          series: [
            .init("a", x: values, y: values, lower: values, upper: values, theory: values),
            .init("b", x: x, y: x),
          ]),
        BarChart(
          "bars", category: "name", axis: axis,
          bars: values.prefix(50).map { .init("b", $0, lower: -$0, upper: $0) }),
        Histogram("histogram", axis: axis, of: [("a", values)]),
        Histogram("histogram", axis: axis, of: [("a", values), ("b", x)], bins: 7),
        HeatMap(
          "heat", rows: "r", ["1", "2"], columns: "c", values.prefix(300).indices.map { "\($0)" },
          values: [Array(values.prefix(300)), Array(values.prefix(3))], axis: axis),
        Sparkline("spark", values, scale: scale),
        ScatterPlot(
          "scatter", x: axis, y: axis, classes: ["no", "yes"],
          samples: values.map { .init($0, $0, class: $0 > 0 ? 1 : 0) },
          regions: .init(columns: 2, rows: 1, x: -1...1, y: 0...0, classes: [0, 1])),
      ]
    }
    all += [
      FunctionPlot("function", name: "f", x: x, values: values, slopes: values),
      ConfusionMatrix("confusion", classes: [], counts: []),
      ConfusionMatrix("confusion", classes: ["a"], counts: [[values.count]]),
      ConfusionMatrix("confusion", classes: ["a", "b"], counts: [[0, 0], [0]]),
    ]
    return all
  }

  @Test("Awkward data never breaks a renderer, and no line is too wide", arguments: awkward.indices)
  func survives(data: Int) {
    for content in Self.charts(Self.awkward[data]) {
      let document = Document([.chart(Chart(content))])
      for width in [1, 20, 31, 80, 200] {
        for height in [nil, 3] {
          for unicode in [true, false] {
            let style = TerminalStyle(width: width, height: height, color: .truecolor, unicode: unicode)
            let text = document.terminalText(style)
            #expect(!text.isEmpty)
            for line in lines(visible(text)) where width >= 20 {
              #expect(DisplayWidth.of(line) <= width, "\(width): \(line)")
            }
          }
        }
      }
      #expect(document.terminalText(TerminalStyle(plain: true)).contains("."))
      #expect(document.markdown.contains("```"))
      let page = document.htmlFragment()
      #expect(page.hasPrefix("<figure") && page.hasSuffix("</figure>"))
      for word in ["nan", "inf"] {
        for quote in ["=\"\(word)", "L\(word)", "M\(word)", " \(word) "] {
          #expect(!page.contains(quote), "\(word)")
        }
      }
    }
  }

  @Test(
    "A chart says in a sentence what one sees",
    arguments: [
      (
        0,
        "Loss by epoch, epoch 1 to 100: relu falls from 0.651 to 8.94e−4; sigmoid stays near 0.691; "
          + "tanh falls from 0.739 to 0.165."
      ),
      (2, "Final loss: lowest is adam(0.001) with 0.0123; highest is sgd(0.1) with 0.690."),
      (
        6,
        "Gradient by layer and epoch: gradient goes from 1.9e−6 at layer 1, epoch 1 to 4.0 at layer 12, epoch 30."
      ),
      (7, "Loss falls from 1 to 0.002."),
      (9, "Held-out digits: 222 of 240 are right; most often mistaken: 2 for 3, 6 times."),
    ])
  func sentences(chart: Int, sentence: String) {
    #expect(Gallery.charts[chart].sentence == sentence)
  }

  @Test("A log axis says what it has no place for")
  func logAxisSaysWhatIsMissing() {
    let chart = LineChart(
      "gradient", x: ChartAxis("depth"), y: ChartAxis("gradient", .log10),
      series: [.init("a", x: [1, 2, 3, 4, 5, 6], y: [1, 0.1, 0, -1, .nan, 0.01])])
    let text = Document([.chart(chart)]).terminalText(TerminalStyle(width: 200))
    #expect(text.contains("1 value is exactly 0 and lies on the edge"))
    #expect(text.contains("1 below 0 left out"))
    #expect(text.contains("1 not finite (nan or inf), left out"))
  }

  @Test("Ticks are round values inside the axis, in order")
  func ticks() {
    func labels(_ axis: ChartAxis, _ low: Double, _ high: Double, _ count: Int = 5) -> [String] {
      AxisMap(axis, extent: Extent([low, high], axis)).ticks(count).map(\.label)
    }
    #expect(labels(ChartAxis(""), 0, 1) == ["0.0", "0.2", "0.4", "0.6", "0.8", "1.0"])
    #expect(labels(ChartAxis(""), 2, 60) == ["20", "40", "60"])
    #expect(labels(ChartAxis("", .log10), 1e-14, 0.1) == ["1e−12", "1e−9", "1e−6", "0.001"])
    #expect(labels(ChartAxis("", .log10), 0.05, 0.8) == ["0.05", "0.1", "0.2", "0.5"])
    #expect(labels(ChartAxis("", .log10), 0.02, 1) == ["0.02", "0.05", "0.1", "0.2", "0.5", "1"])
    #expect(labels(ChartAxis("", .log10), 0.5, 0.8, 3) == ["0.5", "0.6", "0.7", "0.8"])
    #expect(labels(ChartAxis("", .log10), 1e-4, 1) == ["1e−4", "0.001", "0.01", "0.1", "1"])
    for (low, high) in [(-1e308, 1e308), (0, Double.leastNonzeroMagnitude), (1e9, 1e9 + 1), (-7.3, 12.9)] {
      let ticks = AxisMap(ChartAxis(""), extent: Extent([low, high], ChartAxis(""))).ticks(5)
      #expect(ticks.map(\.place) == ticks.map(\.place).sorted())
      #expect(ticks.allSatisfy { (0...1).contains($0.place) })
      #expect(Set(ticks.map(\.label)).count == ticks.count, "\(ticks.map(\.label))")
    }
  }

  @Test("Several theories are told apart by markers, not by colour alone")
  func theoriesHaveMarkers() {
    let x = [1.0, 2, 3]
    let chart = LineChart(
      "", x: ChartAxis("x"), y: ChartAxis("y"),
      series: [
        .init("a", x: x, y: x, theory: [3, 2, 1]), .init("b", x: x, y: [5, 5, 5], theory: [6, 6, 6]),
      ])
    let text = Document([.chart(chart)]).terminalText(TerminalStyle())
    for label in ["● a", "○ a, theory", "■ b", "□ b, theory"] {
      #expect(lines(text).contains { $0.hasSuffix(label) })
    }
    let narrow = Document([.chart(chart)]).terminalText(TerminalStyle(width: 55))
    #expect(narrow.contains("─●─ a   ╌○╌ a, theory   ─■─ b   ╌□╌ b, theory"))
    for marker: Character in ["●", "○", "■", "□"] { #expect(text.filter { $0 == marker }.count > 2) }
  }

  @Test("Between epochs there is no tick, and two ticks stand on an axis that has room for few")
  func wholeTicks() {
    func labels(_ lower: Double, _ upper: Double, _ count: Int, whole: Bool) -> [String] {
      AxisMap(scale: .linear, lower: lower, upper: upper).ticks(count, whole: whole).map(\.label)
    }
    #expect(labels(1, 3, 8, whole: true) == ["1", "2", "3"])
    #expect(labels(1, 3, 8, whole: false).count > 4)
    #expect(labels(0.55, 1.4, 2, whole: false).count >= 2)
  }

  @Test("Names stand at the ends of their lines, each in a row of its own; bands of several are ranges")
  func endLabels() {
    let x = [1.0, 2, 3, 4]
    let chart = LineChart(
      "", x: ChartAxis("epoch"), y: ChartAxis("loss"),
      series: [
        .init("warm", x: x, y: [4, 3, 2, 1], lower: [3, 2, 1, 0], upper: [5, 4, 3, 2]),
        .init("hot", x: x, y: [5, 4, 3, 1], lower: [4, 3, 2, 0], upper: [6, 5, 4, 2]),
      ])
    let text = lines(Document([.chart(chart)]).terminalText(TerminalStyle()))
    #expect(text.filter { $0.hasSuffix("● warm") }.count == 1)
    #expect(text.filter { $0.hasSuffix("■ hot") }.count == 1)
    #expect(text.joined().filter { $0 == "┴" }.count >= 8)
    let narrow = Document([.chart(chart)]).terminalText(TerminalStyle(width: 40))
    #expect(narrow.contains("─●─ warm   ─■─ hot"))
  }

  @Test("Figures stand in the fields of a heat map that has room for them, and a curve beside them")
  func heatFigures() {
    var chart = HeatMap(
      "", rows: "depth", ["2", "4"], columns: "std", ["0.1", "0.3"], values: [[0.25, 0.5], [0.75, 1]],
      axis: ChartAxis("accuracy"))
    chart.curves = [HeatGrid.Curve(label: "6ξ", points: [.init(row: 0.2, column: 1)])]
    let text = Document([.chart(chart)]).terminalText(TerminalStyle())
    #expect(text == "depth\n2  0.25  0.50◆\n4  0.75   1.0\n    0.1   0.3  std\n◆ 6ξ\n")
  }

  @Test("A line is drawn where its values are")
  func lineGoesWhereItsValuesAre() {
    let chart = LineChart(
      "", x: ChartAxis("x"), y: ChartAxis("y"), series: [.init("a", x: [0, 1], y: [0, 1])])
    let text = Document([.chart(chart)]).terminalText(TerminalStyle(width: 30, height: 16))
    #expect(
      text == """
            y
        1.0 ┤                    ⣀⡠⠤⠒⠉
            │               ⣀⡠⠔⠒⠉
        0.5 ┤          ⣀⠤⠔⠒⠉
            │     ⣀⠤⠔⠊⠉
        0.0 ┤⣀⠤⠒⠊⠉
            └┬───────────────────────┬
             0                       1
                         x

        """)
  }

  @Test(
    "A drawing's lines stretch, and its text stands beside them in pixels", arguments: Gallery.charts.indices)
  func drawingStretches(chart: Int) throws {
    let page = Document([.chart(Chart(Gallery.charts[chart]))]).htmlFragment()
    guard let drawing = page.firstMatch(of: #/<svg class="drawing l(\d+)"[^>]*>/#) else { return }
    #expect(!drawing.0.contains("viewBox"))
    #expect(HTML.chartRules.contains("figure .l\(drawing.1) {"), "no rule for the room of \(drawing.1) px")
    for stretched in page.matches(of: #/<svg class="stretched".*?<\/svg>/#) {
      #expect(!stretched.0.contains("<text"))
    }
  }

  @Test("A page that reads its charts has their numbers with four digits, and its text ends no script")
  func numbersOfCharts() throws {
    let chart = LineChart(
      "a", x: ChartAxis("step"), y: ChartAxis("</script>", .log10),
      series: [
        .init("b", x: [1, 2], y: [0.123456, .nan], lower: [0.1, 0.2], upper: [0.3, .infinity]),
        .init("c", x: [1, 2], y: [3, 4]),
      ])
    let html = HTML(prefix: "g", isRead: true).blocks([.chart(chart)])
    #expect(
      html.contains(
        #"<script type="application/json">{"x":["step",0,1,2],"y":["\u003c/script>",1,-1,0.6989700043360189],"series":"#
          + #"[{"n":"b","c":0,"x":[1,2],"y":[0.1235,"nan"],"l":[0.1,0.2],"u":[0.3,"inf"]},{"n":"c","c":1,"x":0,"y":[3,4]}]}</script>"#
      ), "\(html)")
    #expect(!Document([.chart(chart)]).htmlFragment().contains("<script"))
  }

  @Test(
    "A file of its own has its colours in it, closes what it opens, and needs no other file",
    arguments: Gallery.charts.indices)
  func drawingOfItsOwn(chart: Int) throws {
    let drawing = try #require(Document([.chart(Chart(Gallery.charts[chart]))]).drawing)
    #expect(FormatTests.unclosed(drawing).isEmpty)
    #expect(!drawing.contains("var(") && !drawing.contains("href"))
    #expect(Document([.paragraph("none")]).drawing == nil)
  }
}
