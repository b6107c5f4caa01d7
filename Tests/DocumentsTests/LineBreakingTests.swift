import Testing

@testable import Documents

/// By GB/T 15834 and the strict rules of the W3C's Requirements for Chinese Text Layout.
@Suite struct LineBreakingTests {
  private static func lines(_ text: Text, _ width: Int) -> [String] {
    Document([.paragraph(text)]).terminalText(TerminalStyle(width: width)).split(separator: "\n").map(
      String.init)
  }

  static let breaks: [(String, Int, [String])] = [
    // A mark takes the character before it along.
    ("梯度逐层衰减。学习停了", 12, ["梯度逐层衰", "减。学习停了"]),
    ("梯度逐层衰减”。学习", 12, ["梯度逐层衰", "减”。学习"]),
    ("梯度、误差、权重、偏置", 4, ["梯", "度、", "误", "差、", "权", "重、", "偏置"]),
    ("他问：为什么？！答案", 12, ["他问：为什", "么？！答案"]),
    ("（甲）《乙》“丙”【丁】", 4, ["（", "甲）", "《", "乙》", "“丙”", "【", "丁】"]),
    // An opening mark goes with what it opens.
    ("梯度消失了（见下文）", 12, ["梯度消失了", "（见下文）"]),
    ("文章说“批量正则化”", 8, ["文章说", "“批量正", "则化”"]),
    // Dashes and ellipses are of two halves.
    ("一二三四——五六", 9, ["一二三", "四——五六"]),
    ("一二三四……五六", 9, ["一二三", "四……五六"]),
    // Words and numbers stay whole, with what they count.
    ("用 Adam 训练网络", 6, ["用", "Adam", "训练网", "络"]),
    ("深度是 20 层的网络", 9, ["深度是", "20 层的网", "络"]),
    ("深度是20层的网络", 9, ["深度是", "20层的网", "络"]),
    ("这是第 3 课的内容", 8, ["这是", "第 3 课", "的内容"]),
    ("下降了大约 30 %，很快", 14, ["下降了大约", "30 %，很快"]),
    ("调用 probe，再看", 10, ["调用", "probe，再", "看"]),
  ]

  @Test("A line of Chinese ends where its rules let it", arguments: breaks)
  func breaking(text: String, width: Int, lines: [String]) {
    #expect(Self.lines(Text(text), width) == lines)
  }

  @Test("A style changes nothing of where lines end", arguments: breaks)
  func styled(text: String, width: Int, lines: [String]) {
    let half = text.index(text.startIndex, offsetBy: text.count / 2)
    for style in [Text.Style.strong, .code, .accent] {
      #expect(Self.lines(Text(String(text[..<half])) + Text(String(text[half...]), style), width) == lines)
      #expect(Self.lines(Text(text.map { Text.Run(String($0), $0 == "。" ? style : []) }), width) == lines)
    }
  }

  @Test("No width makes a line begin or end with a mark that may not stand there")
  func everyWidth() {
    let text = """
      在深层网络中，“梯度”可能逐层衰减——每一层乘上 0.25，二十层之后只剩 0.000001……（见第 3 课）训练 100 轮，准确率为 53 %；\
      这叫“梯度消失”！文章把《批量归一化》写成了“批量正则化”：两回事。用 `probe tower(20, sigmoid)`、`train` 都看得出来？
      """
    for width in 10...110 {
      let lines = Self.lines(Text(text), width)
      #expect(lines.joined().filter { $0 != " " } == text.filter { $0 != " " })
      for (index, line) in lines.enumerated() {
        #expect(DisplayWidth.of(line) <= width)
        if index > 0 { #expect(!"、，。；：？！）”》…—%".contains(line.first ?? "、"), "\(width): \(line)") }
        if index + 1 < lines.count { #expect(!"（“《第".contains(line.last ?? "（"), "\(width): \(line)") }
      }
    }
  }

  @Test("A long name is broken anywhere, and no mark behind it stands alone")
  func longWords() {
    #expect(Self.lines("abcdefghij，见下", 10) == ["abcdefghi", "j，见下"])
    #expect(Self.lines("abcdefghijklmnop", 10) == ["abcdefghij", "klmnop"])
  }

  @Test(
    "Where a line of a source ends, Chinese has no blank and English has one",
    arguments: [
      ("梯度", "消失", ""), ("梯度，", "Adam", ""), ("梯度", "Adam", " "), ("Adam", "梯度", " "), ("Adam", "（梯度）", ""),
      ("“梯度”", "消失", ""), ("“梯度”", "Adam", ""), ("梯度", "“消失”", ""), ("梯度——", "消失", ""), ("the", "net", " "),
      ("“the”", "net", " "), ("net —", "the", " "), ("", "net", " "), ("20", "层", " "),
    ])
  func joints(before: String, after: String, joint: String) {
    #expect(LineBreaking.joint(before, after) == joint)
  }
}
