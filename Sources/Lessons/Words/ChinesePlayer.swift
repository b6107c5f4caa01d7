import Documents

/// What the player says, in Chinese.
enum ChinesePlayer {
  static func text(_ message: PlayerMessage) -> Text {
    switch message {
    case .invitation(let message): text(message)
    case .refusal(let message, let isStatement):
      text(message) + (isStatement ? "先回答或跳过这道题，再运行语句。" : "")
    case .comparison(let message): text(message)
    case .exercise(let message): text(message)
    case .freePlay(let message): text(message)
    case .navigation(let message): text(message)
    case .end(let message): text(message)
    case .progress(let message): text(message)
    }
  }

  private static func text(_ message: PlayerMessage.Invitation) -> Text {
    switch message {
    case .open: "`learn` 打开课程，`lessons` 列出所有的课。"
    case .nextStep: "Enter：下一小节"
    case .proceed: "Enter：继续"
    case .more: "Enter：接着看"
    case .reply(true): "Enter：对照你的猜测"
    case .reply(false): "Enter：看原因"
    case .runCell(let isSlow): isSlow ? "Enter：运行（要等一会儿）" : "Enter：运行"
    case .runAgain: "Enter：再运行一次；`skip`：不看结果，继续"
    case .answer(.number): "你猜是多少？输入一个数（`skip`：不猜，继续）"
    case .answer(.option): "你选哪一个？输入编号（`skip`：不猜，继续）"
    case .answer(.options): "你选哪几个？输入所有编号（`skip`：不猜，继续）"
    case .answer(.words): "用自己的话怎么说？（`skip`：不说，继续）"
    case .vote(.open): "课堂正在作答。Enter：结束投票；`skip`：不投票，继续。"
    case .vote(.closed): "`vote`：讨论之后再投一次 · Enter：继续"
    case .confidence: "有多大把握？1–5（Enter：跳过）"
    case .answerPrompt: "你的答案"
    case .confidencePrompt: "把握 1–5"
    case .exercise(let hasStarter, let hasHints):
      (hasStarter ? "把空填上，写出整行（↑ 调出这一行）。" : "写出来。")
        + (hasHints ? "`hint`：提示；`skip`：跳过。" : "`skip`：跳过。")
    case .tryAgain(let hasHint):
      hasHint ? "还不对。再试一次，或者：`hint`、`solution`、`skip`" : "还不对。再试一次，或者：`solution`、`skip`"
    case .takeSolution: "Enter：用这个解答继续；也可以自己写一个。"
    }
  }

  private static func text(_ message: PlayerMessage.Refusal) -> Text {
    switch message {
    case .number: "答案是一个数，例如 0.7、2e-3 或 1/3。`skip`：不猜，继续。"
    case .positiveNumber: "答案是大于零的数，例如 0.7 或 2e-3。"
    case .option(2): "答案是选项的编号：1 或 2。`skip`：不猜，继续。"
    case .option(let count): "答案是选项的编号：从 1 到 \(count)。`skip`：不猜，继续。"
    case .options: "答案是一个或几个选项的编号，用逗号隔开。`skip`：不猜，继续。"
    case .confidence(let typed):
      "从 \(typed, .code) 看不出有多大把握：输入 1（纯猜）到 5（确定）之间的数。Enter：跳过。"
    case .exerciseTakesLine: "练习要写一行语句，样子见起始代码；只输入 answer 就检查它。"
    case .nothingAsked: "现在没有要回答的题。"
    }
  }

  private static func text(_ message: PlayerMessage.Comparison) -> Text {
    switch message {
    case .earlier(let said, false): "\("你之前说：\(said)", .dim)"
    case .earlier(let said, true): "\("你之前说：\(said)。算那次的答案，现在再答不算。", .dim)"
    case .right(let sure, let counts): "\("答对了。", .good)" + text(sure: sure) + text(counts: counts)
    case .wrong(let said, let sure, let right, let counts):
      "\("不对。", .bad)你说的是 \(said)\(text(sure: sure))，正确的是 \(list(right.map(String.init)), .strong)。"
        + text(counts: counts)
    case .measured(let said, let sure, let found, let distance, let counts):
      "你猜的是 \(said, format: .significant(2))\(text(sure: sure))，测得 \(found, .strong)："
        + text(distance) + text(counts: counts)
    case .unknown(let said, let failure):
      "你说的是 \(said)。正确答案在这里算不出来：\(failure.message)"
    case .words(let said): "你说：\(said, .emphasis)"
    case .modelAnswer: "参考答案："
    case .plain(let said): "你说：\(said)"
    }
  }

  private static func text(sure: Int?) -> Text { sure.map { "（把握 \($0)/5）" } ?? "" }

  private static func text(counts: Bool) -> Text {
    counts ? "" : "\("（只算第一次的答案。）", .dim)"
  }

  private static func text(_ distance: Guess.Distance) -> Text {
    let style = distance.style
    switch distance {
    case .none: return "\("正好。", style)"
    case .decades(let size, let direction) where distance.isClose:
      return "\("很接近", style)，\(word(direction)) \(size, format: .fixed(1)) 个数量级。"
    case .decades(let size, let direction):
      return "\(word(direction)) \(size, style, format: .fixed(1)) 个数量级。"
    case .share(let size, let direction): return "\(word(direction)) \(size, style, format: .percent(0))。"
    case .timesTooLarge(let ratio):
      return "偏大，是测得值的 \(ratio, style, format: .significant(2)) 倍。"
    case .times(let size, let direction):
      return "\(word(direction), style)，差了测得值的 \(size, format: .significant(2)) 倍。"
    case .beyondDecades: return "\("差得数不清有多少个数量级。", style)"
    }
  }

  private static func word(_ direction: Guess.Direction) -> String {
    switch direction {
    case .tooLarge: "偏大"
    case .tooSmall: "偏小"
    }
  }

  private static func text(_ message: PlayerMessage.Exercise) -> Text {
    switch message {
    case .works: "\("做对了。", .good)"
    case .worksToo: "\("这样也对。", .good)"
    case .hasPassed: "这样写通不过；先前写的已经通过，仍然算数。"
    case .wholeLine: "有好几个空：写出整行（↑ 调出这一行）。"
    case .blank: "这里还有空没填。"
    case .none: "现在没有练习。"
    case .noHintHere: "提示只有练习才有。遇到预测题，`skip` 跳过它。"
    case .noHints: "这个练习没有提示。`solution` 给出一种做法。"
    case .noMoreHints: "提示就这些。`solution` 给出一种做法。"
    case .solutionOpens(let tries): "再试 \(tries) 次就能看解答。`skip`：不看，继续。"
    }
  }

  private static func text(_ message: PlayerMessage.FreePlay) -> Text {
    switch message {
    case .without(let names):
      "这一课用它自己的状态继续，不带你的 \(list(names))（按 Enter 之前输入 `keep` 就带上）。"
    case .kept(let names): "这一课带着你的 \(list(names)) 继续。"
    case .noneToKeep: "没有你自己的东西可带。"
    case .noLesson: "没有打开的课，也就没有放在一边的东西。"
    }
  }

  private static func text(_ message: PlayerMessage.Navigation) -> Text {
    switch message {
    case .about(let minutes, let section):
      "约 \(minutes) 分钟" + (section.map { " · 文章第 \($0) 节" } ?? "")
    case .teacher(let note): "\("教师备注：", .strong)\(note)"
    case .noLessons: "这里没有课。`gradlab new 文件名` 写出一个模板。"
    case .noLesson: "没有打开的课。"
    case .notOpened(let failure): Text(failure.message)
    case .hereBefore(let runsCells): runsCells ? "你来过这里；正在重新运行前面的单元格……" : "你来过这里。"
    case .goesOn: "从上次停下的地方继续。`goto 1` 从头开始。"
    case .isBeginning: "这里就是这一课的开头。"
    case .noStep(let count): "这一课的小节从 1 到 \(count)。"
    case .nowhere(let name): "没有叫“\(name)”的小节、单元格或课。`lessons` 列出所有的课。"
    case .whereTo: "去哪里？`goto 3`（小节）、`goto slope`（单元格）、`goto core-concept`（课）。"
    case .lastLesson: "这是最后一课。`lessons` 列出所有的课。"
    case .step(let number, let count): "小节 \(number)/\(count)"
    case .more: "未完"
    case .restFirst: "先看完剩下的，再轮到你。"
    case .cleared(let names): "一课开始时只有数据：\(few(names))已清除。"
    case .placeIsKept(let command): "位置记下了：\(command, .code) 从这里继续。"
    case .atEnd: "结尾"
    case .saved(let file):
      "\(file, .code)：这一课到这里为止，连同你的猜测、语句和解答。\("gradlab run \(file)", .code) 再运行一遍。"
    case .upToHere: "到这里为止"
    }
  }

  private static func text(_ message: PlayerMessage.End) -> Text {
    switch message {
    case .predictions(let count, let mean):
      "你的预测：\(count) 个，平均答对 \(mean, .strong, format: .percent(0))。"
    case .open(let ids):
      "还没完：既没做出也没跳过的有 " + ids.map { Text($0, .code) }.joined(separator: "、")
        + "。\("goto \(ids.first ?? "")", .code) 带你过去。"
    case .lesson(let next): "这一课到此结束。Enter 打开下一课：\(next, .strong)"
    case .course: "课程到此结束。`lessons` 列出所有的课。"
    }
  }

  private static func text(_ message: PlayerMessage.Progress) -> Text {
    switch message {
    case .forgetWhat(nil): "清除什么？`all` 清除所有课的进度；Enter 什么也不清除。"
    case .forgetWhat(let lesson?):
      "清除什么？`lesson` 清除你在 \(lesson) 里的位置、猜测和解答，`all` 清除所有课的；Enter 什么也不清除。"
    case .forgotten: "已清除。"
    case .nothingForgotten: "什么也没清除。"
    case .usage:
      "`progress` 显示进度，`progress reset` 清除进度，`progress export to=\"mine.csv\"` 写成文件。"
    case .exportUsage:
      "进度写进名称以 .csv 或 .json 结尾的文件：progress export to=\"mine.csv\""
    case .exported(let file): "\(file, .code)：你的进度，可以上交。"
    case .onlyHere(let failure): "进度只在这次会话里保留：\(failure.words(in: .chinese))"
    case .opens: "`learn` 加课的名称或编号，打开这一课。"
    case .scores: "正确率：选项算 1 或 0；数差得越远，算得越少。只算第一次的答案。"
    case .unreadable: "读不懂：`gradlab check` 会说原因"
    case .column(let column):
      switch column {
      case .number: "编号"
      case .lesson: "课"
      case .title: "标题"
      case .article: "文章"
      case .minutes: "分钟"
      case .place: "进度"
      case .guesses: "猜测"
      case .right: "正确率"
      case .solved: "做出"
      case .hints: "提示"
      }
    case .place(.none): "–"
    case .place(.begun): "在学"
    case .place(.done): "学完"
    }
  }

  private static func list(_ names: [String]) -> String { names.joined(separator: "、") }

  /// Not more than one can take in.
  private static func few(_ names: [String]) -> String {
    names.count <= 6 ? list(names) + " " : list(Array(names.prefix(5))) + " 和另外 \(names.count - 5) 个"
  }
}
