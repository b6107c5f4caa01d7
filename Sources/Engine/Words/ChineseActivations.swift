import Parameters

/// Chinese for what help says of everything that can be built by name.
enum ChineseEntries {
  static let activations: [String: DeclaredWords] = [
    "sigmoid": DeclaredWords(
      "把任何值压进 0 到 1 之间；斜率从不超过 1/4。",
      source: "Verhulst 1838；作为单元：Rumelhart, Hinton & Williams 1986"),
    "tanh": DeclaredWords("把任何值压进 −1 到 1 之间，在零处斜率为 1。"),
    "relu": DeclaredWords("正值原样通过，其余一律挡住，斜率也不例外。"),
    "leaky_relu": DeclaredWords(
      "正值照样通过，负值缩小后放行，所以没有单元会死亡。", parameters: ["slope": "零以下的斜率"]),
    "prelu": DeclaredWords(
      "零以下的斜率由训练学出来的 leaky relu，整层共用一个。", formula: "max(z, 0) + a · min(z, 0)，a 由训练学出",
      parameters: ["slope": "零以下斜率的初始值"]),
    "elu": DeclaredWords(
      "正值照样通过，负值平滑地弯向 −alpha。", formula: "z 大于 0 时为 z，否则为 alpha · (exp(z) − 1)",
      parameters: ["alpha": "零以下最低到多少"]),
    "selu": DeclaredWords(
      "按比例放大的 elu：深层堆叠时，输出会自行趋向均值 0、方差 1。",
      formula: "1.0507 · (z 大于 0 时为 z，否则为 1.6733 · (exp(z) − 1))"),
    "gelu": DeclaredWords(
      "用正态分布中小于这个值的比例给它加权。", formula: "z · Φ(z)，Φ 是正态分布的分布函数"),
    "silu": DeclaredWords("用每个值自己的 sigmoid 给它加权；又名 swish。"),
    "mish": DeclaredWords("用每个值 softplus 的 tanh 给它加权。"),
    "softplus": DeclaredWords("把尖角磨圆的 relu；斜率就是 sigmoid。"),
    "softsign": DeclaredWords("和 tanh 一样把任何值压进 −1 到 1 之间，只是尾部衰减得慢。"),
    "hard_tanh": DeclaredWords("−1 到 1 之间的值原样通过，超出的截断在边上。"),
    "hard_sigmoid": DeclaredWords(
      "由三段直线拼成的 sigmoid。", source: "Courbariaux, Bengio & David 2015；分界取自 PyTorch"),
    "identity": DeclaredWords("每个值都不变：相当于没有激活函数的层。"),
    "softmax": DeclaredWords("把一行值变成总和为 1 的概率：用在输出层。"),
  ]

  static let initializers: [String: DeclaredWords] = [
    "glorot": DeclaredWords(
      "方差 2 / (扇入 + 扇出)：在 φ′ 接近 1 的地方，信号和梯度都保得住。", parameters: ["uniform": fromUniform]),
    "he": DeclaredWords("方差 2 / 扇入：补上 relu 切掉的那一半信号。", parameters: ["uniform": fromUniform]),
    "lecun": DeclaredWords(
      "方差 1 / 扇入：保住线性层信号的大小；selu 就是配它设计的。", parameters: ["uniform": fromUniform]),
    "orthogonal": DeclaredWords(
      "旋转乘以增益 gain：方阵的权重把各个方向拉伸得一样多，激活函数之后怎么改，另当别论。",
      formula: "W Wᵀ = gain² · I（单元比输入多时是 Wᵀ W）", parameters: ["gain": "每一行的长度"]),
    "normal": DeclaredWords("均值 0、标准差给定的正态分布，不管层有多大。", parameters: ["std": "权重的标准差"]),
    "uniform": DeclaredWords(
      "从 −limit 到 limit 的均匀分布，不管层有多大。", parameters: ["limit": "权重绝对值的上限"]),
    "pytorch": DeclaredWords(
      "PyTorch 默认的初始化，连同偏置：均匀分布，上限 1/√fan_in，循环层是 1/√units。",
      formula: "w, b ~ U(−1/√fan_in, 1/√fan_in)，于是 Var w = 1 / (3 fan_in)",
      source: "torch.nn.Linear（kaiming_uniform_，a = √5）、torch.nn.RNNBase：reset_parameters"),
    "zeros": DeclaredWords("权重全为 0：同一层的单元起点一样，以后也一直一样。"),
    "constant": DeclaredWords("权重全取给定的数；只写这个数也是同样的意思。", parameters: ["value": "每个权重的值"]),
  ]

  private static let fromUniform = "从均匀分布而不是正态分布里抽取"
}
