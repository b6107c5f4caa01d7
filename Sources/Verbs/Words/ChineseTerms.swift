import Documents

/// Chinese for the words that help explains: what each is called, and what it means.
enum ChineseTerms {
  static let terms = measured.merging(learning) { $1 }.merging(judging) { $1 }.merging(gradients) { $1 }
    .merging(networks) { $1 }.merging(theory) { $1 }.merging(measuring) { $1 }

  /// Under which headings they are listed.
  static let groups = [
    "tables of measurements": "测量表里的列", "learning": "训练", "what is learned": "学到了什么", "gradients": "梯度",
    "networks": "网络", "theory": "理论", "measuring": "测量",
  ]

  /// The columns of tables of measurements.
  private static let measured: [String: Terms.Telling] = [
    "size": (
      "幅度",
      "一层的输出有多大：在样本和单元上取的均方根（平方的均值再开方）。它逐层缩小或变大，权重梯度也跟着变，因为权重梯度是误差信号乘以传进来的输入。"
    ),
    "spread": (
      "分散度",
      "样本在这一层还相隔多远：在样本上取的标准差，对单元取均方根，除以幅度。接近 1，输出几乎全都因样本而异；为 0，所有样本给出的都一样。它的平方是 1 − 共同部分：所有样本都有的那部分，后面的层从中得不到任何消息。"
    ),
    "nudge": (
      "微扰",
      "输入的一个小变化到了这一层成了多大。把每个样本随机地稍稍挪动一点；输出挪了多远（相对于输出的大小），除以输入挪了多远（相对于输入的大小）：1 就是进来多少还是多少。它逐层下降，网络就在遗忘细小的差别（tanh 的有序相）；逐层上升，网络就把邻近的样本撕开（混沌相），这从分散度上看不出来。不管精度设成什么，它都用双精度、按一阶来量。"
    ),
    "distinct": (
      "可区分的样本数",
      "按这里的精度，一层还能区分多少个样本。两个样本的输出如果直到最后一位都相同，对后面的每一层就是同一个样本；float32 大约有七位数字。"
    ),
    "signal": (
      "信号",
      "误差信号 δ：每个样本自己的损失对一层的预激活值（没有权重的层则是输出）反应有多强。它是这个梯度在该层各单元上的范数，在样本上取均方根，从损失往回走。\("factors[k]", .code) 是第 k 层与下一层之比；它们的乘积是 signal[1] / signal[last]。"
    ),
    "gradient": (
      "权重梯度",
      "优化器从一层看到的东西：各项的均方根。它是误差信号乘以传进这一层的输入，在样本上取平均：所以信号消失的时候它可能大小不变，只要输出朝另一头缩小（relu 配 Glorot 权重）。"
    ),
    "step": (
      "移动量",
      "优化器的一步让一层的权重移动了多远：在副本上用全部样本真走一步，变化的均方根除以权重的均方根。通常约为 0.001；低于 1e−6 等于没动，高于 0.1 这一层就乱跳。Adam 会除以梯度的大小，所以它的步几乎不随梯度变，直到梯度落到它的 epsilon 以下。"
    ),
  ]

  private static let learning: [String: Terms.Telling] = [
    "epoch": ("轮", "把所有训练样本过一遍，顺序每次重新抽取。批大小 32、样本 1000 个，一轮就是 32 步。"),
    "batch": (
      "批", "一步所用的样本：用它们梯度的平均把权重移动一次。批小，步数就多，梯度的噪声也大；train 的 \("batch=", .code) 设定批大小。"
    ),
    "learning_rate": (
      "学习率",
      "一步走多远：普通梯度下降把权重移动 −学习率 × 梯度。太大，损失上升；太小，要走太多步。它就是优化器的那个数：\("sgd(0.1)", .code)。"
    ),
    "gradient_descent": (
      "梯度下降",
      "逆着梯度一步步走：每个权重移动 −学习率 × 自己的梯度。只用一批样本的梯度代替全部样本的，就是随机梯度下降：\("sgd", .code)。"
    ),
    "optimizer": (
      "优化器",
      "由梯度得出一步的规则：\("sgd", .code) 取学习率乘以梯度，\("adam", .code) 再除以梯度平时的大小。\("help optimizers", .code) 列出全部。"
    ),
    "momentum": (
      "动量", "过往梯度的滑动和，代替最近一个梯度去移动权重。动量为 m、各步梯度又一致时，步子加起来是学习率的 1/(1 − m) 倍。"
    ),
    "epsilon": (
      "ε", "Adam 在除以均方根之前加上的小数：这里是 1e−8。梯度落到它以下，Adam 的步子就跟着缩小。"
    ),
    "schedule": (
      "学习率调度",
      "随步数变化的学习率：\("help schedules", .code) 列出全部；它写在学习率的位置上，如 \("sgd(cosine(0.1))", .code)。"
    ),
    "reduce_on_plateau": (
      "遇平台降低学习率", "损失有几轮不再下降，就把学习率降一档的学习率调度：\("plateau", .code)。"
    ),
    "warm_up": ("预热", "最初几步让学习率从接近 0 升上来，等优化器的平均值和批的统计量有了意义再说。"),
    "clipping": (
      "梯度裁剪",
      "梯度超过上限就把它变小：逐个值裁（\("by_value", .code)），按每一层的范数裁，或者按全部合起来的范数裁（\("by_norm", .code)）；只有最后一种不改方向。\("help clips", .code) 列出各种办法。"
    ),
    "weight_decay": (
      "权重衰减", "每一步都把每个权重往 0 拉，拉力与权重成比例。在 AdamW 里它和梯度并列，不算在梯度之内。"
    ),
    "regularization": (
      "正则化", "让网络没法把样本死记硬背下来的办法：权重衰减、随机失活（dropout）、减少权重、增加样本、提前停止。"
    ),
  ]

  private static let judging: [String: Terms.Telling] = [
    "loss": ("损失", "训练要变小的那个数：输出错得有多厉害，在样本上取平均。\("help losses", .code) 列出各种量法。"),
    "accuracy": ("准确率", "类别答对的样本比例，从 0 到 1。某一类很少时，总答另一类，准确率也很高，却什么都没找到。"),
    "label_entropy": (
      "标签熵",
      "按各类别在标签里的比例作答时的损失，−Σ p ln p：两个类别一样多时为 0.693。输出与输入无关的网络，最好也只能到这里，所以也叫基准线。"
    ),
    "cross_entropy": (
      "交叉熵",
      "给真实类别的概率取 −ln，再取平均；只有两个类别时叫二元交叉熵，\("bce", .code)。又肯定又答错，代价没有上限；只是 \("bce", .code) 把每个对数截在 −100。"
    ),
    "held_out": (
      "留出样本",
      "训练看不到的样本，用来分清是学会了还是背下来了：\("split", .code) 和 train 的 \("test=", .code) 会留出一些。"
    ),
    "overfitting": ("过拟合", "拟合了训练样本，而不是样本背后的规律：训练损失还在下降，留出样本的损失却上升了。"),
    "precision": (
      "精确率",
      "判为 1 的样本里，真是 1 的比例：\("evaluate", .code) 的一个字段。（同名的命令设定的是运算精度。）"
    ),
    "recall": ("召回率", "属于某个类别的样本里，找出来的比例。"),
    "f1": ("F1 值", "精确率和召回率的调和平均：两者有一个小，它就小。"),
    "balanced_accuracy": ("平衡准确率", "各类别召回率的均值：两个类别时总答其中一个，不管另一个多少见，都是 1/2。"),
    "confusion_matrix": ("混淆矩阵", "各个类别分别被判成各类的次数：行是真实类别，列是回答，对角线上是答对的。"),
    "threshold": ("阈值", "概率从多少起算作 1。降低它，找出的 1 更多，误判成 1 的也更多。"),
    "logits": ("logits", "经 sigmoid 或 softmax 变成概率之前的输出：可以是任何实数。"),
  ]
}
