import Documents

/// The words of gradients and networks, of theory, and of measuring.
extension ChineseTerms {
  static let gradients: [String: Terms.Telling] = [
    "error_signal": (
      "误差信号", "一个样本的损失对一层预激活值的梯度，δ。它从损失往回走；权重梯度就是它乘以传进这一层的输入。"
    ),
    "backpropagation": (
      "反向传播", "从损失往回用链式法则：每一层的误差信号，是下一层的误差信号穿过下一层的权重和自己激活函数的斜率得来的。"
    ),
    "factor": (
      "每层因子", "误差信号往回经过一层时乘上的数：第 k 层的大小与第 k + 1 层之比。层数一多，因子连乘，所以 0.9 和 1.1 都离 1 很远。"
    ),
    "ratio": ("首末层之比", "第一层的权重梯度与最后一层之比。接近 1，各层学得一样快。"),
    "slope": ("斜率", "激活函数的导数 φ′：sigmoid 至多 1/4，tanh 至多 1，relu 是 0 或 1。"),
    "saturated": ("饱和", "单元偏得太远，激活函数在那里的斜率几乎为 0：输入很大时的 sigmoid 和 tanh 就是这样。误差信号几乎过不去。"),
    "dead": ("死亡单元", "对每个样本都输出 0 的 relu 单元：斜率对所有样本都是 0，没有梯度能到达它的权重。"),
    "vanishing": ("梯度消失", "梯度每过一层乘上一个小于 1 的因子，于是随深度指数下降。"),
    "exploding": ("梯度爆炸", "梯度每过一层乘上一个大于 1 的因子，于是随深度指数上升。"),
  ]

  static let networks: [String: Terms.Telling] = [
    "depth": ("深度", "信号要依次穿过多少层；误差信号往回走时也一样。"),
    "activation": (
      "激活函数", "一层加权求和之后的函数；没有它，所有层合起来也只是一个线性映射。\("help activations", .code) 列出全部。"
    ),
    "initialization": (
      "初始化",
      "初始权重怎样抽取。Glorot 的方差是 2/(输入 + 输出)，He 的方差是 2/输入，补上 relu 切掉的那一半。\("help initialisers", .code) 列出全部。"
    ),
    "residual_connection": (
      "残差连接", "绕过几层的旁路，y = x + f(x)：梯度以因子 1 走过旁路，另外还有穿过 f 的那部分。"
    ),
    "normalization": (
      "归一化",
      "把经过一层的东西变成均值 0、标准差 1：在一批样本上做（\("batchnorm", .code)），或者在每个样本的各单元上做（\("layernorm", .code)）。"
    ),
    "batch_normalization": (
      "批量归一化",
      "在一批样本上把每个单元变成均值 0、标准差 1，再乘上学出来的缩放、加上学出来的平移：\("batchnorm", .code)。不训练时，滑动统计量代替这一批的统计量。"
    ),
    "layer_normalization": (
      "层归一化", "在每个样本的各单元上把它变成均值 0、标准差 1：\("layernorm", .code)。批里有哪些样本，都不影响它。"
    ),
    "recurrent_network": (
      "循环网络",
      "用同一组权重一步步读序列、并保留一个状态的网络：\("rnn", .code)、\("lstm", .code)、\("gru", .code)。它的梯度随时间每步乘一个因子，正如深层网络的梯度每层乘一个因子。"
    ),
    "gate": ("门", "给循环网络状态的每个单元一个 0 到 1 之间的数，由 sigmoid 得来，说明留下多少、放进多少、给出多少。"),
    "forget_bias": (
      "遗忘门偏置", "加在 lstm 遗忘门的 sigmoid 里面的数。取 3 时，门起初接近 0.95，状态大半留下，梯度因此更持久。"
    ),
  ]

  static let theory: [String: Terms.Telling] = [
    "mean_field_theory": (
      "平均场理论", "权重随机时，一层对大小、相关性和梯度平均起什么作用；宽度无限时是精确的。由 \("theory", .code) 计算。"
    ),
    "edge_of_chaos": (
      "混沌边缘", "邻近的样本既不靠拢（有序）也不分开（混沌）时权重的方差：χ = 1。在那里，信号和梯度传得最深。"
    ),
    "depth_scale": (
      "深度尺度", "ξ：两个样本之差缩小或变大 e 倍所经的层数，1/|ln χ|。网络比大约 6 ξ 深得多，就很难训练。"
    ),
    "jacobian": ("雅可比矩阵", "网络（或其中一层）的输出对输入的导数组成的矩阵，在一个样本处取。"),
    "singular_value": (
      "奇异值",
      "矩阵把自己互相垂直的方向之一拉伸多少。雅可比矩阵的奇异值说明输入的哪些变化传得到；由 \("spectrum", .code) 测量。"
    ),
    "isometry": (
      "动力学等距", "雅可比矩阵的所有奇异值都接近 1（dynamical isometry）：没有哪个方向丢失或拉长。正交权重接近它，高斯权重做不到。"
    ),
  ]

  static let measuring: [String: Terms.Telling] = [
    "seed": (
      "随机种子",
      "随机抽样由这个数决定：种子相同，权重就相同。一个种子只是一次抽样；关于网络的话，都用几个种子测过再说，\("seed=1..5", .code)。"
    ),
    "median": ("中位数", "排好顺序后居中的数：五次里有一次反常，它也不动。"),
    "rms": ("均方根", "平方的均值再开方：不看正负号，只看大小。"),
    "variance": ("方差", "到均值距离的平方，取均值；它的平方根是标准差。"),
    "decade": ("数量级", "相差 10 倍：1e−6 比 1 低六个数量级。"),
  ]

  /// Other words for what help has a page on.
  static let synonyms: [String: String] = [
    "小批量": "batch", "批大小": "batch", "学习速率": "learning_rate", "普通梯度下降": "gradient_descent",
    "随机梯度下降": "sgd", "学习率预热": "warm_up", "余弦退火": "cosine", "指数衰减": "exponential",
    "损失函数": "losses", "均方误差": "mse", "平均绝对误差": "mae", "二元交叉熵": "bce", "基准线": "label_entropy",
    "留出": "held_out", "随机失活": "dropout", "全连接层": "dense", "注意力": "attention", "自注意力": "attention",
    "残差": "residual_connection", "残差网络": "residual_connection", "跳跃连接": "residual_connection",
    "链式法则": "backpropagation", "导数": "slope", "饱和单元": "saturated", "初始化方法": "initialisers",
    "初始权重": "initialization", "批归一化": "batch_normalization", "批标准化": "batch_normalization",
    "标准化": "standardize", "循环神经网络": "recurrent_network", "长短期记忆": "lstm", "门控循环单元": "gru",
    "遗忘门": "forget_bias", "平均场": "mean_field_theory", "种子": "seed", "梯度检验": "gradcheck", "变体": "variants",
    "结果": "results", "网络": "networks", "术语": "terms", "按键": "keys", "监视": "watch", "训练记录": "runs",
    "探测": "probe", "诊断": "diagnose", "训练": "train", "评估": "evaluate", "预测": "predict", "解释": "explain",
    "理论": "theory", "画图": "plot", "绘图": "plot", "奇异值谱": "spectrum", "论断": "expect", "计时": "time",
    "变量": "vars",
    "撤回": "undo", "撤销": "undo", "重置": "reset", "历史": "history", "历史记录": "history", "保存": "save",
    "导出": "export",
    "运行": "run", "帮助": "help", "退出": "quit", "载入": "load", "观察": "see", "会话": "session", "层": "layers",
    "数据": "data", "数据集": "data", "函数": "functions", "文件": "files", "词汇": "terms", "词汇表": "terms",
    "术语表": "terms",
    "手写数字": "digits", "学习率衰减": "schedules", "早停": "regularization", "动量法": "momentum", "热身": "warm_up",
    "暂退法": "dropout", "丢弃法": "dropout", "批规范化": "batch_normalization", "批量标准化": "batch_normalization",
    "层标准化": "layer_normalization", "梯度弥散": "vanishing", "梯度截断": "clipping", "权值衰减": "weight_decay",
    "交叉熵损失": "cross_entropy", "查准率": "precision", "查全率": "recall", "召回": "recall", "泛化": "overfitting",
    "学习率调度器": "schedules", "正交初始化": "orthogonal", "门控": "gate",
  ]

  /// Words that the article has for what is called otherwise, with what that is called in help.
  static let slips: [String: String] = [
    "批量正则化": "batch_normalization", "红外学习率": "reduce_on_plateau", "梯度剪切": "clipping",
  ]
}
