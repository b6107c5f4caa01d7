import CommandKit

/// The other verbs that show something.
extension ChineseDeclarations {
  static let measuring: [String: DeclaredWords] = [
    "explain": DeclaredWords(
      "用实际的数字写出链式法则：一串单个单元，或者网络的一层。",
      [
        "一串每层一个单元的网络：列出每个因子 φ′(z)·w，以及从输出往回的累积乘积。其他网络：取一个全连接层里误差信号最大的单元，写成对下一个全连接层求和，再往回穿过激活函数；中间有归一化时也穿过它：归一化会减掉一部分，因为每个值都牵动均值和方差。"
      ],
      parameters: [
        "net": network, "layer": "哪一层；用于不是一串单个单元的网络", "sample": "送哪个样本过去", "on": on, "seed": seeds,
      ],
      fields: [
        "product": "各因子的乘积：传到的梯度", "factors": "逐层：斜率乘以下一个权重；只看一层时，是它的斜率和与之相乘的和",
      ]),
    "diagnose": DeclaredWords(
      "判断网络学不学得会；学不会，就说毛病在哪里、依据是什么、该试什么。",
      [
        "学不学得会是预判的：在副本上走 with=、epochs= 和 batch= 所要求步数的十分之一（看不清楚时走四分之一），由这时输出已经解释了标签的多少、又增长得多快，推知其余。输出恒定解释 0，全对解释 1；损失降到基准线（只知道各标签出现频率时的损失）的一半以下，就算学得会。",
        "毛病用三个问题来找：样本还分得开吗？误差传得到吗？各层动了吗？",
        "try=all 把网络照原样、用十分之一和十倍的学习率、再加上每一种对策，各简短训练一次，在同样的数据上用 5 个种子，按损失的中位数排名：没用的对策，就看得见没用。已有权重的网络从这些权重继续；改动网络本身的对策则从头开始。",
      ],
      parameters: [
        "net": networkOrRun, "try": "实际训练各种对策：all（全部），或者 best（只针对找到的毛病）", "with": "这些训练用的优化器",
        "epochs": "训练多久", "batch": "一步用多少", "on": on, "seed": seeds,
      ], units: ["epochs": "轮", "batch": "样本"],
      fields: [
        "trains": "用这个优化器训练这么多轮，学不学得会：yes、no 或 unsure", "cause": "毛病是什么，一个词；学得会则为 healthy",
        "explained": "最初那些步，逐步：输出解释了标签的多少，至多为 1", "where": "在哪一层看出来，从 1 数起",
        "module": "训练记录：在哪个模块看出来", "since": "训练记录：从哪一步起如此",
        "remedy": "先试什么；有 try= 时，是有用的对策里最好的",
        "remedies":
          "用 try= 时，逐个对策：loss、smallest、largest、accuracy、seeds，以及有几个种子低于原样的网络",
      ]),
    "theory": DeclaredWords(
      "给出平均场理论对宽随机层的预测：长度，以及每层因子。",
      [
        "对网络：从真实输入的方差起，逐层给出；训练过或载入的网络，用它自己权重的方差。对激活函数：同一个宽层无限重复，init= 和 bias= 同 dense，或者由 weight_variance= 和 bias_variance= 给出 σ_w² 和 σ_b²。",
        "factor 是每层对误差信号乘上的数，√χ₁；深度尺度 ξ = 1/|ln χ₁|，是误差信号的平方变化 e 倍所经的层数：信号大约能穿过它的六倍。critical_variance 是使因子为 1 的 σ_w²：低于它，样本互相靠拢，梯度消失；高于它，样本互相远离，梯度爆炸。",
        "理论说的是宽层。宽度为 n 个单元时，误差信号在各次抽样之间相差的倍数随 √(深度 / n) 增长，这就是 scatter；width 是使这个倍数为 2 的 n。",
      ],
      formula: "q ← σ_w² E[φ(√q z)²] + σ_b²，χ₁ = σ_w² E[φ′(√q z)²]，z 服从标准正态分布",
      parameters: [
        "net": "网络或激活函数", "init": "用于激活函数：权重怎样抽取；不写则同 dense",
        "bias": "用于激活函数：偏置怎样抽取；不写则为 0，或者 init=pytorch 自己的",
        "weight_variance": "用于激活函数：σ_w²，权重的方差乘以扇入，代替 init=",
        "bias_variance": "用于激活函数：σ_b²，偏置的方差，代替 bias=", "on": on,
      ],
      fields: [
        "factor": "√χ₁，误差信号往回走时每层乘上的数", "forward": "样本之间的差别往前走时每层乘上的数", "limit": "深层堆叠最终趋于的 q",
        "length": "q，逐层：预激活值的方差", "depth_scale": "ξ，以层计：误差信号的平方变化 e 倍",
        "critical_variance": "使因子为 1 的权重方差，乘以扇入",
        "scatter": "网络：从第一个到最后一个隐藏层，误差信号在权重的各次抽样之间相差几倍，一个标准差",
        "width": "网络：每层要多少个单元，这个倍数才是 2",
        "width_per_layer": "激活函数：每加深一层，每层要多少个单元，各次抽样才相差不过 2 倍",
      ]),
    "boundary": DeclaredWords(
      "用二分法在一个区间里找出论断从哪里起不再成立。",
      ["论断只在试到的地方计算；有几个种子时，逐个种子地找。中间还会另试几处，看它是不是从此一直不成立。"],
      parameters: ["claim": "含有一个区间的比较", "seed": seeds],
      fields: [
        "holds": "区间里论断成立的最后一处", "fails": "第一处不成立", "tried": "试过的各处，按顺序", "monotone": "沿途是不是只变了一次",
        "depth_scale": "理论给这个网络的 ξ，以层计：误差信号的平方变化 e 倍",
      ]),
    "gradcheck": DeclaredWords(
      "逐层用损失的中心差分检验反向传播，以 float64 计算。",
      parameters: ["net": network, "on": on, "loss": loss, "entries": "每个张量检查多少项", "seed": seeds],
      fields: ["error": "检查过的各项中最大的相对误差", "errors": "逐层：最大的相对误差"]),
    "plot": DeclaredWords(
      "把一个值画成图：激活函数和它的斜率、数据、结果、数列。",
      [
        "一个区间上的数画成曲线，两个区间上的画成热图；只有种子不同的，画出中位数和范围；列表的各项各用自己的名称。with= 在上面再画一些：一个数是一条横线，如 with=1，也可以是有自己的轴的数列；在热图上是另一个轴上的位置。",
        "激活函数连同斜率一起画；数据画在平面上，有 net= 时加上网络的决策区域；网络画成逐层的输出分布和梯度分布；训练画成损失曲线，用 of=gradients 则画每一层的梯度随轮的变化（要先用 train … watch=gradients 留下）；学习率调度画成学习率曲线。",
        "用 to= 画到文件里：.svg；装有 librsvg（Debian 的软件包 librsvg2-bin）时也可以是 .png。",
      ],
      parameters: [
        "value": "画什么", "of": "训练画哪一项；训练记录还可以是它的每一项数值，按模块和步", "net": "用于数据：背景画这个网络的决策区域",
        "on": "用于网络：数据", "with": "用于数列：上面再画什么，一个数画成横线，或者有自己的轴的数列",
        "to": "画到哪个文件，而不是屏幕：.svg 或 .png", "overwrite": overwrite,
      ]),
  ]
}
