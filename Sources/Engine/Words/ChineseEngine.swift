import Messages

/// What the engine says, in Chinese.
enum ChineseEngine {
  static func words(_ error: EngineError) -> String {
    switch error {
    case .needsSequence(let layer, let name, let input):
      "第 \(layer + 1) 层 \(name) 接受序列，而送到它的每个样本是 \(features(input))。"
        + "序列来自 adding 或 gaussian(steps=20) 这样的数据，或来自带 sequence=true 的循环层。"
    case .headsDoNotDivide(let layer, let name, let heads, let width):
      "第 \(layer + 1) 层 \(name) 把每一步的特征分给各个头，而 \(width) 个特征没法平分给 "
        + "\(heads) 个头：\(headsThatDivide(width)) 个头才行。"
    case .unequalShapes(_, let name, let input, let output):
      "\(name) 把输入加到内部网络的输出上，两者的形状要相同；"
        + "这里进去的是 \(features(input))，出来的是 \(features(output))。"
    case .otherWeights(_, let name, let shape, let found, let foundShape):
      "网络在这里是 \(name) \(shape)，权重在这里却是 \(found) \(foundShape)。"
    case .missingWeights(_, let name, let shape): "网络有 \(name) \(shape)，权重里却没有。"
    case .surplusWeights(let name): "权重里有 \(name)，网络却没有。"
    case .noSamples(let data): "\(data) 里没有样本。"
    case .emptyBatch(let size): "一批至少有 1 个样本，不能是 \(size)。"
    case .validationShape(let validation, let training):
      "验证数据的每个样本是 \(features(validation))，训练数据的是 \(features(training))。"
    case .labelCount(let data, let labels, let outputs):
      "网络对每个样本给出 \(outputs) 个输出，而 \(data) 有 \(labels) 个标签："
        + "让网络以 dense(\(labels)) 结尾。"
    case .labelsForSequences(let data, let steps):
      "网络对 \(steps) 步中的每一步都给出输出，而 \(data) 的标签是整个序列的："
        + "要用循环层，例如 lstm(16)，或者对各步取平均：mean。"
    case .classCount(let data, let classes, let outputs):
      "网络给出 \(outputs) 个输出，而 \(data) 有 \(classes) 个类别："
        + "让网络以 dense(\(classes), softmax) 结尾。"
    case .labelsAreNoClasses(let data, let loss, let outputs):
      "\(loss) 要的是每个样本的类别，即小于 \(outputs) 的整数，而 \(data) 的标签是别的数：这种标签用 mse。"
    case .needsProbabilities(let loss, let ending, let width):
      "\(loss) 接受概率：让网络以 \(ending) 结尾，例如 dense(\(width), \(ending))。"
    case .needsLogits(let loss, let end, let endings):
      "\(loss) 接受 logits，大小不限，而网络以 \(end) 结尾：让网络以 "
        + "\(Listing.any(endings).words(in: .chinese)) 结尾，或者末尾不带激活函数。"
    case .lossRefused(let loss, let objection): "\(loss) 在这里用不了。\(words(objection))"
    case .classWeightsWithoutClasses(let loss):
      "按类别加权要用认得类别的损失，而这个网络的损失是 \(loss)。"
    case .classWeightsForOneOutput:
      "单个输出区分两个类别：weights=by_class(1, 10)，或者只写标签 1 的权重。"
    case .classWeightsRefused(let loss, let weights):
      "\(loss) 不能和 by_class(\(weights.map(literal).joined(separator: ", "))) 一起用。"
    case .stopped: "已停止；什么都没有改变。"
    }
  }

  static func words(_ objection: LossObjection) -> String {
    switch objection {
    case .twoClasses(let given):
      "它只区分两个类别，而数据有 \(given) 个：让网络以 dense(\(given), softmax) 结尾。"
    case .outputForEachClass(let classes):
      "它要求每个类别有一个输出：让网络以 dense(\(classes), softmax) 结尾。"
    case .weightCount(let weights, let outputs):
      "它有 \(weights) 个类别的权重，而网络给出 \(outputs) 个输出。"
    case .alphaForOutputs(let outputs):
      "它的 alpha 给单个输出的标签 1 加权，而网络给出 \(outputs) 个输出：去掉 alpha。"
    }
  }

  /// "1、2、3 或 6"; of many the first few.
  private static func headsThatDivide(_ width: Int) -> String {
    let all = (1...min(width, 64)).filter { width % $0 == 0 }
    return Listing.any(all.prefix(6).map(String.init)).words(in: .chinese)
  }

  /// "10 个特征", "50 步、每步 2 个特征"
  private static func features(_ shape: SampleShape) -> String {
    let features = "\(shape.width) 个特征"
    return shape.steps.map { "\($0) 步、每步 \(features)" } ?? features
  }
}
