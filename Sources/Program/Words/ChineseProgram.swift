import Watching

/// What the program says by itself, in Chinese.
enum ChineseProgram {
  static func words(_ message: CommandMessage) -> String {
    switch message {
    case .noCommand(let name, let instead): "没有叫“\(name)”的命令；\(words(instead, of: name))"
    case .nothingToBringBack(true): "没有可以恢复的课"
    case .nothingToBringBack(false): "没有可以恢复的会话"
    case .stoppedBringingBack: "已停止。以后用 gradlab --resume 恢复这次会话。"
    case .unreadable(let problems): problems.description
    case .inFile(let file, let failure): "\(file)：\(failure.reason.words(in: .chinese))"
    case .settings(let problems): problems.map(ChineseSettings.words).joined(separator: "\n")
    case .seedsOutOfRange(let range):
      "--seeds 要的是 \(range.lowerBound) 到 \(range.upperBound) 的数。"
    case .negativeSeed(let given): "--seed 要的是从 0 起的整数，不是 \(given)"
    case .lessonToBringBack: "--resume 恢复上次打开的课；不要再写课名"
    case .kernelOptions:
      "--install 或 --uninstall 只写一个：--prefix 与两者都能配，--program 只配 --install"
    case .exportedWithFailures(let files):
      "\(files.joined(separator: "、"))：已写出，但有单元格失败；gradlab check 会指出是哪一行"
    case .writesOverItself: "-o 写的就是要读的文件；页面要用另一个名称。"
    case .lessonOfClass: "课堂要有一课：gradlab class core-concept"
    case .notesOfClass: "--notes 显示正在上的课的备注；不要再写课名"
    case .port(let given): "--port 要的是 0 到 65535 的数，不是 \(given)"
    case .resultsOfClass(let file): "--results 写的是表格：名称以 .csv 结尾，不是 \(file)"
    case .noClassProgram:
      """
      这个程序旁边没有 gradlab-class，Debian 软件包里有它。自己编译：
        apt-get install -y libqrencode-dev
        swift build -c release --static-swift-stdlib --product gradlab-class
      """
    case .classProgramFails(let path, let failure): "\(path) 运行不了：\(failure.words(in: .chinese))"
    case .isThere(let file): "\(file) 已经存在；--overwrite 覆盖它。"
    case .courseWantsFolder: "好几课就是好几个页面：-o 指定放它们的文件夹。"
    case .noFolder(let file): "\(file) 不是文件夹：好几课就是好几个页面。"
    case .noLessons(let folder): "\(folder) 里没有课：除 README.md 以外以 .md 结尾的文件。"
    }
  }

  private static func words(_ instead: CommandMessage.Instead, of name: String) -> String {
    switch instead {
    case .file: "运行文件用：gradlab run \(name)"
    case .closest(let closest): "最接近的是：gradlab \(closest)"
    case .commands(let commands): "有 \(commands.joined(separator: "、"))"
    }
  }

  static func words(_ message: DoctorMessage) -> String {
    switch message {
    case .outputWithoutFormat: "-o 指定 --to html 写出的页面；两个都要写。"
    case .pageOfFollowed: "--follow 画在终端上，--to html 把已有的写成页面：只写一个。"
    case .pageOfJSON: "--to html 写页面，--json 写给别的程序的行：只写一个。"
    case .oneFileAlone: "--follow 和 --to html 只能用于一个文件。"
    case .followedInput: "--follow 读的是不断变长的文件，不是标准输入。"
    case .ofRunsAlone(let file): "\(file) 存的是权重：--to、--step 和 --unfold 用于训练记录（.jsonl）。"
    case .negativeStep(let step): "--step 要的是从 0 起的数，不是 \(step)。"
    case .unreadable(let file, let problem): "\(file)：\(problem.words(in: .chinese))"
    case .atPrompt: "运行 `gradlab`，在提示符下输入"
    }
  }

  static func words(_ message: NoteMessage) -> String {
    switch message {
    case .greeting(let version): "gradlab \(version)  ·  课程：learn  ·  命令：help  ·  退出：Ctrl-D"
    case .brokeOff(let count): "上次会话中断了；gradlab --resume 恢复其中的\(words(count))。"
    case .broughtBack(let count): "已恢复\(words(count))。"
    case .bringingBack: "正在恢复会话"
    case .stepNotEnded: "上次那一步没有结束；Enter 运行它。"
    case .notEnded(let text): "上次最后一条没有结束，这次没有运行；↑ 调出它：\(text)"
    case .lessonHasChanged(let lesson): "课 \(lesson) 已经不是原来的样子；在其中输入过的可能不再合适。"
    case .lessonIsUnreadable(let file): "课 \(file) 再也读不出来了。"
    case .otherBuild: "这次会话来自 gradlab 的另一个版本：数值的最后几位可能不同。"
    case .otherProcessor(let processor):
      "这次会话来自另一种处理器（\(processor)）：数值的最后几位可能不同。"
    case .dataOfNewSession: "看它时用的是新会话自带的数据；--on 换成别的。"
    case .dataAsWide(let data): "看它时用的是 \(data)，宽度与它的输入相同；--on 换成别的。"
    case .written(let file, .claims): "\(file) 写好了；gradlab audit \(file) 测量其中的论断。"
    case .written(let file, .lesson): "\(file) 写好了；gradlab check \(file) 会说它缺什么。"
    case .howToWatch:
      """
      gradlab watch -o gradlab_watch.py     # 放在你的程序旁边；它只需要 PyTorch

      在 Python 里，训练之前：
        import gradlab_watch
        gradlab_watch.watch(model, "run.jsonl", optimizer=optimizer, every=10)

      训练当中，或者之后：
        gradlab doctor run.jsonl

      权重，连同模块的顺序：
        gradlab_watch.save(model, example, "model.safetensors")
        gradlab doctor model.safetensors
      """
    }
  }

  private static func words(_ count: NoteMessage.Count) -> String {
    switch count {
    case .lines(let count): " \(count) 行"
    case .statements(let count): " \(count) 条语句"
    }
  }

  static func words(_ message: CrashMessage) -> String {
    let fault = "gradlab 自身的缺陷让它中止了，不是你的错。请到你得到 gradlab 的地方报告。"
    return switch message {
    case .fault: fault
    case .atPrompt: fault + "\ngradlab --resume 恢复输入过的内容。"
    case .inLesson: fault + "\ngradlab --resume 恢复这一课和输入过的内容。"
    }
  }
}
