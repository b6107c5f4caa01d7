import CommandKit

enum ChineseArguments {
  static func words(_ message: DataMessage) -> String {
    switch message {
    case .noDataSet(let given): "data 只装数据集，给的是\(noun(given))。"
    case .missing(let key): "没有数据：已经没有 data 这个名称了。写明用哪个：\(key)=gaussian。"
    case .otherFeatures(let data, let features, let wanted):
      "网络接受 \(wanted) 个特征，而 \(data) 有 \(features) 个。"
    }
  }

  static func words(_ message: FileNameMessage) -> String {
    switch message {
    case .notQuoted: "文件名要加引号。"
    case .isNoData(let reading): "读文件里的数据，要写文件名和目标：\(reading)。"
    case .empty: "引号之间少了文件名。"
    }
  }

  static func words(_ message: ReductionMessage) -> String {
    switch message {
    case .notNumbers(let name, let given): "\(name) 接受数，给的是\(noun(given))。"
    case .noNumbers(let name): "\(name) 一个数也没有得到。"
    case .overOneValue: "over= 只和一个值一起用。"
    case .unknownAxis(let axis, let known):
      "没有叫 \(axis) 的轴；" + (known.isEmpty ? "结果只有一个。" : "有：\(known.joined(separator: "、"))。")
    }
  }

  static func words(_ message: VerbMessage) -> String {
    switch message {
    case .notAValue(let verb): "\(verb) 不能用在这里；它是单独的命令。"
    case .changesSession(let verb): "\(verb) 改变会话，不给出值；它单独占一行。"
    case .standsFirst(let verb): "\(verb) 写在一条完整的语句前面：\(verb) x = …"
    case .lossHasItsOwnWeights:
      "weights= 和默认的损失一起用；自选的损失自带权重：loss=cross_entropy(weights=by_class(1, 10))，loss=bce(positive_weight=10)。"
    case .otherCountOfWeights(let weights, let classes, let data):
      "weights 有 \(weights) 个数，而 \(data) 有 \(classes) 个类别。"
    case .noHeldOutPart(let data): "\(data) 没有留出部分；split(…) 会划出一份。"
    case .thresholdOfManyClasses(let classes): "threshold 用于两个类别，这里有 \(classes) 个。"
    case .samplesEnd(let count): "一共 \(count) 个样本。"
    case .layersEnd(1): "explain 要的层，后面还得有一层，而这里只有一层：用 -> 再接一层。"
    case .layersEnd(let count):
      "一共 \(count) 层；explain 要的层，后面还得有一层：layer=1\(count > 2 ? " 到 \(count - 1)" : "")。"
    case .notBetweenDense(let layer):
      "这条规则只对这样的 dense 层展示：后面还有一个 dense 层，中间是激活函数和最多一个归一化；"
        + "第 \(layer) 层不是这样。到达它的误差见 probe 的表。"
    case .seedOfGivenWeights(let name):
      "\(name.map { "\($0) " } ?? "网络")的权重已经有了，这里也不抽取别的：换哪个种子，数都一样。"
        + "fresh \(name ?? "NAME") 重新抽取权重；批的顺序（batch=）和 dropout 也由种子决定。"
    case .networkNameWanted: "fresh 后面要写网络的名称。"
    case .holdsNoNetwork(let name, let given): "\(name) 装的是\(noun(given))，不是网络。"
    case .nothingToTakeBack: "没有可撤回的：还没有语句改过名称或设置。"
    case .nothingMoreToTakeBack:
      "没有更多可撤回的：再往前的已经不保留了（help undo）。reset 从头开始。"
    case .resultFormat: "结果写成 .csv 或 .json。"
    case .weightsFormat: "权重存成 .safetensors。"
    case .whoseWeights(let file): "谁的权重？save \"\(file)\" of=NAME。"
    case .sessionFormat: "会话存成 .md，权重存成 .safetensors。"
    case .noWeights(let network): "\(network) 没有权重可存。"
    case .noInputSize: "网络没有训练过，也没有数据可以看出它的输入有多大。"
    case .runsItself(let file): "\(file) 在运行它自己。"
    case .inFile(let file, nil, let failure): "\(file)：\(failure.reason.words(in: .chinese))"
    case .inFile(let file, let line?, let failure):
      "\(file) 第 \(line) 行：\(failure.reason.words(in: .chinese))"
    case .notElementwise(let activation): "\(activation) 没有理论可用：它不是对每个数单独起作用。"
    case .ofActivationsAlone(let key):
      "\(key)= 用于激活函数，例如 theory tanh \(key)=…；网络的各层自己写明权重怎么抽取。"
    case .saidTwice(let key, let other): "\(key)= 和 \(other)= 说的是同一件事：去掉一个。"
    case .notAroundZero: "这一层没有理论可用：权重不是围绕 0 抽取的，就没有理论。"
    }
  }

  private static func noun(_ kind: ValueKind) -> String { kind.noun.words(in: .chinese) }
}
