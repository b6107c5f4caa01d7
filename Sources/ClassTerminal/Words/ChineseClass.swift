import Documents

/// What is said to the teacher of a class, in Chinese.
enum ChineseClass {
  static func words(_ message: ClassMessage) -> String {
    switch message {
    case .sign(let message): words(message)
    case .status(.answered(let count, let all)): "\(count)/\(all) 人已答"
    case .status(.present(let count)): "\(count) 人在课堂"
    case .vote(let message): words(message)
    case .notes(let message): words(message)
    case .mayEnd(let present): "还有 \(present) 人在跟随，要下课吗？(y/n)"
    case .resultsFail(let failure): "回答没有写入文件：\(failure.words(in: .chinese))"
    case .resultsWritten(let file): "\(file)：目前为止的回答，不含姓名。"
    case .resultsFormat: "回答要写入名字以 .csv 结尾的文件：votes to=\"tuesday.csv\""
    }
  }

  private static func words(_ message: ClassMessage.Sign) -> String {
    switch message {
    case .follow: "跟随课堂并答题："
    case .code(let code): "代码 \(code)"
    case .others(let addresses): "或 \(addresses.joined(separator: "、"))"
    case .loopback(nil): "只在本机可见；用 --host 指定一个学生连得上的地址。"
    case .loopback(let host?): "只在本机可见；--host \(host) 让学生能连进来。"
    case .begins: "按 Enter 开始。`room` 再次显示这些内容。"
    }
  }

  private static func words(_ message: ClassMessage.Vote) -> String {
    switch message {
    case .nobodyAnswered: "还没有人回答。"
    case .right(let share): "答对：\(NumberFormat.percent(0).string(share))。"
    case .isOpen: "投票进行中；按 Enter 结束投票。"
    case .opened(let round): "第 \(round) 次投票开始了；按 Enter 结束投票。"
    case .nothingAsked: "现在没有问题可答。"
    case .noVotesYet: "还没有提过问题。"
    case .answersInWords: "学生的回答如下；输入 `pick` 加一个编号，就把那一条给全班看。"
    case .moreAnswers(let count): "… 还有 \(count) 条：`votes` 列出全部。"
    case .noSuchAnswer(let typed, let count):
      "\(typed.isEmpty ? "pick" : typed) 不是其中一条回答：`pick` 后面要写 1 到 \(count) 的编号。"
    case .said(let times): "（\(times) 次）"
    case .inNotes(let count): "收到 \(count) 条回答：第二个终端里的 `gradlab class --notes` 会显示，这里用 `votes` 看。"
    }
  }

  private static func words(_ message: ClassMessage.Notes) -> String {
    switch message {
    case .noClass: "这里没有正在进行的课堂；用 gradlab class 加课名开一个"
    case .isOver: "下课了。"
    case .none: "这一步没有备注。"
    case .step(let number, let count, let title): "第 \(number)/\(count) 步：\(title)"
    case .clock(let inClass, let inStep, let planned):
      "已上课 \(inClass) · 这一步 \(inStep)" + (planned.map { " · 计划 \($0) 分钟" } ?? "")
    case .more(let lines): "… 还有 \(lines) 行：把窗口拉大就能看到。"
    case .notBegun(let lesson): "\(lesson)：还没有开始"
    }
  }
}
