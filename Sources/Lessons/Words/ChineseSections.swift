/// What is said of the form of a lesson, in Chinese.
enum ChineseSections {
  static func words(_ message: SectionMessage) -> String {
    switch message {
    case .noTitle: "一课要有一个一级标题（单个 #），就是它的题目。"
    case .noSteps: "一课由小节组成：小节的标题用 ##。"
    case .secondTitle: "一课只有一个一级标题（单个 #）；小节用 ##。"
    case .titleIsNotFirst: "课的题目，也就是一级标题（单个 #），写在最前面。"
    case .stepInDetails: "小节在 <details> 之外开始：先用 </details> 关上它。"
    case .questionInDetails: "预测题写在 <details> 之外。"
    case .detailsNotClosed: "从这里开始的 <details> 没有关上：写上 </details>。"
    case .detailsStillOpen(let line): "第 \(line) 行的 <details> 到这里还没关上：先写 </details>。"
    case .closesNothing: "这个 </details> 没有什么可关。"
    case .summaryOutside: "<summary> 写在 <details> 里面。"
    case .noSummary: "<details> 要有标题：<summary>标题</summary>。"
    case .summaryNotClosed: "从这里开始的 <summary> 没有关上：<summary>标题</summary>。"
    case .commentNotClosed: "从这里开始的注释没有关上：写上 -->。"
    case .textAfterComment: "同一行里 --> 后面的文字会丢失：空一行，另起一行写。"
    case .unknownHTML(let text): "课里的 HTML 只有 <details>、<summary> 和注释：\(text)"
    case .emptyLineMissing(let after): "\(after) 后面缺一个空行：没有它，后面的文字就一直是原样的 HTML。"
    case .repeatedIdentifier(let id, let line): "id \(id) 第 \(line) 行已经用了：这里换一个。"
    }
  }

  static func words(_ message: StepMessage) -> String {
    switch message {
    case .solutionOutside: "解答写在练习的检查之后的 <details> 里。"
    case .cellInDetails: "<details> 里的单元格是练习的解答，跟在练习的检查之后。"
    case .explanations(let count, let question, let options):
      "这段解释里的列表有 \(count) 项，而预测题 \(question) 有 \(options) 个选项：每个选项对应一项。"
    case .unanswered(let question): "预测题 \(question) 所在的小节里，后面没有单元格来算出它的答案。"
    case .otherSolution(let exercise): "这个单元格是练习的解答：id=\(exercise) role=solution。"
    case .secondSolution: "解答只有一个单元格：把语句写到一起。"
    case .lacks(.check, let exercise, let end):
      "练习 \(exercise) 缺检查（id=\(exercise) role=check）：\(clause(end))。"
    case .lacks(.solution, let exercise, let end):
      "练习 \(exercise) 缺 <details> 里的解答：\(clause(end))。"
    }
  }

  private static func clause(_ end: StepMessage.End) -> String {
    switch end {
    case .step: "小节到此结束"
    case .prose: "后面接的是正文"
    case .pause: "后面接的是停顿"
    case .question(let line): "后面第 \(line) 行接的是预测题"
    case .cell(let line): "后面第 \(line) 行接的是另一个单元格"
    case .details(let line): "后面第 \(line) 行接的是 <details>"
    }
  }

  static func words(_ message: PitfallMessage) -> String {
    switch message {
    case .lineMakesHeading: "这行 --- 把上面的文字变成了标题。在它前面空一行，或者用 ## 写标题。"
    case .marksAreNested: "<details> 和注释要顶格写，不放在列表或引用里。"
    case .cellIsIndented: "单元格要顶格写：这一行前面有空格，所以不会运行。"
    case .cellIsNested: "单元格要顶格写，不放在列表或引用里。"
    case .fenceNotClosed(let fence): "从这里开始的代码块没有关上：在最后一行后面写一行 \(fence)。"
    case .fenceStillOpen(let line, let fence):
      "第 \(line) 行的代码块到这里还没关上：用一行 \(fence) 关上它。"
    case .commentInText: "注释自成一行，前面空一行。"
    case .vanishes(let tag): "\(tag) 会当成 HTML 标签消失：放进反引号里，`\(tag)`。"
    case .starsAround(let words): "\(words) 两边的星号在这里成了斜体或加粗。公式放进反引号里。"
    case .starsStay: "** 在这里会原样留下：加粗的前面要是空格或标点，后面也是。把标点挪到外面。"
    }
  }
}
