import Documents

/// What is said where lessons are checked and run, in Chinese.
enum ChineseChecking {
  static func words(_ message: CheckMessage) -> String {
    switch message {
    case .meantToFail: "This cell is meant to fail (fails=true), and it ran."
    case .answerIsNotFinite(let expression, let found):
      "The answer \(expression) is \(NumberFormat.exact.string(found)), not a finite number."
    case .answerIsNotPositive(let expression, let found):
      "The answer \(expression) is \(NumberFormat.exact.string(found)), not a number above zero."
    case .answerFails(let expression, let failure):
      "The answer \(expression) can't be computed: \(failure.reason.words(in: .english))"
    case .starterPasses(let exercise):
      "The starter of \(exercise) already passes its check: nothing is left to do."
    case .solutionFails(let exercise, let failure):
      "The solution of \(exercise) does not pass: \(failure.reason.words(in: .english))"
    case .holdsForSeeds(let held, let count, let first, let reason):
      "holds for \(held) of \(count) seeds; fails first at seed \(first): \(reason.reason.words(in: .english))"
    case .answerStandsBefore(let answer, let line):
      "The answer, \(answer), stands in line \(line), before the question: ask it before, or say less there."
    case .answerWasShown(let answer, let line):
      "The answer, \(answer), was shown by the cell of line \(line): ask before it, or for what was not seen yet."
    case .optionStandsBefore(let option, let line):
      "Line \(line) says what option \(option), the right one, says, and what no other does: "
        + "ask before it, or say less there."
    case .headingTells(let word, let line):
      "The heading of line \(line) tells how it ends (\(word)): "
        + "a heading above a question asks, or names its subject."
    case .askedBefore(let file, let line):
      "This is asked before, in \(file.map { "\($0):" } ?? "line ")\(line): a prediction is asked once."
    case .numberNotHeld(let number, let cell, let id):
      "\(number): no expect and no other code of this lesson holds this number. "
        + place(ofCell: cell, id) + "say it without the number."
    case .stopIsTooHigh(let kind, let rows):
      "\(words(kind)) \(rows) lines, and a screen of 80 × 24 has room for 22: "
        + "put <!-- pause --> between, or make two cells of one."
    case .formula(let text):
      "\(text) stays as it is: nothing sets formulas. Write it in backquotes, or in words."
    case .noPicture(let file): "The picture \(file) is not there; its name counts from the lesson's folder."
    case .isNoPicture(let file): "\(file) is no picture: PNG, JPEG, GIF, WebP or SVG."
    case .pictureWithoutWords(let file):
      "The picture \(file) has no text: ![what it shows](\(file)) is for who can't see it."
    case .otherSeeds(let file): "\(file), other seeds"
    case .repeatedLesson(let id, let file): "The id \(id) is already that of \(file)."
    case .requiresMissing(let id): "It requires \(id), and no lesson here has that id."
    case .translationDiffers(let file, let line?):
      "从这里起与 \(file) 第 \(line) 行不同：除文字外，两种语言的单元格、题目和次序必须一致。"
    case .translationDiffers(let file, nil):
      "\(file) 到这里已经没有内容：除文字外，两种语言的单元格、题目和次序必须一致。"
    case .notTranslated(let id, let language): "课程的 \(language) 版缺少 \(id) 这一课。"
    case .noLessons(let folder):
      "\(folder) holds no lessons: files that end in .md, but for README.md."
    }
  }

  private static func words(_ kind: StopHeights.Stop.Kind) -> String {
    switch kind {
    case .text: "What there is to read from here on takes"
    case .result: "What the cell here shows takes"
    case .reply: "The reply and the reasons here take"
    case .end: "The end takes"
    }
  }

  private static func place(ofCell line: Int?, _ id: String?) -> String {
    guard let line else { return "No cell is in this step: " }
    return "An expect in the cell \(id.map { "\($0) " } ?? "")of line \(line) has to, or "
  }

  static func words(_ message: AnswerMessage) -> String {
    switch message {
    case .isNoNumber(let expression): "\(expression) is no number."
    case .isSeveralNumbers(let expression): "\(expression) stands for several numbers: pick one."
    }
  }

  static func text(_ message: RunMessage) -> Text {
    switch message {
    case .ranThoughMeantToFail: "This cell is meant to fail, and it ran."
    case .solution: "\("The solution:", .strong)"
    case .answer(let options):
      "The answer: \(options.map(String.init).joined(separator: ", "), .strong)"
    case .measured(let expression, let found): "\(expression, .code) is \(found, .strong)."
    }
  }
}
