import Documents

/// What is said where lessons are checked and run, in Chinese.
enum ChineseChecking {
  static func words(_ message: CheckMessage) -> String {
    switch message {
    case .meantToFail: "这个单元格本该失败（fails=true），却运行成功了。"
    case .answerIsNotFinite(let expression, let found):
      "答案 \(expression) 是 \(NumberFormat.exact.string(found))，不是有限的数。"
    case .answerIsNotPositive(let expression, let found):
      "答案 \(expression) 是 \(NumberFormat.exact.string(found))，不大于零。"
    case .answerFails(let expression, let failure):
      "答案 \(expression) 算不出来：\(failure.reason.words(in: .chinese))"
    case .starterPasses(let exercise): "练习 \(exercise) 的起始代码已经通过检查：没有什么可做了。"
    case .solutionFails(let exercise, let failure):
      "练习 \(exercise) 的解答没有通过：\(failure.reason.words(in: .chinese))"
    case .holdsForSeeds(let held, let count, let first, let reason):
      "\(count) 个种子里有 \(held) 个成立；最先在种子 \(first) 上失败：\(reason.reason.words(in: .chinese))"
    case .answerStandsBefore(let answer, let line):
      "答案 \(answer) 在第 \(line) 行就写着，早于提问：提前问，或者那里少说一点。"
    case .answerWasShown(let answer, let line):
      "答案 \(answer) 已由第 \(line) 行的单元格显示：在它之前问，或者问还没见过的。"
    case .optionStandsBefore(let option, let line):
      "第 \(line) 行说了正确选项 \(option) 所说的，而别的选项都没有这么说：在它之前问，或者那里少说一点。"
    case .headingTells(let word, let line):
      "第 \(line) 行的标题泄露了结果（\(word)）：预测题上方的标题只提问，或只点出主题。"
    case .askedBefore(let file?, let line): "这道题在 \(file):\(line) 问过：一道预测题只问一次。"
    case .askedBefore(nil, let line): "这道题在第 \(line) 行问过：一道预测题只问一次。"
    case .numberNotHeld(let number, let cell, let id):
      "\(number)：这一课的 expect 和其他代码都没有印证这个数。\(place(ofCell: cell, id))别写出这个数。"
    case .stopIsTooHigh(let kind, let rows):
      "\(words(kind))占 \(rows) 行，而 80 × 24 的屏幕只放得下 22 行：中间加一个 <!-- pause -->，或者把一个单元格拆成两个。"
    case .formula(let text): "\(text) 会原样留下：公式不会排版。放进反引号里，或者用文字说。"
    case .noPicture(let file): "图片 \(file) 不存在；路径从课所在的文件夹算起。"
    case .isNoPicture(let file): "\(file) 不是图片：PNG、JPEG、GIF、WebP 或 SVG。"
    case .pictureWithoutWords(let file):
      "图片 \(file) 没有文字说明：看不到图的人要靠 ![图里有什么](\(file))。"
    case .otherSeeds(let file): "\(file)，其他种子"
    case .repeatedLesson(let id, let file): "id \(id) 已经用在 \(file) 里。"
    case .requiresMissing(let id): "它要求先学“\(id)”，而这里没有这个 id 的课。"
    case .translationDiffers(let file, let line?):
      "从这里起与 \(file) 第 \(line) 行不同：除文字外，两种语言的单元格、题目和顺序必须一致。"
    case .translationDiffers(let file, nil):
      "\(file) 到这里已经没有内容：除文字外，两种语言的单元格、题目和顺序必须一致。"
    case .notTranslated(let id, let language): "课程的 \(language) 版缺少 \(id) 这一课。"
    case .noLessons(let folder): "\(folder) 里没有课：除 README.md 以外以 .md 结尾的文件。"
    }
  }

  private static func words(_ kind: StopHeights.Stop.Kind) -> String {
    switch kind {
    case .text: "从这里起要读的内容"
    case .result: "这里的单元格显示的内容"
    case .reply: "这里的回应和原因"
    case .end: "结尾"
    }
  }

  private static func place(ofCell line: Int?, _ id: String?) -> String {
    guard let line else { return "这一小节没有单元格：" }
    return "让第 \(line) 行的单元格\(id.map { " \($0) " } ?? "")里的 expect 印证它，要么"
  }

  static func words(_ message: AnswerMessage) -> String {
    switch message {
    case .isNoNumber(let expression): "\(expression) 不是数。"
    case .isSeveralNumbers(let expression): "\(expression) 代表好几个数：选一个。"
    }
  }

  static func text(_ message: RunMessage) -> Text {
    switch message {
    case .ranThoughMeantToFail: "这个单元格本该失败，却运行成功了。"
    case .solution: "\("解答：", .strong)"
    case .answer(let options): "答案：\(options.map(String.init).joined(separator: "、"), .strong)"
    case .measured(let expression, let found): "\(expression, .code) 是 \(found, .strong)。"
    }
  }
}
