import Parameters

extension ChineseEntries {
  static let layers: [String: DeclaredWords] = [
    "dense": DeclaredWords(
      "每个单元给出所有输入的加权和，加上偏置，再过激活函数。", formula: "y = φ(W x + b)，W 的形状是 [单元, 输入]",
      parameters: [
        "units": "输出的个数", "activation": "这一层以什么收尾", "init": "初始权重；不写则按激活函数的惯例",
        "bias": "初始偏置；true：0，或者 init=pytorch 自己的；false：不要偏置",
      ]),
    "batchnorm": DeclaredWords(
      "把每个单元在一批样本上归一到均值 0、方差 1，再乘以自己的缩放、加上自己的平移。", formula: normalized,
      parameters: ["momentum": "滑动统计量跟得多快", "epsilon": "加在方差上的数", "bias": "要不要平移"]),
    "layernorm": DeclaredWords(
      "把每个样本在它的各单元上归一到均值 0、方差 1，再给每个单元各自的缩放和平移。", formula: normalized,
      parameters: ["epsilon": "加在方差上的数", "bias": "要不要平移"]),
    "dropout": DeclaredWords(
      "随机失活：训练时按概率丢掉每个值，训练之后全部放行。",
      formula: "x · m / (1 − rate)，m 以概率 rate 为 0，否则为 1", parameters: ["rate": "丢掉的比例"]),
    "residual": DeclaredWords(
      "把输入加到里面的网络算出的结果上，梯度因此多了一条旁路。", parameters: ["net": "不改变形状的层"]),
    "rnn": DeclaredWords(
      "循环层：每个时间步看到输入和自己上一步的状态。",
      parameters: [
        "units": stateSize, "activation": "每个时间步以什么收尾", "init": "输入端的初始权重；不写则按激活函数的惯例",
        "recurrent_init": recurrentInit, "bias": "要不要偏置", "bidirectional": bidirectional,
        "sequence": sequence,
      ]),
    "lstm": DeclaredWords(
      "循环层：记忆元带着内容往下走，学会开合的门决定留下什么。",
      formula:
        "c = f · c₋₁ + i · g，h = o · tanh(c)；i、f、o 是 W x + b + U h₋₁ + c 的 sigmoid，g 是它的 tanh",
      source: "Hochreiter & Schmidhuber 1997；遗忘门：Gers, Schmidhuber & Cummins 2000",
      parameters: [
        "units": stateSize, "init": inputInit, "recurrent_init": recurrentInit,
        "forget_bias": "遗忘门的初始偏置；不写则为 1，或者 init=pytorch 自己的，约为 0", "bias": "要不要偏置",
        "bidirectional": bidirectional, "sequence": sequence,
      ]),
    "gru": DeclaredWords(
      "有两个门的循环层：旧状态留多少，又看多少。",
      formula:
        "h = (1 − z) · n + z · h₋₁；z、r 是 W x + b + U h₋₁ + c 的 sigmoid，n = tanh(W x + b + r · (U h₋₁ + c))",
      source: "Cho et al. 2014；这种形式取自 PyTorch",
      parameters: [
        "units": stateSize, "init": inputInit, "recurrent_init": recurrentInit,
        "update_bias": "更新门的初始偏置，大于 0 则留得更多；不写则为 0，或者 init=pytorch 自己的", "bias": "要不要偏置",
        "bidirectional": bidirectional, "sequence": sequence,
      ]),
    "attention": DeclaredWords(
      "多头自注意力：每个时间步取所有时间步的加权平均，键与它的查询越匹配，占的权重越大。",
      source:
        "Vaswani et al. 2017；深度对它的影响：Dong, Cordonnier & Loukas 2021, Noci et al. 2022",
      parameters: [
        "heads": "并排有几个头；它们平分宽度，所以要能整除宽度", "causal": "每个时间步不看后面的",
        "init": "查询、键、值和输出的初始权重", "bias": "初始偏置；true：0；false：不要偏置",
      ]),
    "mean": DeclaredWords("序列各时间步的平均：作为层，不带括号。"),
  ]

  private static let normalized = "(x − 均值) / √(方差 + epsilon) · 缩放 + 平移"
  private static let stateSize = "状态的大小"
  private static let inputInit = "输入端的初始权重"
  private static let recurrentInit = "时间步之间的初始权重；不写则为 orthogonal，或者 init=pytorch 自己的"
  private static let bidirectional =
    "再用另一组权重反着读一遍：2 · units 个并排，取最后状态时同 PyTorch 的 h_n（不是 output[:, -1]）"
  private static let sequence = "给出每个时间步的状态，而不只是最后一个"
}
