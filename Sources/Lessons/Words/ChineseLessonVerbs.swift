import CommandKit

/// Chinese for what help says of the verbs of lessons and of a class.
enum ChineseLessonVerbs {
  static let all: [String: DeclaredWords] = [
    "next": DeclaredWords("课程往下走，同 Enter 键。"),
    "back": DeclaredWords("回到上一个停顿处，状态也一并恢复。", ["网络、数据和随机数流都和当时一模一样。猜测仍然保留。"]),
    "goto": DeclaredWords(
      "按编号去某一步，按 id 去某个单元格，或者去另一课。", ["中间的内容照样运行，只是不显示，后面的单元格需要的东西因此都在。"],
      parameters: ["place": "步的编号、单元格的 id 或者一课的 id"]),
    "hint": DeclaredWords("显示当前练习的下一条提示。"),
    "solution": DeclaredWords("显示当前练习的解答。", ["有的课要等你试过才给。"]),
    "answer": DeclaredWords(
      "回答当前的预测题，或者检查当前的练习。", ["在预测题处直接写答案就行：0.05、1e-6、2。"],
      parameters: ["guess": "一个数，或者选项的编号"]),
    "skip": DeclaredWords("不回答、不看单元格的输出或解答，直接往下走。", ["跳过的部分照样生效，后面的单元格需要的东西因此都在。"]),
    "keep": DeclaredWords(
      "把上一个单元格之后你改动的东西带进课程。", ["不写它，下一个单元格用课程自己的状态运行，随便试不会弄坏什么。"]),
    "progress": DeclaredWords(
      "显示你学到哪里，猜得有多准。",
      [
        "`progress reset` 清除进度，清除之前会问一声。",
        "`progress export to=\"mine.csv\" name=\"Ada\"` 写成文件交上去，表格（.csv）或数据（.json）都行：各课、猜测和得分、解答、尝试。不写 `name` 就不提你是谁。",
      ],
      parameters: [
        "action": "reset：清除这一课或全部的进度；export：写成文件", "to": "export 写到哪个文件：.csv 或 .json",
        "name": "是谁的，供 export 用", "overwrite": overwrite,
      ]),
    "lessons": DeclaredWords("列出各课，以及你学到哪里。"),
    "learn": DeclaredWords(
      "从上次离开处打开一课；不写课名则打开最近的一课，或下一个没学完的。",
      parameters: ["lesson": "一课的 id，见 `lessons`"]),
    "claims": DeclaredWords("把文章里的说法全部测一遍，各用 5 个种子，逐条给出结论。", ["至多花一分钟。会话里的东西不受影响。"]),
    "vote": DeclaredWords("让全班把当前的预测题再答一次。"),
    "votes": DeclaredWords(
      "给你看全班对当前预测题的回答。",
      ["`votes to=\"tuesday.csv\"` 写下到现在为止所有预测题的回答，不记姓名：每次投票里每个答案有多少人选。"],
      parameters: ["to": "到现在为止的所有回答写到哪个文件：.csv", "overwrite": overwrite]),
    "pick": DeclaredWords("给全班看其中一条文字回答。", parameters: ["number": "回答的编号，见 `votes`"]),
    "room": DeclaredWords("再次显示课堂的地址和代码。"),
  ]

  private static let overwrite = "直接覆盖已有的文件，不再询问"
}
