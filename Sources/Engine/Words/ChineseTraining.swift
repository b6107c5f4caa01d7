import Parameters

/// What training is made of: losses, optimizers, schedules and clips.
extension ChineseEntries {
  static let losses: [String: DeclaredWords] = [
    "mse": DeclaredWords("所有输出项的均方误差。", formula: "(y − t)² 的均值"),
    "mae": DeclaredWords("所有输出项的平均绝对误差。", formula: "|y − t| 的均值"),
    "huber": DeclaredWords(
      "误差小时取平方，误差大时取绝对值，离群值拉得就没那么狠。",
      formula: "|e| 不超过 delta 时为 e²/2，超过时为 delta · (|e| − delta/2)，取均值；e = y − t",
      parameters: ["delta": "误差超过多少就改用绝对值"]),
    "bce": DeclaredWords(
      "概率的二元交叉熵，配 sigmoid 输出。", formula: "−(w t ln p + (1 − t) ln(1 − p)) 的均值",
      source: "Good 1952；每个 ln 截在 −100，同 PyTorch",
      parameters: ["positive_weight": positiveWeight]),
    "bce_logits": DeclaredWords(
      "直接由 logits 算的二元交叉熵，网络末尾不用 sigmoid。", formula: "p = sigmoid(z) 时的 bce，取均值",
      parameters: ["positive_weight": positiveWeight]),
    "cross_entropy": DeclaredWords(
      "多个类别的交叉熵，由 logits 来算，或者接在 softmax 输出之后。",
      formula: "Σ w_c (ln Σⱼ exp(zⱼ) − z_c) / Σ w_c，c 是每个样本的类别",
      source: "Bridle 1990；标签平滑：Szegedy et al. 2016",
      parameters: ["weights": "每个类别一个权重", "label_smoothing": "标签里均摊给各类的比例"]),
    "focal": DeclaredWords(
      "由 logits 算的交叉熵，已经答对的少算一些。", formula: "−α (1 − p)^γ ln p 的均值，p 是真实类别的概率",
      parameters: ["gamma": "少算到什么程度", "alpha": "标签 1 的权重；标签 0 的是 1 − alpha"]),
  ]

  private static let positiveWeight = "一个标签 1 抵多少个标签 0"

  static let optimizers: [String: DeclaredWords] = [
    "sgd": DeclaredWords(
      "逆着梯度往下走，可以带动量。",
      formula: "b ← momentum · b + g + l2 · w;  w ← w − rate · b（nesterov：b 换成 g + momentum · b）",
      parameters: [
        "rate": rate, "momentum": "上一步的方向保留多少", "nesterov": "沿动量往前看一步", "l2": "加进损失的 ½ w² 的系数",
      ]),
    "adagrad": DeclaredWords(
      "每一步都除以迄今所有梯度平方和的平方根。", parameters: ["rate": rate, "epsilon": epsilon]),
    "rmsprop": DeclaredWords(
      "每一步都除以近来梯度的均方根。", parameters: ["rate": rate, "alpha": "均方值的记忆", "epsilon": epsilon]),
    "adam": DeclaredWords(
      "每个权重每步大约走一个学习率那么远，不论梯度多大，直到梯度小到 epsilon。",
      parameters: [
        "rate": rate, "beta1": meanMemory, "beta2": squareMemory, "epsilon": epsilon,
        "epsilon_hat": epsilonHat,
      ]),
    "adamw": DeclaredWords(
      "Adam 之外，每个权重每步再缩小 rate · decay，与梯度无关。", formula: "w ← (1 − rate · decay) · w，然后同 adam",
      parameters: [
        "rate": rate, "beta1": meanMemory, "beta2": squareMemory, "epsilon": epsilon, "decay": "权重衰减",
        "epsilon_hat": epsilonHat,
      ]),
    "nadam": DeclaredWords(
      "沿动量往前看一步的 Adam。",
      parameters: [
        "rate": rate, "beta1": meanMemory, "beta2": squareMemory, "epsilon": epsilon,
        "momentum_decay": "动量多快升到 beta1",
      ]),
    "lion": DeclaredWords(
      "每个权重每步正好走一个学习率，方向只看正负号。",
      parameters: [
        "rate": rate, "beta1": "用来走这一步的均值的记忆", "beta2": "留到下一步的均值的记忆", "decay": "权重衰减",
      ]),
  ]

  private static let rate = "学习率：一步走多远，或者一个学习率调度"
  private static let epsilon = "加在分母上的数；远小于它的梯度不再全额计入"
  private static let meanMemory = "梯度均值的记忆"
  private static let squareMemory = "梯度平方均值的记忆"
  private static let epsilonHat = "在偏差校正之前加 epsilon，同 Keras"

  static let schedules: [String: DeclaredWords] = [
    "constant": DeclaredWords("学习率始终不变；只写这个数也是同样的意思。", parameters: ["value": "学习率"]),
    "exponential": DeclaredWords(
      "指数衰减：学习率一次次乘上同一个因子。", formula: "start · rate^(t / every)；staircase：t / every 向下取整",
      parameters: [
        "start": start, "rate": "每个周期乘的因子", "every": "周期的长度，以 per 为单位",
        "staircase": "一级一级地降，而不是平滑地降", "per": per,
      ]),
    "plateau": DeclaredWords(
      "遇平台降低学习率：损失（有留出部分就看它的）不再下降时，学习率降一档。",
      formula: "超过 patience 轮没有 10⁻⁴ 的改进，rate ← max(floor, factor · rate)",
      parameters: [
        "start": start, "factor": "学习率每次乘多少", "patience": "容忍多少轮没有改进", "cooldown": "降低之后有多少轮不计",
        "floor": "最低的学习率", "per": per,
      ]),
    "cosine": DeclaredWords(
      "余弦退火：学习率沿半个余弦下降，慢，快，再慢，然后不变。",
      parameters: ["start": start, "steps": length, "floor": "最后的学习率", "per": per]),
    "warmup": DeclaredWords(
      "预热：学习率等步升到峰值，之后保持不变，或者接上一个学习率调度。",
      formula: "t < steps 时为 peak · (t + 1) / steps，之后是后续调度在 t − steps 处的值",
      parameters: ["peak": "升到头时的学习率，或者接下去的学习率调度", "steps": length, "per": per]),
    "one_cycle": DeclaredWords(
      "前十分之三升到峰值，之后一路降到几乎为零。",
      formula: "用 0.3 · steps 步沿余弦从 peak / 25 升到 peak，再降到 peak / 250000",
      parameters: ["peak": "最高的学习率；写学习率调度，就在它之上起作用", "steps": length, "per": per]),
    "piecewise": DeclaredWords(
      "分段常数：到一个界限为止用一个学习率，之后换一个，依此类推。",
      formula: "t < at₁ 时为 rate₁，之后为 rate₂，…",
      parameters: [
        "rate1": "第一个学习率", "at1": "什么时候换成 rate2，以 per 为单位", "rate2": "从 at1 起的学习率",
        "at2": "什么时候换成 rate3，以 per 为单位", "rate3": "从 at2 起的学习率",
        "at3": "什么时候换成 rate4，以 per 为单位", "rate4": "从 at3 起的学习率",
        "at4": "什么时候换成 rate5，以 per 为单位", "rate5": "从 at4 起的学习率",
        "at5": "什么时候换成 rate6，以 per 为单位", "rate6": "从 at5 起的学习率", "per": per,
      ]),
  ]

  private static let start = "开始时的学习率；写学习率调度，就在它之上起作用"
  private static let length = "持续多久，以 per 为单位"
  private static let per = "按什么计数：step（步）或 epoch（轮）"

  static let clips: [String: DeclaredWords] = [
    "none": DeclaredWords("梯度原样不动。"),
    "by_norm": DeclaredWords(
      "所有梯度合在一起缩到给定的范数；方向不变。", parameters: ["limit": "所有梯度合起来的范数上限"]),
    "by_value": DeclaredWords(
      "梯度的每一项都截断到一个范围内；方向会变。", parameters: ["limit": "每一项绝对值的上限"]),
    "by_layer": DeclaredWords(
      "每一层的梯度各自缩到给定的范数；层与层之间的比例会变。",
      formula: "对每一层 k：gₖ ← gₖ · min(1, limit / (‖gₖ‖ + 10⁻⁶))", parameters: ["limit": "每一层梯度的范数上限"]),
    "adaptive": DeclaredWords(
      "每个单元的梯度缩到它自己权重的一个比例。",
      formula: "对每个单元 i，‖gᵢ‖ 更长时：gᵢ ← gᵢ · limit · max(‖wᵢ‖, 10⁻³) / ‖gᵢ‖",
      parameters: ["limit": "梯度相对权重的上限"]),
  ]
}
