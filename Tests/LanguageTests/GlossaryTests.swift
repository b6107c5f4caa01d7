import Messages
import Testing

@testable import CommandKit
@testable import Documents
@testable import Lab
@testable import Verbs

/// The glossary of both languages, and the topics.
@Suite struct GlossaryTests {
  private func page(_ word: String, in language: DisplayLanguage) throws -> String {
    let session = Session(language: Language(verbs: .standard, words: [], told: language))
    return try session.helpPage(on: word).terminalText(
      TerminalStyle(width: 400, color: .none, unicode: true))
  }

  @Test func `Every term and every group of them has its Chinese, and there is none without`() {
    #expect(Set(ChineseTerms.terms.keys) == Set(Terms.names) && Terms.names.count == Set(Terms.names).count)
    #expect(Set(ChineseTerms.groups.keys) == Set(Terms.groups.map(\.name)))
    let words = ChineseTerms.terms.values.map(\.word)
    #expect(Set(words).count == words.count)
  }

  @Test(arguments: Terms.names)
  func `A term is found by its words in both languages, and means the same`(name: String) throws {
    let english = try #require(Terms.telling(name, in: .english))
    let chinese = try #require(Terms.telling(name, in: .chinese))
    #expect(Terms.name(of: name) == name && Terms.name(of: english.word) == name)
    #expect(Terms.name(of: chinese.word) == name)
    Likeness(english.meaning.string, chinese.meaning.string).expect(in: .chinese)
    #expect(Set(code(english.meaning)) == Set(code(chinese.meaning)))
    for language in DisplayLanguage.allCases {
      for word in [name, chinese.word] {
        let page = try page(word, in: language)
        #expect(page.contains(language == .english ? chinese.word : english.word), "\(page)")
      }
    }
  }

  private func code(_ text: Text) -> [String] {
    text.runs.filter { $0.style.contains(.code) }.map(\.string)
  }

  @Test(arguments: Array(ChineseTerms.synonyms.keys), DisplayLanguage.allCases)
  func `Other Chinese words have a page too`(word: String, language: DisplayLanguage) throws {
    #expect(ChineseTerms.terms.values.allSatisfy { $0.word != word })
    #expect(!(try page(word, in: language)).isEmpty)
  }

  @Test(arguments: [
    (
      "梯度", DisplayLanguage.chinese,
      ["梯度消失", "vanishing gradients", "梯度爆炸", "梯度裁剪", "权重梯度", "梯度下降", "于是随深度指数下降。"]
    ),
    ("梯度", .english, ["vanishing gradients", "梯度消失", "A gradient that falls by a factor below 1"]),
    ("梯度消失", .chinese, ["梯度每过一层乘上一个小于 1 的因子", "英文：vanishing gradients。"]),
    ("梯度消失", .english, ["A gradient that falls", "In Chinese: 梯度消失."]),
    ("vanishing", .chinese, ["梯度每过一层乘上一个小于 1 的因子", "英文：vanishing gradients。"]),
    ("vanishing gradients", .english, ["In Chinese: 梯度消失."]),
    ("批量归一化", .chinese, ["batchnorm", "英文：batch normalization。"]),
    ("归一化", .chinese, ["layernorm", "含有“归一化”的词", "批量归一化", "层归一化"]),
    ("批量正则化", .chinese, ["笔误", "批量归一化（batch normalization）", "滑动统计量"]),
    ("批量正则化", .english, ["is a slip of the article's", "批量归一化: batch normalization", "running statistics"]),
    ("红外学习率", .chinese, ["笔误", "遇平台降低学习率", "（Reduce-on-Plateau）", "plateau"]),
    ("梯度剪切", .chinese, ["通行的叫法是梯度裁剪（gradient clipping）", "by_norm"]),
    ("随机失活", .chinese, ["dropout(rate=0.5)"]), ("注意力", .chinese, ["attention(heads=4"]),
    ("幅度", .chinese, ["一层的输出有多大", "英文：size。", "it.size"]),
    ("optimizers", .chinese, ["逆着梯度往下走，可以带动量。"]), ("术语", .chinese, ["梯度消失 vanishing gradients", "测量表里的列"]),
    ("terms", .english, ["vanishing 梯度消失", "tables of measurements"]),
    ("it", .chinese, ["最近一条测量命令的结果"]), ("pi", .chinese, ["圆周率"]),
  ])
  func `What is asked for is found`(word: String, language: DisplayLanguage, says: [String]) throws {
    let page = try page(word, in: language).split { $0.isWhitespace }.joined(separator: " ")
    for part in says { #expect(page.contains(part), "\(page)") }
  }

  @Test func `A word that nearly is one of them leads to it`() {
    let session = Session(language: Language(verbs: .standard, words: [], told: .chinese))
    let failure = #expect(throws: Failure.self) { try session.helpPage(on: "梯度消散") }
    #expect(failure?.message.contains("梯度消失") == true)
  }

  @Test func `Completion offers the Chinese words, each with its English one`() {
    let session = Session(language: Language(verbs: .standard, words: [], told: .chinese))
    let completion = Completer(vocabulary: session.vocabulary).complete(
      "help 梯", at: "help 梯".utf8.count, in: session.scope())
    #expect(
      completion.candidates.map(\.text) == ["梯度下降", "梯度裁剪", "梯度消失", "梯度爆炸", "梯度弥散", "梯度截断", "梯度检验"])
    #expect(completion.candidates.first { $0.text == "梯度消失" }?.description == "vanishing gradients")
  }

  @Test func `Topics say the same in both languages`() {
    let (english, chinese) = (Topics.all(in: .english), Topics.all(in: .chinese))
    #expect(english.map(\.name) == chinese.map(\.name))
    for (one, other) in zip(english, chinese) where one.name != "terms" {
      Likeness(one.summary, other.summary).expect(in: .chinese)
      #expect(one.page.blocks.count == other.page.blocks.count)
      for (block, twin) in zip(one.page.blocks, other.page.blocks) {
        switch (block, twin) {
        case (.paragraph(let text), .paragraph(let other)):
          Likeness(text.string, other.string).expect(in: .chinese)
          #expect(code(text) == code(other))
        case (.code(let text, _), .code(let other, _)): #expect(text == other)
        case (.table(let table), .table(let other)):
          #expect(table.rows.count == other.rows.count)
          for (row, twin) in zip(table.rows, other.rows) {
            guard case .text(let typed) = row.cells[0], case .text(let alike) = twin.cells[0],
              case .text(let said) = row.cells[1], case .text(let told) = twin.cells[1]
            else {
              Issue.record("\(row)")
              continue
            }
            #expect(typed.string.replacing(" or ", with: ", ") == alike.string)
            Likeness(said.string, told.string).expectNumbers()
          }
        default: Issue.record("\(one.name): \(block)")
        }
      }
    }
  }
}
