import Testing

@testable import Documents

/// Text without its escape sequences.
func visible(_ text: String) -> String {
  var out = ""
  var scalars = text.unicodeScalars[...]
  while let scalar = scalars.popFirst() {
    guard scalar == "\u{1b}" else {
      out.unicodeScalars.append(scalar)
      continue
    }
    if scalars.first == "[" {
      while let next = scalars.popFirst(), !next.properties.isAlphabetic {}
    } else {
      while let next = scalars.popFirst(), next != "\\" {}
    }
  }
  return out
}

func lines(_ text: String) -> [String] {
  text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
}

@Suite struct TerminalRendererTests {
  static let widths = [
    20, 21, 22, 25, 29, 30, 31, 36, 43, 44, 45, 52, 60, 72, 79, 80, 81, 99, 100, 101, 120, 130, 160, 200,
  ]

  private static func style(_ width: Int, rows: Int) -> TerminalStyle {
    var style = TerminalStyle(width: width)
    style.rows = rows
    return style
  }

  @Test("No line is wider than the terminal, whatever is shown", arguments: Gallery.charts.indices)
  func chartsFit(chart: Int) {
    let document = Document([.chart(Chart(Gallery.charts[chart]))])
    for width in Self.widths {
      for unicode in [true, false] {
        let style = TerminalStyle(width: width, height: 24, unicode: unicode)
        for line in lines(document.terminalText(style)) {
          #expect(DisplayWidth.of(line) <= width, "\(width): \(line)")
          #expect(unicode || line.utf8.allSatisfy { $0 < 0x80 }, "\(line)")
        }
      }
    }
  }

  @Test("Prose, tables and verdicts fit too", arguments: widths)
  func documentsFit(width: Int) {
    let document = Document(title: "Change the activation", Gallery.prose + [Gallery.probe])
    for unicode in [true, false] {
      for depth in [TerminalStyle.ColorDepth.none, .indexed256] {
        let style = TerminalStyle(width: width, color: depth, unicode: unicode, indent: 4)
        for line in lines(visible(document.terminalText(style))) {
          #expect(DisplayWidth.of(line) <= width, "\(width): \(line)")
        }
      }
    }
  }

  @Test("Without colour there is no escape sequence, and colours change nothing that is read")
  func colorsAreOnlyColors() {
    let plain = Gallery.document.terminalText(TerminalStyle(width: 100))
    #expect(!plain.contains("\u{1b}"))
    let document = Document(Gallery.prose + [Gallery.probe, .chart(Gallery.losses), .chart(Gallery.scatter)])
    let monochrome = lines(document.terminalText(TerminalStyle(width: 100, color: .ansi16)))
    for depth in [TerminalStyle.ColorDepth.indexed256, .truecolor] {
      let colored = document.terminalText(TerminalStyle(width: 100, color: depth))
      #expect(colored.contains("\u{1b}["))
      #expect(lines(visible(colored)) == monochrome.map(visible))
    }
  }

  @Test("A paragraph breaks at blanks, and between ideographs but not before their full stop")
  func wraps() {
    let style = TerminalStyle(width: 20)
    let english = Document([.paragraph("the gradient shrinks layer by layer")]).terminalText(style)
    #expect(english == "the gradient shrinks\nlayer by layer\n")
    let chinese = Document([.paragraph("梯度在深层网络中逐层。衰减")]).terminalText(style)
    #expect(chinese == "梯度在深层网络中逐\n层。衰减\n")
    let long = Document([.paragraph("abcdefghijklmnopqrstuvwxyz")]).terminalText(style)
    #expect(long == "abcdefghijklmnopqrst\nuvwxyz\n")
  }

  @Test("The probe's table drops weight gradient, slope and bar, in this order, where columns are short")
  func dropsColumns() {
    func heading(_ width: Int) -> String {
      lines(Document([Gallery.probe]).terminalText(TerminalStyle(width: width)))
        .first { $0.contains("×/layer") } ?? ""
    }
    #expect(heading(130).contains("weight grad") && heading(130).contains("slope φ′"))
    #expect(heading(130).contains("log10 −13 ─"))
    #expect(!heading(104).contains("weight grad") && heading(104).contains("slope φ′"))
    #expect(!heading(90).contains("slope φ′") && heading(90).contains("log10"))
    #expect(!heading(78).contains("log10") && heading(78).contains("spread"))
  }

  @Test("A long table leaves out its middle rows where the document has to fit into so many")
  func folds() {
    let table = Table(columns: [.number("n")], rows: (1...40).map { [.number($0)] })
    let text = Document([.table(table)]).terminalText(Self.style(40, rows: 10))
    #expect(text == " n\n 1\n 2\n 3\n 4\n⋮ 32 more rows\n37\n38\n39\n40\n")
    #expect(lines(Document([.table(table)]).terminalText(TerminalStyle(width: 40))).count == 42)
  }

  @Test("First, last and kept rows stay, and no gap is of a single row")
  func foldings() {
    func shown(_ count: Int, kept: [Int] = [], room: Int, height: Int = 1) -> [Int] {
      let rows = Folding(
        heights: Array(repeating: height, count: count), kept: (0..<count).map(kept.contains), room: room)
      return rows.shown()
    }
    #expect(shown(5, room: 5) == [0, 1, 2, 3, 4])
    #expect(shown(20, room: 3) == [0, 19])
    #expect(shown(20, room: 6) == [0, 1, 2, 18, 19])
    #expect(shown(20, kept: [9, 18], room: 6) == [0, 9, 18, 19])
    #expect(shown(20, kept: [9], room: 8) == [0, 1, 2, 9, 18, 19])
    #expect(shown(20, kept: [2], room: 6) == [0, 1, 2, 18, 19])
    #expect(shown(9, room: 8, height: 3) == [0, 8])
  }

  @Test("A document of tables, charts and suggestions fits into as many rows as it is given")
  func fitsRows() {
    let table = Table(columns: [.number("n")], rows: (1...40).map { [.number($0)] })
    let document = Document([
      .paragraph("before"), .table(table), .paragraph("behind"), .aside(.suggestion, [.paragraph("this")]),
    ])
    for rows in 8...60 {
      let text = lines(document.terminalText(Self.style(40, rows: rows))).dropLast()
      #expect(text.count <= rows)
      #expect(text.contains("behind"))
      #expect(text.contains("Try: this") == (rows >= 12))
    }
    let chart = Document([.chart(Gallery.losses)])
    let whole = lines(chart.terminalText(TerminalStyle(width: 80))).count
    for rows in 12...whole {
      #expect(lines(chart.terminalText(Self.style(80, rows: rows))).dropLast().count <= rows)
    }
  }

  @Test("A small table prints as it is drawn here")
  func table() {
    let table = Table(
      caption: "final loss",
      columns: [
        Table.Column("with"), .number("loss"), .number("time", unit: "ms"),
        .bars(ChartAxis("", .linear, lower: 0, upper: 1)),
      ],
      rows: [
        ["sgd(0.1)", .number(0.5, .fixed(3)), .number(12), .bar(0.5)],
        ["adam", .number(-0.25, .fixed(3)), .empty, .bar(1)],
      ], foot: ["best: adam"])
    let text = Document([.table(table)]).terminalText(TerminalStyle(width: 60))
    #expect(
      text == """
        final loss

        with        loss  time (ms)  0 ──────────────────── 1
        sgd(0.1)   0.500         12  ████████████
        adam      −0.250             ████████████████████████
        best: adam

        """)
    let ascii = Document([.table(table)]).terminalText(TerminalStyle(width: 60, unicode: false))
    #expect(ascii.contains("adam      -0.250             ########################"))
    let plain = Document([.table(table)]).terminalText(TerminalStyle(width: 60, plain: true))
    #expect(
      plain == """
        final loss

        with: sgd(0.1); loss: 0.500; time (ms): 12
        with: adam; loss: −0.250
        best: adam

        """)
  }

  @Test("A long line of code goes on at a blank, moved in, and rows of several lines stand apart")
  func longCodeAndRows() {
    let code = Document([.code("mine(depth) = depth * dense(64, sigmoid)", language: nil)])
    #expect(
      code.terminalText(TerminalStyle(width: 30))
        == "  mine(depth) = depth *\n      dense(64, sigmoid)\n")
    let table = Table(
      columns: [Table.Column("says"), Table.Column("so")],
      rows: [["the gradient may decay layer by layer", "yes"], ["a", "no"]])
    #expect(
      Document([.table(table)]).terminalText(TerminalStyle(width: 30)) == """
        says                       so

        the gradient may decay     yes
        layer by layer

        a                          no

        """)
  }

  @Test("Under plain a bar that repeats a number is left out, any other is said")
  func plainBars() {
    let table = Table(
      columns: [.number("loss"), .bars(ChartAxis("loss")), .bars(ChartAxis("time"))],
      rows: [[.number(0.5), .bar(0.5), .bar(2)]])
    #expect(Document([.table(table)]).terminalText(TerminalStyle(plain: true)) == "loss: 0.500; time: 2.00\n")
  }

  @Test("A verdict shows both sides")
  func verdict() {
    let verdict = Verdict([
      Check(true, "0.91 > 0.85", label: "act=relu"), Check(false, "0.24 > 0.85", message: "Too little."),
    ])
    let document = Document([.verdict(verdict)])
    #expect(
      document.terminalText(TerminalStyle()) == "✓ act=relu: 0.91 > 0.85\n✗ 0.24 > 0.85\n  Too little.\n")
    #expect(
      document.terminalText(TerminalStyle(plain: true))
        == "holds: act=relu: 0.91 > 0.85\ndoes not hold: 0.24 > 0.85\nToo little.\n")
  }

  @Test(
    "Under plain no chart has a drawing character, and each has its sentence",
    arguments: Gallery.charts.indices)
  func plainHasNoDrawing(chart: Int) {
    let content = Gallery.charts[chart]
    let text = Document([.chart(Chart(content))]).terminalText(TerminalStyle(width: 2000, plain: true))
    let flat = lines(text).joined(separator: " ")
    #expect(flat.contains(content.sentence))
    for scalar in text.unicodeScalars {
      #expect(
        !(0x2500...0x25FF).contains(scalar.value) && !(0x2800...0x28FF).contains(scalar.value), "\(scalar)")
    }
    #expect(lines(text).count > 2)
  }

  @Test("A link is followed, or its address printed")
  func links() {
    let document = Document([.paragraph("See \("He 2015", link: "https://arxiv.org/abs/1502.01852").")])
    #expect(
      document.terminalText(TerminalStyle()) == "See He 2015 (https://arxiv.org/abs/1502.01852).\n")
    #expect(
      document.terminalText(TerminalStyle(links: true))
        == "See \u{1b}]8;;https://arxiv.org/abs/1502.01852\u{1b}\\He 2015\u{1b}]8;;\u{1b}\\.\n")
  }

  @Test("Progress is one line that fits")
  func progress() {
    let half = Progress("training 10 variants", done: 50, of: 100, elapsed: 3.14)
    #expect(
      half.terminalLine(TerminalStyle()) == "training 10 variants  ━━━━━━━━━━────────── 50/100 · 3.1 s")
    #expect(half.terminalLine(TerminalStyle(plain: true)) == "training 10 variants  50/100, 3.1 s")
    #expect(
      half.terminalLine(TerminalStyle(unicode: false))
        == "training 10 variants  ##########.......... 50/100, 3.1 s")
    for width in 1...100 {
      #expect(DisplayWidth.of(half.terminalLine(TerminalStyle(width: width))) <= width)
    }
    let open = Progress("reading", done: 7, of: nil, elapsed: 125)
    #expect(open.terminalLine(TerminalStyle()) == "reading  7 · 2:05 min")
  }
}
