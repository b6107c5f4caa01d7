import CommandKit

/// Chinese for what help says of functions.
enum ChineseFunctions {
  static let all: [String: DeclaredWords] = [
    "ln": DeclaredWords("自然对数。", parameters: ["x": numbers]),
    "log10": DeclaredWords("以 10 为底的对数。", parameters: ["x": numbers]),
    "exp": DeclaredWords("e 的幂。", parameters: ["x": numbers]),
    "sqrt": DeclaredWords("平方根。", parameters: ["x": numbers]),
    "abs": DeclaredWords("绝对值。", parameters: ["x": numbers]),
    "min": reduction("所有数中最小的一个。"),
    "max": reduction("所有数中最大的一个。"),
    "mean": reduction("所有数的均值。"),
    "median": reduction("所有数的中位数。"),
    "std": reduction("所有数的标准差，除以 n − 1。"),
    "by_class": DeclaredWords("每个类别一个权重，按类别的顺序。", parameters: ["weights": "每个类别一个数"]),
    "split": DeclaredWords(
      "带有留出部分的数据集。", ["每个类别留出同样的比例。label_noise 改过的标签，在留出部分里仍是真实的。"],
      parameters: ["data": "数据集", "test": "留出多少：小于 1 是比例，否则是样本数"]),
    "standardize": DeclaredWords(
      "每个特征化为均值 0、标准差 1，两者都只取自训练部分。", parameters: ["data": "数据集"]),
    "csv": DeclaredWords(
      "由文件里的一张表得到的数据集：先是表头，然后每行一个样本。",
      [
        "字段可以加引号（RFC 4180）。True 和 False 是 1 和 0；一列文字，每个不同的词变成一个特征，出现时为 1，否则为 0。没有列名的第一列是 pandas 的索引，略去不计。",
        "目标列是文字，或者至多有二十个不同的整数，就当作类别；其余当作数值。列表总是数值：target=[\"a\", \"b\"]；不是类别的整数写成 target=[\"y\"]。",
        "写上 steps=20，每行就是 20 个时间步的序列：先是第一步的各个特征，然后是第二步的（同 numpy 的 reshape(samples, steps, features)）。如果所有列名都以步数结尾，如 x_1、x_2、y_1、y_2，就由列名说明谁是谁，排列顺序不限。",
      ],
      parameters: [
        "file": file, "target": "要预测的列，写在引号里，或者几列组成的列表", "steps": "样本是序列时，一行有多少个时间步",
        "classes": classes,
      ]),
    "arrays": DeclaredWords(
      "由文件里的数组得到的数据集：NumPy 的 .npz（savez、savez_compressed）或者 .safetensors。",
      [
        "特征的形状是 [样本, 特征]，序列则是 [样本, 时间步, 特征]；浮点数、整数、布尔值都行，位数不限。目标是 [样本]，有好几个时是 [样本, 目标]。算作类别还是数值，和 csv 一样看数本身；列表总是数值。",
        "在 Python 里：numpy.savez(\"data.npz\", X=X, y=y)；在这里：arrays(\"data.npz\")。",
      ],
      parameters: [
        "file": file, "features": "特征数组的名称，写在引号里；不写则为 \"X\"",
        "target": "要预测的数组，写在引号里，或者几个数组组成的列表；不写则为 \"y\"", "classes": classes,
      ]),
    "load": DeclaredWords(
      "由 safetensors 文件里的权重得到的网络，或者监视过的训练记录。",
      [
        "网络是什么样，由文件的元数据（gradlab.network）或者 into= 说明。排列同 PyTorch：weight 是 [out, in]，bias 是 [out]。",
        "文件里的所有模块按种类和形状与所有的层配对。有几个相像时，由名称里的数字定先后，名称其余部分须相同：layers.0 … layers.11、fc1、fc2、blocks.0.norm。字母顺序不作数。还定不下来就会问：names=[\"embed\", \"middle\", \"last\"] 按网络的顺序列出文件里的模块；一个名称可以代表它下面的全部，如 \"blocks\" 代表 blocks.0.fc1 等等。哪个模块成了哪一层，会说明白。",
        "gradlab_watch.save(model, example, \"m.safetensors\") 写出的文件会说明自己的网络和模块的顺序（gradlab.modules），什么都不用再问。批的计数器会跳过，数据并行和编译过的模型加在名称前面的部分（module.、_orig_mod.）也会跳过。",
        "以 .jsonl 结尾的文件是 gradlab_watch 写的训练记录：help runs。",
      ],
      parameters: [
        "file": file, "into": "这些权重属于哪个网络",
        "names": "定不下来时，按网络的顺序列出文件里的模块：[\"fc1\", \"out\"]",
      ]),
  ]

  private static let numbers = "一个数，或者一个数列"
  private static let file = "文件名，写在引号里"
  private static let classes = "一共有几个类别；用在目标是从 0 数起的整数时，几个都行"

  private static func reduction(_ summary: String) -> DeclaredWords {
    DeclaredWords(
      summary, ["对所有的轴一起算，或者只对一个轴：over=epoch、over=seed，也可以是轴的名称。"],
      parameters: ["values": "一些数，可以来自任意多个变体、层或轮", "over": "对哪个轴算；不写则对所有的轴"])
  }
}
