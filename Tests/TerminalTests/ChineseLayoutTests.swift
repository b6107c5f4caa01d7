import Documents
import Foundation
import Messages
import Testing

@testable import LineEditor

/// Columns of Chinese, as tmux counts them: documents, and the prompt, the menu and the history of the built program.
@Suite(.serialized) struct ChineseLayoutTests {
  private static let marks = "、，。：；？！（）《》“”…—"

  /// A terminal that shows texts, each ended by a sign in the column in which it ends by our count: where the terminal
  /// counts otherwise, the sign stands apart from the text or over it.
  private func shown(_ texts: [String], columns: Int) throws -> [String] {
    let lines = texts.map { text in
      let width = DisplayWidth.of(text)
      return width < columns ? "\(text)\r" + (width > 0 ? "\u{1B}[\(width)C" : "") + "#" : text
    }
    let folder = try Screen.newFolder()
    let file = folder.appendingPathComponent("lines")
    try Data((lines.joined(separator: "\n") + "\n").utf8).write(to: file)
    let screen = try Screen(
      columns: columns, rows: texts.count + 2, folder: folder,
      command: ["sh", "-c", "cat '\(file.path)'; echo end; exec sleep 100"])
    return try Array(screen.wait("the lines") { $0.last == "end" }.dropLast())
  }

  private func ended(_ texts: [String], columns: Int) -> [String] {
    texts.map { DisplayWidth.of($0) < columns ? $0 + "#" : $0 }
  }

  @Test func `Characters take the columns that they are counted for, the ambiguous ones too`() throws {
    let texts =
      ["梯度消失", "ｒｅｌｕ", "３．１４", "　", "㎡", "𠮷野家", "한글", "カナ", "ｶﾅ", "①", "Ⅳ", "℃", "‰", "№"]
      + Self.marks.map { "\($0)\($0)" }
      + "×÷≥≤≈≠±·•→←↑↓−∞√∂σδφΔπ½²³′″°§─│┌┐└┘├┤┬┴┼━▌█▏▁▓░●○■□▲△◆◇★☆✓✗◐⋮▶⣿╌⏎ⅠⅡ".map { "\($0)x\($0)" }
      + ["e\u{301}梯", "👍好", "👩‍🔬"]
    for (seen, expected) in zip(try shown(texts, columns: 20), ended(texts, columns: 20)) {
      #expect(seen == expected)
    }
    // The prompt counts as the library of the system does.
    #expect(Terminal.useUTF8())
    for text in texts where text.unicodeScalars.allSatisfy({ $0.value < 0x1F000 && $0.value != 0xFE0F }) {
      #expect(Layout.width(of: text) == DisplayWidth.of(text), "\(text)")
    }
  }

  private static var table: Table {
    let columns: [Table.Column] = [
      Table.Column("层"), Table.Column("说明"), Table.Column("幅度", axis: ChartAxis("幅度", .log10)),
      .number("每层因子"), .number("loss"),
    ]
    let rows = (1...8).map { (row: Int) -> Table.Row in
      let words: Text = row % 2 == 0 ? "饱和，“几乎”没有梯度……" : "正常"
      let cells: [Table.Cell] = [
        .text(Text("\(row) 全连接层")), .text(words), .bar(1 / Double(row * row * row)),
        .number(1 / Double(row)), .number(0.25 * Double(row)),
      ]
      return Table.Row(cells)
    }
    return Table(
      caption: "各层的梯度：从输出层往回，逐层乘上一个因子", columns: columns, rows: rows,
      foot: ["⋮ 中位数取自 5 个种子（见第 3 课）。"])
  }

  private static var charts: [Block] {
    let x = (1...40).map(Double.init)
    let names = ["sigmoid 激活函数", "带残差连接的网络", "理论"]
    let series = names.enumerated().map { (place: Int, name: String) -> LineChart.Series in
      let share = Double(place + 1)
      return LineChart.Series(name, x: x, y: x.map { 1 / (share * $0 * $0) })
    }
    let lines = LineChart(
      "梯度随层数的变化：越靠前越小", x: ChartAxis("层"), y: ChartAxis("梯度的均方根", .log10), series: series)
    let bars = BarChart(
      "最终损失", category: "优化器", axis: ChartAxis("损失"),
      bars: [BarChart.Bar("普通梯度下降", 0.69), BarChart.Bar("Adam", 0.12), BarChart.Bar("动量 0.9", 0.3)])
    let heat = HeatMap(
      "深度与权重", rows: "深度", ["二十层", "四十层", "八十层"], columns: "标准差", ["小", "适中", "很大"],
      values: [[0.1, 0.5, 0.9], [0.2, 0.4, 0.8], [0.3, 0.2, 0.1]], axis: ChartAxis("损失"))
    return [.chart(Chart(lines)), .chart(Chart(bars)), .chart(Chart(heat))]
  }

  private static var prose: [Block] {
    let paragraph: Text =
      "往回走，每一层都把误差信号乘上 0.234：其中 \("sigmoid", .code) 的斜率（从不超过 1/4）贡献 ×0.236，权重贡献 ×0.99。\("梯度消失——两个方向都有", .strong)……往前走，样本之间的差别缩小得\("一样快", .accent)：1000 个样本，单精度的输出只分得清 2 个。"
    return [.heading("梯度去哪儿了？", level: 2), .paragraph(paragraph)]
  }

  private static var rest: [Block] {
    [
      .numbered(["第一步：看斜率。", "第二步：看权重，并且把两者相乘，得到每层因子。"]),
      .quote([.paragraph("梯度可能逐层衰减，使训练变得非常缓慢，甚至停止。")]), .rule,
      .aside(.suggestion, [.paragraph(Text("probe tower(20, [sigmoid, tanh, relu])", .code))]),
      .aside(.warning, [.paragraph("Adam 的 ε 比梯度还大：这时一步只走得出学习率的一小部分，训练看上去像是停了。")]),
      .verdict(Verdict([Check(true, "0.91 > 0.85", label: "激活函数=relu")])),
    ]
  }

  private static var document: Document {
    Document(title: "许多因子的乘积", prose + [.table(table)] + charts + rest)
  }

  @Test(arguments: [60, 80, 120]) func `Documents in Chinese stand in the columns of a terminal`(width: Int)
    throws
  {
    let text = DisplayLanguage.chinese.spoken { Self.document.terminalText(TerminalStyle(width: width)) }
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).dropLast().map(String.init)
    #expect(try shown(lines, columns: width) == ended(lines, columns: width))
    // The rule under a title is as wide as the title.
    for title in ["许多因子的乘积", "梯度去哪儿了？"] {
      let place = try #require(lines.firstIndex(of: title))
      #expect(Set(lines[place + 1]).count == 1)
      #expect(DisplayWidth.of(lines[place + 1]) == DisplayWidth.of(title))
    }
    // Numbers end where their column does.
    let rows = lines.filter { $0.contains("全连接层") && $0.last?.isNumber == true }
    #expect(rows.count == 8)
    #expect(Set(rows.map { DisplayWidth.of($0) }).count == 1, "\(rows)")
    for (line, next) in zip(lines, lines.dropFirst()) where !line.isEmpty && !next.isEmpty {
      #expect(!"、，。：；？！）》”…—".contains(next.first ?? "x"), "\(next)")
      #expect(!"（《“".contains(line.last ?? "x"), "\(line)")
    }
  }

  // MARK: The prompt

  @Test(arguments: [60, 80, 120]) func `A line of wide characters is edited in its middle and wraps whole`(
    columns: Int
  ) throws {
    let screen = try Screen("--language zh", columns: columns)
    try screen.wait(for: "[1]")
    // One letter makes the last column of the row too narrow for a character.
    let text = "a" + String(repeating: "梯度", count: columns / 4)
    try screen.type(text)
    let inFirst = (columns - 5) / 2
    let first = "[1] " + text.prefix(1 + inFirst)
    let wrapped = try screen.wait("both rows") {
      $0.suffix(2) == [first, String(text.dropFirst(1 + inFirst))]
    }
    #expect(DisplayWidth.of(wrapped[wrapped.count - 2]) == columns - 1)
    try screen.press("Home", "Right", "Right")
    try screen.wait("the cursor behind the first character") { _ in try screen.cursor().column == 7 }
    try screen.type("消")
    let edited = "a梯消" + text.dropFirst(2)
    try screen.wait("the character in between") { lines in
      lines.suffix(2).joined().filter { $0 != " " } == "[1]" + edited
        && lines[lines.count - 2] == "[1] " + edited.prefix(1 + inFirst)
    }
    try screen.wait("the cursor behind it") { _ in try screen.cursor().column == 9 }
    try screen.press("BSpace", "BSpace", "End")
    let left = "a" + text.dropFirst(2)
    try screen.wait("the rest") { lines in lines.suffix(2).joined().filter { $0 != " " } == "[1]" + left }
    try screen.press("C-u")
    try screen.wait("nothing") { $0.last == "[1]" }
    try screen.type("深度 = 20")
    try screen.press("Left", "Left", "Left", "Left", "Left", "Left")
    try screen.type("网络")
    try screen.wait("a name of four") { $0.last == "[1] 深网络度 = 20" }
    try screen.press("Enter")
    try screen.wait("the next prompt") { $0.last == "[2]" }
  }

  @Test(arguments: [60, 80, 120]) func `The menu has its words in one column, and cuts no character`(
    columns: Int
  ) throws {
    _ = Terminal.useUTF8()
    let words = "把数据往前送、把梯度往回送各一次，显示每一层收到什么——以及“没有收到什么”……（见第 2 课）"
    let names = ["probe", "网络深度", "学习率调度", "x"] + (1...8).map { "深度\($0)" }
    let candidates = names.enumerated().map { place, name in
      // Of every length, so that both halves of a character meet the edge.
      Completion.Candidate(name, String(words.dropFirst(place)))
    }
    var menu = Menu(Completion(replacing: 0..<0, with: candidates), in: "")
    let lines = menu.lines(columns: columns, rows: 8, dimmed: nil)
    #expect(lines.count == 8)
    #expect(try shown(lines, columns: columns) == ended(lines, columns: columns))
    for (line, candidate) in zip(lines.dropLast(), candidates) {
      #expect(DisplayWidth.of(line) <= columns - 1)
      let words = line.dropFirst(2 + candidate.text.count)
      #expect(2 + DisplayWidth.of(candidate.text) + words.prefix { $0 == " " }.count == 14, "\(line)")
      #expect(line.last == "…" && DisplayWidth.of(line) >= columns - 2 || line.hasSuffix("（见第 2 课）"))
    }
  }

  @Test func `The history is searched for wide characters, and shows what is found`() throws {
    let screen = try Screen("--language zh --color always", columns: 60)
    try screen.wait(for: "[1]")
    for (index, line) in ["深度 = 20", "学习率 = 0.1", "宽度 = 深度 * 2"].enumerated() {
      try screen.type(line)
      try screen.press("Enter")
      try screen.wait(for: "[\(index + 2)]")
    }
    try screen.press("C-r")
    try screen.type("深度")
    let found = try screen.wait("both entries") { lines in
      lines.contains("> 宽度 = 深度 * 2") && lines.contains("  深度 = 20")
    }
    #expect(!found.contains("  学习率 = 0.1"))
    #expect(try screen.cursor().column == 8)
    try screen.press("Enter")
    try screen.wait("the line taken") { $0.last == "[4] 宽度 = 深度 * 2" }
  }

  @Test func `A failure in Chinese is wrapped by its rules, with the caret under the place`() throws {
    let screen = try Screen("--language zh", columns: 60)
    try screen.wait(for: "[1]")
    try screen.type("深度 = 20 * rleu")
    try screen.press("Enter")
    let lines = try screen.wait("the caret") { lines in lines.contains { $0.contains("^^^^") } }
    let caret = try #require(lines.first { $0.contains("^^^^") })
    #expect(caret.prefix { $0 == " " }.count == DisplayWidth.of("[1] 深度 = 20 * "))
    for line in lines { #expect(!Self.marks.contains(line.drop { $0 == " " }.first ?? "x"), "\(line)") }
  }

  private static let long =
    "x = 3 # 这是一条很长很长的注释，用来看一行放不下时会怎样折行，中文字符占两列，恰好在行尾只剩一列时应当整个移到下一行去"

  /// What is typed, which keys follow, and what then stands there, with the cursor at the sign ‸.
  private static let edits: [(typed: String, keys: [String], text: String)] = [
    ("权重 = 你好世界", ["Home", "世"], "世‸权重 = 你好世界"),
    ("权重 = 你好世界", ["Left", "Left", "BSpace", "a"], "权重 = 你a‸世界"),
    ("权重 = 你好世界", ["Home", "Right", "DC", "好", "，"], "权好，‸ = 你好世界"),
    ("你好你好", ["Left", "好", "Left", "Left", "BSpace"], "你‸你好好"),
    ("权重 = 你好", ["C-w", "世界"], "权重 = 世界‸"), ("权重 = 你好", ["Home", "C-k", "世"], "世‸"),
    ("权重 = 1", ["C-u", "学习率", "C-y"], "学习率权重 = 1‸"),
    (long, ["Home", "a", "BSpace"], "‸\(long)"), (long, ["Home", "世", "a"], "世a‸\(long)"),
    (long, ["Home", "Right", "Right", "DC", "DC", "DC"], "x ‸\(long.dropFirst(5))"),
    (long, ["BSpace", "Left", "Left", "BSpace"], "\(long.dropLast(4))‸\(long.dropLast().suffix(2))"),
  ]

  @Test(arguments: edits, [60, 81])
  func `What is edited within wide characters stands as it shall, and the cursor too`(
    edit: (typed: String, keys: [String], text: String), columns: Int
  ) throws {
    let screen = try Screen(columns: columns, rows: 30)
    try screen.wait("[1]") { $0.last == "[1]" }
    let start = try screen.lines().count - 1
    try screen.type(edit.typed)
    for key in edit.keys {
      if key.unicodeScalars.allSatisfy(\.isASCII), key.count > 1 {
        try screen.press(key)
      } else {
        try screen.type(key)
      }
    }
    let head = String(edit.text.prefix { $0 != "‸" })
    let text = "[1] \(edit.text.filter { $0 != "‸" })"
    let layout = Layout(text.unicodeScalars.map(\.value)[...], startColumn: 0, columns: columns)
    var rows = [String](repeating: "", count: layout.end.row + 1)
    for (scalar, place) in zip(text.unicodeScalars, layout.positions) {
      rows[place.row].unicodeScalars.append(scalar)
    }
    // A text that fills its last row leaves the next one empty.
    if rows.last == "" { rows.removeLast() }
    let place = layout.positions[4 + head.unicodeScalars.count]
    try screen.wait(text) { lines in
      // What is typed at the prompt does not end in blanks on any row of these.
      try Array(lines.dropFirst(start)) == rows && screen.cursor() == (place.column, start + place.row)
    }
  }
}
