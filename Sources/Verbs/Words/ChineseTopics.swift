import CommandKit
import Documents

/// Chinese for the topics.
enum ChineseTopics {
  static let all: [HelpTopic] = [variants, results, networks, seeds, watch, runs, terms, keys]

  private static func lines(_ pairs: [(String, Text)]) -> Block { Topics.lines("输入", "得到", pairs) }

  private static let variants = Topics.topic(
    "variants", "变体：列表和区间随处可写，用来比较、扫描、换种子",
    [
      .paragraph("在写一个值的地方写列表或区间，就得到并排的变体。每写一个就多一个带名称的轴。"),
      lines([
        ("probe tower(20, [sigmoid, relu])", "每个变体一行，并排列出"),
        ("probe tower(2..60, sigmoid)", "随深度变化的曲线，旁边是理论值"),
        ("train tower(4, relu) seed=1..10", "10 个种子的中位数和范围"),
        ("act = [tanh, relu]", "一个名称就是一次选择：用到它的地方一起变"),
        ("(2..60 by 2) * dense(64)", "一段深度，写在括号里"),
        ("1e-4..1 by *10", "按倍数取的区间"),
        ("it.loss[relu]", "其中一个变体的损失"),
        ("it[depth=20].ratio", "用名称指定轴"),
        ("max(it.losses, over=epoch)", "沿一个轴取最大；不写 over 就是全部的最大"),
      ]),
    ])

  private static let results = Topics.topic(
    "results", "结果：it 和 _，点后面写字段，方括号里挑出一部分",
    [
      .paragraph(
        "\("it", .code) 是最近一条测量命令的结果。命令带上括号就是一个值：\("probe(tower(20, relu)).factor", .code)。"
      ),
      lines([
        ("it.factor", "结果里的一个数"), ("it.gradient[1]", "第 1 层"),
        ("it.gradient[last]", "最后一层"),
        ("it.losses[100]", "第 100 轮"),
        ("_ + 1", "最近显示的值再加 1"),
        ("_3", "语句 3 显示的值；编号见提示符和 history"),
        ("help it", "结果里有什么，每个字段是什么意思"),
        ("time train deep", "执行这条语句，并说出用了多久"),
        ("expect it.ratio < 1e-10", "一条论断，当场检验"),
        ("expect it.factor == 0.236 +- 0.02", "带容差的论断"),
      ]),
    ])

  private static let networks = Topics.topic(
    "networks", "网络：用 -> 连接层，用 * 重复，带参数的网络族",
    [
      lines([
        ("dense(64, relu) -> dense(1, sigmoid)", "两层；输入的大小看数据"),
        ("20 * dense(64, tanh)", "20 层"),
        ("dense(64) -> batchnorm -> relu", "激活函数也可以单独作一层"),
        ("residual(dense(64, tanh))", "把输入加到里面网络的结果上"),
        ("tower(depth, act) = depth * dense(64, act) -> dense(1, sigmoid)", "一个网络族：tower(20, relu)"),
        ("deep = tower(20, relu)", "给它一个名称；train deep 会改变它的内容"),
        ("fresh deep", "权重的下一次抽样"),
      ]),
      .paragraph("初始权重怎样抽取，由激活函数决定；写了 init= 就照它的。"),
    ])

  private static let seeds = Topics.topic(
    "seeds", "种子：随机数从哪里来",
    [
      .paragraph(
        "随机数只取决于种子、抽样、用途和位置，与之前运行过什么无关：同一行写两遍是同一个网络，随便试也不会改变什么。"
      ),
      lines([
        ("seed 7", "从现在起所写的网络和数据都用它"),
        ("probe tower(20, relu) seed=1..10", "10 个种子，作为网络、批和 dropout 的变体"),
        ("fresh deep", "同一个种子的另一次抽样"),
      ]),
      .paragraph("最初的数据在每次会话里都用种子 1 抽取。"),
    ])

  private static let watch = Topics.topic(
    "watch", "监视：PyTorch 里的任何网络，在那边训练，在这里查看",
    [
      .paragraph(
        "gradlab 没有的层照样可以看。\("gradlab watch --python > gradlab_watch.py", .code) 写出一个文件，除 PyTorch 外什么都不需要；在训练代码里加两行，每个模块里经过什么就会记下来："
      ),
      .code(
        "from gradlab_watch import watch\nwatch(model, \"run.jsonl\", optimizer=optimizer, every=10)",
        language: "python"),
      lines([
        ("gradlab doctor run.jsonl", "学不学得会，毛病是什么、在哪里，该试什么"),
        ("gradlab doctor --follow run.jsonl", "边训练边看"),
        ("gradlab doctor --to html -o run.html run.jsonl", "写成一个页面"),
        ("watched = load(\"run.jsonl\")", "训练记录作为一个值：help runs"),
      ]),
    ])

  private static let runs = Topics.topic(
    "runs", "训练记录：监视过的训练，作为一个值",
    [
      .paragraph(
        "\("load", .code) 读以 .jsonl 结尾的文件，得到一份训练记录：每个模块在量过的每一步上的数值。它的字段是按层和步排列的数列。"
      ),
      lines([
        ("watched = load(\"run.jsonl\")", "训练记录，由 gradlab watch 写成"),
        ("probe watched step=40", "某一步的表；不写 step= 就是最后一步"),
        ("diagnose watched", "判断，和网络一样用那三个问题"),
        ("plot watched", "损失随步数的变化"),
        (
          "plot watched of=signal",
          "热图，模块 × 步；还有 of=size、spread、gradient、step、dead、saturated"
        ),
        ("watched.signal", "这些数本身；还有 watched.loss、watched.gradient、watched.step 等"),
        ("export watched to=\"run.csv\"", "全部数值，每个一行"),
      ]),
      .paragraph(
        "训练记录里没有可以在这里训练或改动的网络；需要网络的命令会这样说。记录怎样做成，见 help watch。"
      ),
    ])

  private static let terms = Topics.topic(
    "terms", "术语：梯度、损失、轮、首末层之比……中英文对照", Glossary(language: .chinese).overview)

  private static let keys = Topics.topic(
    "keys", "按键：提示符下能按什么",
    [
      lines([
        ("Enter", "运行写完的语句；没写完就另起一行"),
        ("Tab, Shift-Tab", "补全；再按就在候选里逐个走，同 ↑ ↓"),
        ("↑ ↓", "以前输入过、开头相同的行；出错之后，↑ 给出更正过的那行"),
        ("Ctrl-R", "列出以前输入过的，边打边筛；Enter 取用，Ctrl-G 离开"),
        ("→, Ctrl-F", "接受灰色的建议"),
        ("F1", "光标处那个词的帮助；名称后面打 ? 也一样，再按 Enter 只是关掉它"),
        ("Home, End", "到行首、行尾，同 Ctrl-A、Ctrl-E；加 Ctrl 则到语句的首尾"),
        ("Ctrl-←, Ctrl-→", "按词移动，用 Alt 也一样"),
        ("Ctrl-U, Ctrl-K", "删掉光标之前、之后的部分"),
        ("Ctrl-W, Alt-D", "删掉前一个词、后一个词；Ctrl-Backspace、Ctrl-Delete 也一样"),
        ("Ctrl-Y", "放回删掉的内容；再按 Alt-Y 换成更早删掉的"),
        ("Alt-.", "上一条语句的最后一个参数值；再按就是更早一条的"),
        ("Alt-T, Alt-#", "交换两个词；把这一行留作注释"),
        ("Ctrl-_", "撤销上一次编辑"),
        ("Alt-Enter", "换行；终端分得清的话，Shift-Enter 也行"),
        ("Ctrl-X Ctrl-E", "在你的编辑器（VISUAL 或 EDITOR）里编辑语句；回来后 Enter 运行"),
        ("Esc", "关掉菜单，离开搜索"),
        ("Ctrl-C", "停下正在做的事；在提示符下清空这一行"),
        ("Ctrl-Z", "回到 shell；fg 继续"),
        ("Ctrl-D", "退出；一切都已保存"),
      ])
    ])
}
