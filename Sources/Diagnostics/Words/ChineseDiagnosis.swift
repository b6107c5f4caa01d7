import Engine
import RealModule

/// What a diagnosis says, in Chinese: whole sentences, with the figures that show it.
enum ChineseDiagnosis: ChineseFigures {
  static func words(_ finding: Finding) -> String {
    switch finding {
    case .brokenParameters(let at):
      "非有限：\(place(at))自己的权重和偏置里就有 NaN 或无穷，训练时步子迈得太大，之后常是这样。“fresh”重新抽取权重。"
    case .notFiniteForward(let at):
      "非有限：往前走，\(place(at))最先给出 NaN 或无穷，它之后的数全都没有意义。"
    case .notFiniteBackward(let at):
      "非有限：往前走一切正常；往回走到\(place(at))，误差信号不再有限。"
    case .notFiniteLoss(let loss): "非有限：输出都有限，损失却是这样的数：\(figure(loss))。"
    case .deadLayer(let at, let units):
      "死亡：\(place(at))\(units == 1 ? "唯一的单元" : "的 \(units) 个单元")对每个样本都输出 0，两个方向都过不去，"
        + "它和它前面的各层都学不到东西。"
    case .deadUnits(let at, let dead, let units, let elsewhere):
      "死亡单元：\(place(at))的 \(units) 个单元里有 \(dead) 个对每个样本都输出 0，因此得不到梯度。"
        + (elsewhere.map { others in
          let span = others.least == others.most ? "\(others.least)" : "\(others.least) 到 \(others.most)"
          return others.layers == 1 ? "另有一层也有 \(span) 个。" : "另外 \(others.layers) 层各有 \(span) 个。"
        } ?? "")
    case .saturated(let at, let activation, let share, let others):
      "饱和：\(place(at))有 \(figure(share * 100, digits: 2)) % 的斜率不到 \(activation) 最大斜率的二十分之一"
        + (others > 0 ? "，另有 \(others) 层也是这样。" : "。")
    case .samplesAlike(let at, let outputs):
      "样本雷同：\(rows(outputs))经过\(place(at))以后，用 \(outputs.precision) 只分得出 \(outputs.distinct) 个。"
    case .stepsAlike(let at, let spread, let input):
      "关于序列各步的一点说明：从\(place(at))起，各步彼此雷同：步与步之间的差别只剩幅度的 \(figure(spread))，输入处是 "
        + "\(figure(input))。没有旁路的注意力会把各步平均掉：各步共有的过得去，单独问某一步的过不去。"
    case .underflow(let at, let precision, let next, let signal):
      "下溢：往回走到\(place(at))，梯度小于 \(precision) 的最小数（\(precision == .float32 ? "1.4e−45" : "4.9e−324")），"
        + "从这里起恰好是 0；\(place(next))还能看到 \(figure(signal)) 的误差信号。"
        + (precision == .float32 ? "“precision float64”能显示剩下的部分。" : "")
    case .vanishing(let path): "双向消失。\(backward(path))\(forward(path))\(theory(path))"
    case .vanishingBackward(let path): "反向消失。\(backward(path))\(forward(path))\(theory(path))"
    case .vanishingForward(let path): "前向消失。\(forward(path))\(multiplies(path))。\(theory(path))"
    case .exploding(let path): "双向爆炸。\(backward(path))\(grows(path))\(theory(path))"
    case .explodingBackward(let path): "反向爆炸。\(backward(path))\(forward(path))\(theory(path))"
    case .explodingForward(let path): "前向爆炸。\(grows(path))\(multiplies(path))。\(theory(path))"
    case .vanishingThroughTime(let path): "随时间消失。\(throughTime(path))"
    case .explodingThroughTime(let path): "随时间爆炸。\(throughTime(path))"
    case .learnsNothing(let loss, let entropy, grows: true):
      "学得太慢：损失是 \(figure(loss))，只知道各标签出现频率的人得到 \(figure(entropy))，"
        + "输出能解释的标签在增加，但不够快。"
    case .learnsNothing(let loss, let entropy, grows: false):
      "没从样本里学到任何东西：损失是 \(figure(loss))，只知道各标签出现频率的人得到 \(figure(entropy))，"
        + "而输出对标签的解释也没有起色。"
    case .stepsTooShort(let at, let step):
      "步子太小：第一步里权重变化最大的是\(place(at))，也只变了自身大小的 \(figure(step))；通常是千分之一。"
    case .stepsTooLong(let at, let step, let loss):
      "步子太大：第一步，\(place(at))的权重变化就有自身大小的 \(figure(step)) 倍，损失"
        + (loss.isFinite ? "变成 \(figure(loss))。" : "不再有限：\(figure(loss))。")
    case .belowEpsilon(let layer, let optimizer, let gradient, let epsilon, let share):
      "低于 epsilon：第 \(layer + 1) 层的梯度是 \(figure(gradient))，小于 \(optimizer) 的 epsilon（\(figure(epsilon))）；"
        + "它的步子只有学习率的 \(figure(share)) 倍，而不是全部。"
    case .aboveStableRate(let rate, let bound, let curvature):
      "关于学习率的一点说明：损失最弯的地方（λ = \(figure(curvature))），普通梯度下降在 \(figure(bound)) 以下才稳定，"
        + "这里是 \(figure(rate))。这样的训练多数能挺过去，走到损失不那么弯的地方。"
    case .rateTooSmall(let rate, let steps, let curvature):
      "关于学习率的一点说明：哪怕在损失最弯的地方（λ = \(figure(curvature))），以 \(figure(rate)) 的学习率走 \(steps) 步，"
        + "也走不完到谷底的一趟路。"
    case .passes(let path, let times):
      (path.map { "\(multiplies($0))。\(forward($0))\(theory($0))" } ?? "") + times.map(throughTime).joined()
    }
  }

  // MARK: Parts of sentences

  private static func multiplies(_ path: SignalPath) -> String {
    "往回走，每层把误差信号乘以 \(factorFigure(path.factor))"
  }

  /// The factor going back, its parts, and what it comes to.
  private static func backward(_ path: SignalPath) -> String {
    var parts = ""
    if let known = path.parts {
      let rest =
        switch known.beside {
        case .nothing: "权重"
        case .waysAround: "权重和旁路"
        case .rescaling: "权重和中间的缩放"
        }
      parts = "：其中\(slopes(known)) ×\(factorFigure(known.slopes))，\(rest)占 ×\(factorFigure(known.weights))"
    }
    return
      "\(multiplies(path))\(parts)。以到达最后一个隐藏层的误差信号为 1，第一个隐藏层得到 \(figure(path.arrives))"
      + "\(beginning(path))。\(weightGradients(path))"
  }

  /// From which layer on, where that is not the first hidden one alone.
  private static func beginning(_ path: SignalPath) -> String {
    let number = path.begin.number + 1
    switch path.backward {
    case .lost: return "，从第 \(number) 层往回已不到 \(figure(path.lost))"
    case .grown: return "，从第 \(number) 层往回已超过 \(figure(1 / path.lost))"
    case .kept: return ""
    }
  }

  /// Why the weight gradients stand otherwise than the error signals, where they do so by more than two decades.
  private static func weightGradients(_ path: SignalPath) -> String {
    guard let ratio = path.ratio, ratio > 0, path.arrives > 0,
      abs(Double.log10(ratio / path.arrives)) > 2
    else { return "" }
    return "第一层的权重梯度却是最后一层的 \(figure(ratio)) 倍：权重梯度是误差信号乘以传进来的值，而后者一路往前在变。"
  }

  private static func slopes(_ parts: SignalPath.Parts) -> String {
    guard let activation = parts.activation else { return "斜率占" }
    let largest = activation.largestSlope
    let bound = largest == 0.25 ? "（从不超过 1/4）" : largest == 1 ? "（从不超过 1）" : ""
    return " \(activation.name) 的斜率\(bound)占"
  }

  /// What becomes of the differences between samples; the words follow from the figure beside them.
  private static func forward(_ path: SignalPath) -> String {
    let outputs = path.outputs
    if let zero = path.zeroFrom {
      let becomes = zero.number == 0 ? "输出" : "输出越来越小，"
      return
        "往前走，\(becomes)从第 \(zero.number + 1) 层起在 \(outputs.precision) 下恰好是 0，\(rows(outputs))全都一样。"
    }
    let told =
      outputs.distinct == 1 && outputs.rows > 1
      ? "在 \(outputs.precision) 下，最后一个隐藏层对全部 \(rows(outputs))给出的都一样"
      : "到最后一个隐藏层，\(rows(outputs))里分得出 \(outputs.distinct) 个"
    guard let factor = path.forwardFactor else { return "往前走，\(told)。" }
    return "往前走，样本之间的差别\(change(factor))（每层 ×\(factorFigure(factor))）：\(told)。"
  }

  private static func change(_ factor: Double) -> String {
    // As it is printed.
    let shown = (factor * 1000).rounded() / 1000
    return shown < 0.97 ? "缩小" : shown > 1.03 ? "放大" : "大小不变"
  }

  private static func grows(_ path: SignalPath) -> String {
    "往前走，从第一个隐藏层到最后一个，输出增大到原来的 \(figure(path.growth)) 倍。"
  }

  private static func theory(_ path: SignalPath) -> String {
    path.predicted.map {
      path.isPredictedOfOwnWeights
        ? "权重若彼此独立、大小如此，宽网络理论预测每层 \(factorFigure($0))。"
        : "宽网络理论预测每层 \(factorFigure($0))。"
    } ?? ""
  }

  private static func throughTime(_ path: TimePath) -> String {
    let place = "\(place(path.at))\(path.isBackward ? "倒着读的那一路" : "")"
    let (last, first) = path.isBackward ? ("（序列的第一步）", "（序列的最后一步）") : ("", "")
    return
      "\(place)每往回一步，梯度乘以 \(factorFigure(path.factor))：共 \(path.steps) 步，以到达最后一步\(last)的梯度为 1，"
      + "第一步\(first)得到 \(figure(path.left))。"
      + (path.at.layer.name == Registries.lstm.name && path.left < 0.01
        ? "lstm 的记忆元逐步能留住多少，要看遗忘门放行多少：forget_bias= 把门打开。" : "")
  }

  /// "第 3 层（dense(64, sigmoid)）"
  private static func place(_ place: LayerPlace) -> String { "第 \(place.number + 1) 层（\(place.layer)）" }

  private static func rows(_ outputs: DistinctRows) -> String {
    "\(outputs.rows) \(outputs.areSamples ? "个样本" : "行")"
  }
}
