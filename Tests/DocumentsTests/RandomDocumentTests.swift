import Testing

@testable import Documents

/// Documents of every shape, the same ones each time.
struct DocumentMaker {
  private var state: UInt64

  init(seed: Int) { state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 | 1 }

  mutating func number(_ limit: Int) -> Int {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return Int(state % UInt64(limit))
  }

  mutating func pick<T>(_ all: [T]) -> T { all[number(all.count)] }

  mutating func value() -> Double {
    pick([
      0, 1, -1, 0.236, 4.1e-15, -7.25e-3, 1e6, 123_456_789, .nan, .infinity, -.infinity, 1e308, 1e-300,
      Double(number(1000)) / 7,
    ])
  }

  mutating func words() -> String {
    let parts = (0...number(12)).map { _ in
      pick([
        "gradient", "a", "梯度消失，", "（激活）", "×0.236", "👩‍🔬", "e\u{301}",
        "supercalifragilisticexpialidocious_and_more",
        "δ → φ′", "\t", "\n", "", "<b>", "&", "|", "`x`", "**", "\u{1b}[2J", "１２３", "…", "#", "-", "\u{202e}",
      ])
    }
    return parts.joined(separator: pick([" ", "", "  "]))
  }

  mutating func text() -> Text {
    (0...number(3)).reduce(into: Text()) { text, _ in
      let style = Text.Style(rawValue: UInt16(number(256)))
      text += Text(words(), style, link: number(6) == 0 ? words() : nil)
    }
  }

  mutating func table() -> Table {
    let columns = (0..<number(7)).map { _ in
      Table.Column(
        text(), pick([.leading, .trailing, .center]), drop: number(2) == 0 ? number(4) : nil,
        unit: number(4) == 0 ? words() : nil,
        axis: number(2) == 0 ? ChartAxis(words(), pick(Scale.allCases), lower: pick([nil, value()])) : nil)
    }
    let rows = (0..<number(9)).map { _ in
      Table.Row(
        (0..<number(columns.count + 2)).map { _ -> Table.Cell in
          switch number(6) {
          case 0: .text(text())
          case 1: .number(value(), pick([.significant(3), .fixed(2), .exact, .percent(1), .scientific(2)]))
          case 2: .bar(value(), lower: pick([nil, value()]), upper: pick([nil, value()]))
          case 3: .sparkline((0..<number(9)).map { _ in value() })
          case 4: .heat(value(), .compact(2))
          default: .empty
          }
        }, style: Text.Style(rawValue: UInt16(number(256))))
    }
    return Table(
      caption: pick([nil, text()]), columns: columns, rows: rows, foot: number(3) == 0 ? [text()] : [])
  }

  mutating func chart() -> any ChartContent {
    let data = (0..<number(30)).map { _ in value() }
    let all = ChartTests.charts(data)
    return pick(all)
  }

  mutating func blocks(_ depth: Int) -> [Block] {
    (0..<number(4)).map { _ in block(depth) }
  }

  mutating func block(_ depth: Int) -> Block {
    switch number(depth > 0 ? 13 : 9) {
    case 0, 1: return .paragraph(text())
    case 2: return .heading(text(), level: number(8))
    case 3: return .code(words(), language: pick([nil, "gradlab"]))
    case 4: return .table(table())
    case 5: return .chart(Chart(chart()))
    case 6:
      let checks = (0..<number(3)).map { _ in
        Check(number(2) == 0, text(), label: pick([nil, text()]), message: pick([nil, text()]))
      }
      return .verdict(Verdict(pick(Verdict.Outcome.allCases), text(), checks: checks))
    case 7: return .rule
    case 8: return .gap
    case 9: return .list((0..<number(4)).map { _ in blocks(depth - 1) }, start: pick([nil, number(1000)]))
    case 10: return .quote(blocks(depth - 1))
    case 11: return .aside(pick(Block.Aside.allCases), blocks(depth - 1))
    default: return .details(summary: text(), blocks(depth - 1))
    }
  }

  mutating func document() -> Document { Document(title: pick([nil, text()]), blocks(3)) }
}

@Suite struct RandomDocumentTests {
  @Test("Any document fits its terminal, closes its HTML and prints in every form", arguments: 0..<60)
  func anyDocument(seed: Int) {
    var maker = DocumentMaker(seed: seed + 1)
    for _ in 0..<3 {
      let document = maker.document()
      for width in [1, 3, 20, 40, 80, 131] {
        let style = TerminalStyle(
          width: width, height: maker.pick([nil, 24]), color: maker.pick(TerminalStyle.ColorDepth.allCases),
          unicode: maker.number(3) > 0, links: maker.number(2) == 0, indent: maker.number(5))
        for line in lines(visible(document.terminalText(style))) where width >= 20 {
          #expect(DisplayWidth.of(line) <= width, "\(width): \(line)")
          #expect(style.unicode || line.utf8.allSatisfy { $0 < 0x80 }, "\(line)")
        }
      }
      let plain = document.terminalText(TerminalStyle(plain: true))
      #expect(!plain.contains("\u{1b}"))
      #expect(FormatTests.unclosed(document.page).isEmpty)
      #expect(!document.markdown.isEmpty)
    }
  }
}
