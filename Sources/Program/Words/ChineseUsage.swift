/// The help of the command line, in Chinese.
enum ChineseUsage {
  static func words(_ message: UsageMessage) -> String {
    switch message {
    case .abstract(let command): abstract(command)
    case .discussion(let command): discussion(command)
    case .option(let option): words(option)
    case .value(let value): words(value)
    case .usage: "gradlab [<选项>] [<命令>]"
    case .ofRuns: "用于训练记录"
    }
  }

  private static func abstract(_ command: UsageMessage.CommandName) -> String {
    switch command {
    case .gradlab: "看梯度怎样穿过深度网络，为什么消失，什么真正管用。"
    case .learn: "从上次停下的地方打开一课；不写课名，就打开上次离开的那一课，或者下一课。"
    case .class: "为课堂打开一课，学生用手机跟着看、作答。"
    case .lessons: "列出所有的课，以及每一课学到了哪里。"
    case .run: "运行课和脚本，边运行边显示。"
    case .check: "检查课：单元格能运行，断言成立，练习的起始代码通不过、解答通得过。"
    case .audit: "逐条测量一篇文字的论断，与写下的结论比较。"
    case .export: "运行一课或一个脚本，连同结果写成页面。"
    case .kernel: "让 gradlab 成为 Jupyter 的内核，用于 export 写出的笔记本。"
    case .doctor: "说出 PyTorch 模型有什么毛病；有毛病时退出码为 1。"
    case .watch: "给出监视 PyTorch 训练的 Python 代码，供 doctor 使用。"
    case .new: "写出一课或一份论断文件的模板。"
    case .config: "显示各项设置，以及写着它们的文件。"
    case .manual: "输出手册页：gradlab man | man -l -"
    case .reference: "以 Markdown 输出语言的参考手册。"
    }
  }

  private static func discussion(_ command: UsageMessage.CommandName) -> String {
    switch command {
    case .gradlab:
      """
      不写命令就是提示符：Ctrl-C 停下手头的工作，Ctrl-D 退出。

      退出码：0 完成，1 有检查或单元格失败、或输出丢失，2 用法不对（包括文件不存在），70 gradlab 自身的缺陷，130 中断。
      """
    case .learn:
      """
      Enter 运行下一步，back 往回走，skip 跳过，lessons 列出所有的课。

      再次打开的课用它自己的状态继续，前面的单元格会重新运行。--resume 则恢复上次在课里的会话，连同你试过和保留的一切。

      课只在自己的文件夹里读写文件，写之前先问。
      """
    case .class:
      """
      终端归你用：Enter 继续，拿到地址和代码的浏览器跟着显示同样的内容。遇到预测题，课堂作答；Enter 结束投票，讨论之后可用 \
      vote 再投一次，再按 Enter 运行单元格。

      不写 --host，只有这台机器进得来。你自己的进度不受影响，课堂从头开始；goto 往前跳。
      """
    case .run:
      """
      名称以 .md 结尾的文件是课，其余是脚本；- 是标准输入。课里的预测题照样显示，练习直接给出解答。遇到第一个失败就停。

      脚本写什么就做什么。课只在自己的文件夹里读写文件，写之前先问。
      """
    case .check: "问题按文件和行号指出。有问题时退出码为 1。不写任何文件。"
    case .audit:
      """
      文件是 Markdown：每条论断写明原文说了什么、一个测量、测得的数值、得出结论的规则，以及结论。gradlab new --audit \
      加文件名，写出一份可以照着改的；lessons/README.md 说明格式。

      有结论与写下的不同，退出码为 1；文件读不懂，退出码为 2。加上 --json，每条论断一行，带上每个数值的全部取值。
      """
    case .export:
      """
      不写 -o 就输出到标准输出。一个装着课的文件夹，或者不写文件时的整个课程，会在 -o 指定的文件夹里各成一页，html \
      格式还有目录页。html 页面先问读者，再显示结果。
      """
    case .kernel:
      """
      运行 gradlab kernel --install，JupyterLab 里就有它了。Jupyter 的 Python 需要 ipykernel：pip install ipykernel。

      不带选项时它服务于一个会话：从标准输入读请求，每行一个 JSON；回答写到标准输出；格式见 docs/json.md。
      """
    case .doctor:
      """
      gradlab_watch 写出的训练记录（.jsonl；见 gradlab watch）原样诊断，不管模型由什么组成。权重（.safetensors）的网络描述取自\
      文件的元数据，或者 --net；两处都没有，就只看权重本身。

      没有毛病，退出码为 0；有毛病为 1；判断不了为 2。有好几个文件时取最大的。
      """
    case .watch: "不带选项时说明用法。docs/watch.md 说明训练记录里有什么。"
    case .lessons, .new, .config, .manual, .reference: ""
    }
  }

  private static func words(_ option: UsageMessage.Option) -> String {
    switch option {
    case .plain: "供屏幕阅读器用的文字：不画图，每张图变成一句话和一张小表。"
    case .json: "结果写成 JSON，每条语句一行；格式见 docs/json.md。"
    case .color: "颜色：auto、always 或 never。"
    case .language: "语言：en 或 zh。"
    case .seed: "会话开始时的随机种子。"
    case .precision: "运算精度：float32 或 float64。"
    case .resume: "恢复上次的会话，与 learn 合用则恢复上次在课里的会话；崩溃或断电之后也行。"
    case .allowFiles: "允许课不经询问就读写任何文件，不限于自己的文件夹。"
    case .slides: "每个停顿处都从空屏幕开始，供投影用。"
    case .lesson: "课名（见 `gradlab lessons`）或文件。"
    case .teacher: "显示教师备注。"
    case .fresh: "从头学这一课：不带先前的位置、猜测和解答；它们仍留在文件里。"
    case .host: "本机的地址，课堂要能访问；不写就是 127.0.0.1，只供自己试用。"
    case .port: "端口；0 表示任选一个空闲的。"
    case .results: "把收到的答案随时记下来，不带姓名：.csv"
    case .notes: "显示当前小节的教师备注和时钟：课堂进行时，用在另一个终端里。"
    case .overwriteResults: "不经询问就覆盖 --results 的文件。"
    case .runFiles: "课、脚本，或者 -（标准输入）。"
    case .keepGoing: "失败之后继续；退出码仍会反映出来。"
    case .checkFiles: "课、脚本，或者装着课的文件夹。"
    case .checkSeeds: "所有种子另抽这么多次，每次把课运行一遍；每个断言要在 100 次里成立 99 次。"
    case .claims: "论断文件。"
    case .auditSeeds: "用多少个种子，代替文件里写的。"
    case .claim: "只测量这一条论断；可以写多次。"
    case .exportFile: "一课（.md）、一个脚本，或者装着课的文件夹。"
    case .exportFormat: "html、ipynb 或 md。"
    case .audience: "reader（读者）、student（学生：有提示，无解答）或 teacher（教师：有备注，解答展开）。"
    case .exportTo: "要写出的文件或文件夹。"
    case .overwritePages: "不经询问就覆盖同名文件。"
    case .install: "把内核写到你的 Jupyter 查找的地方。"
    case .uninstall: "把它删掉。"
    case .prefix: "装给这个前缀下的 Jupyter（某个 Python 环境或 /usr/local），而不是你自己的。"
    case .program: "内核要启动的 gradlab，如果不是这一个。"
    case .doctorFiles: "训练记录（.jsonl）和权重（.safetensors）。"
    case .net: "用于权重：网络，写法与输入时相同；文件里没有写时用。"
    case .on: "用于权重：用什么数据看：csv(\"file.csv\", target=\"column\")。"
    case .step: "显示哪一步的表；不写就是最后一步。"
    case .unfold: "每个模块一行，不把整块合成一行。"
    case .follow: "跟着训练走，直到它结束，或者按 Ctrl-C。"
    case .pageFormat: "html：写成页面。"
    case .pageFile: "--to 要写出的文件。"
    case .overwritePage: "不经询问就覆盖同名文件。"
    case .python: "输出 gradlab_watch.py，一个只依赖 PyTorch 的文件。"
    case .watchTo: "写到这个文件。"
    case .newFile: "要写出的文件；不能已经存在。"
    case .newAudit: "写一份论断文件，供 gradlab audit 使用。"
    }
  }

  private static func words(_ value: UsageMessage.Value) -> String {
    switch value {
    case .number: "数"
    case .name: "名称"
    case .when: "何时"
    case .file: "文件"
    case .fileOrFolder: "文件或文件夹"
    case .address: "地址"
    case .lesson: "课"
    case .description: "描述"
    case .data: "数据"
    case .format: "格式"
    case .out: "输出"
    case .whom: "对象"
    case .folder: "文件夹"
    case .path: "路径"
    }
  }
}
