import CommandKit

/// The verbs that train, claim, and look after the session.
extension ChineseDeclarations {
  static let training: [String: DeclaredWords] = [
    "train": DeclaredWords(
      "一步步减小损失，并显示经过。",
      [
        "train NAME 改变这个名称所指的网络；用 Ctrl-C 停下时，已完成的轮保留，再写同一行就做完剩下的。训练别的东西，或者一次比较，不改变任何名称：训练好的网络在 it.net。",
        "loss 是最后一轮之后所有样本上的损失；losses[k] 是第 k 轮各步损失的均值，每步都在更新之前量。",
      ],
      parameters: [
        "net": network, "epochs": "再训练多久", "with": "优化器，它的第一个值是学习率", "batch": "一步用多少；不写则用全部",
        "loss": loss, "clip": "梯度的上限", "weights": "每个类别一个权重：by_class(1, 10)",
        "validation": "每轮之后看一看的数据，或者要留出的样本比例", "stop": "这么久没有改进就结束", "every": "每隔这么久打印一次损失",
        "watch": "训练时不断重画每一层的梯度，并留下来：it.gradients", "on": on, "seed": seeds,
      ], units: ["epochs": "轮", "batch": "样本", "stop": "轮", "every": "轮"],
      fields: [
        "loss": "最后一轮之后所有样本上的损失", "losses": "逐轮：各步损失的均值，每步都在更新之前量",
        "accuracy": "类别答对的样本比例，从 0 到 1", "held_out": "留出样本上的 loss、losses 和 accuracy",
        "movement": "逐层：权重离起点走了多远，除以起点的大小", "gradient_norms": "逐轮：所有梯度合在一起的范数，取各步的均值",
        "gradients": "逐层逐轮：权重梯度的均方根，要有 watch=gradients", "epochs": "训练了多少轮", "net": "训练好的网络",
      ]),
    "evaluate": DeclaredWords(
      "测量网络的输出在数据上有多好：损失、准确率，以及它把哪些类别弄混。",
      [
        "按评估模式来算：batchnorm 用滑动统计量，dropout 不失活。只有两个类别时，precision、recall 和 f1 说的是标签 1，否则是各类别的均值；balanced_accuracy 是召回率的均值。",
        "threshold= 移动两个类别之间的界线：概率从它起就算作 1。",
      ],
      parameters: [
        "net": network, "on": on, "loss": loss, "threshold": "概率从多少起算作 1",
        "part": "全部样本，或者只用划分出来的留出样本", "seed": seeds,
      ],
      fields: [
        "loss": "样本损失的均值", "accuracy": "类别答对的样本比例，从 0 到 1", "precision": "判为 1 的样本里，真是 1 的比例",
        "recall": "标签为 1 的样本里，找出来的比例", "f1": "精确率和召回率的调和平均", "balanced_accuracy": "各类别召回率的均值",
        "confusion": "各个类别分别被判成各类的次数，逐个真实类别排列",
      ]),
    "predict": DeclaredWords(
      "给出网络对前几个样本的输出，旁边列出标签。",
      parameters: ["net": network, "on": on, "samples": "多少个", "seed": seeds],
      fields: ["outputs": "输出，逐个样本"]),
    "fresh": DeclaredWords("重新抽取网络的初始权重：同一个种子的下一次抽样，未经训练。", parameters: ["net": "一个网络的名称"]),
    "expect": DeclaredWords(
      "检验一条论断，并显示两边的值；有变体时，要对每个变体都成立。",
      ["量出来的数要带容差比较：expect it.factor == 0.236 +- 0.02。比较可以连着写：0.9 < it.factor < 1.08。"],
      parameters: ["claim": "一个比较", "else": "不成立时说什么"]),
  ]

  static let session: [String: DeclaredWords] = [
    "seed": DeclaredWords(
      "设定从现在起所写的网络和数据的随机种子。", ["随机数只取决于种子、抽样、用途和位置，所以同一行写两遍，得到的是同一个网络。"],
      parameters: ["seed": "一个整数"]),
    "precision": DeclaredWords(
      "设定以后语句的运算精度：float32（业界通行）或 float64。", parameters: ["format": "float32 或 float64"]),
    "undo": DeclaredWords(
      "撤回最近几条改动名称或设置的语句，并报出它们。",
      ["可以撤回最近 1000 处改动；如果它们替换掉的内容超过 256 MB，就少一些。所有语句的原文都留着，供 history 和 save 用。"],
      parameters: ["count": "多少条语句"]),
    "reset": DeclaredWords("忘掉所有名称和设置，从头开始；undo 可以找回。"),
    "time": DeclaredWords(
      "执行一条语句，并说出用了多久。",
      ["既说时钟时间，也说处理器时间（所有线程加在一起）。训练时还说每秒多少轮。这些数取决于机器，不算结果的一部分。"],
      parameters: ["statement": "语句"]),
    "vars": DeclaredWords("列出会话里的名称和它们的内容。"),
    "history": DeclaredWords("列出本次会话的语句，照原样，带编号。", parameters: ["count": "多少条"]),
    "help": DeclaredWords(
      "解释语言里的一个词、你自己的名称或者一个字段；不写就全部列出。",
      parameters: ["word": "命令、构造、函数、主题、名称、it.loss"]),
    "save": DeclaredWords(
      "把会话写成可以重新运行的一课，或者保存网络的权重。",
      [
        "save \"tuesday.md\" 把到现在为止的语句写成单元格；文字说明要自己添上。save \"deep.safetensors\" of=deep 按 PyTorch 的名称写出权重。"
      ],
      parameters: ["file": "文件名：.md 或 .safetensors", "of": "保存哪个网络的权重", "overwrite": overwrite]),
    "export": DeclaredWords(
      "把结果或数据集写到文件里：表格用 .csv，要全部内容用 .json。",
      [
        "结果的 .csv 每个数一行：它在各轴上的位置、字段，然后是层（编号和名称）、轮或别的归属，最后是值；不是数的内容放在 text 一列。.json 的格式同 --json：docs/json.md。",
        "数据集的 .csv 有表头，每个样本一行：先是特征，序列则一个时间步接一个时间步（number_1、mark_1、number_2、…），最后是目标 y，类别写成从 0 数起的编号。数字一位不少：csv 读回来是同样的数据。.safetensors 里是给 PyTorch 和 NumPy 用的数组 X 和 y，用 arrays 读。",
      ],
      parameters: [
        "value": "写什么", "to": "文件名：.csv 或 .json，数据还可以是 .safetensors", "overwrite": overwrite,
      ]),
    "run": DeclaredWords("执行一个文件里的语句。", parameters: ["file": "脚本：每行一条语句"]),
    "quit": DeclaredWords("退出会话；Ctrl-D 也行。"),
  ]
}
