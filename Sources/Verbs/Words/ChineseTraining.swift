import Documents
import Engine
import Messages

/// What is said of trainings, remedies and answers, in Chinese.
enum ChineseTraining {
  static func text(_ message: TrainingMessage) -> Text {
    switch message {
    case .reached(let loss, let epochs): "\(epochs) 轮后损失 \(loss, .strong)"
    case .accuracy(let accuracy): "准确率 \(accuracy, .strong, format: .percent(1))"
    case .heldOut(let loss, let accuracy):
      "留出集：损失 \(loss, .strong)"
        + (accuracy.map { "，准确率 \($0, .strong, format: .percent(1))" } ?? "")
    case .behind(let name, let epochs):
      "\((name ?? "网络").beforeHan)一共练了 \(String(epochs), .strong) 轮"
    case .stoppedEarly: "已停：不再有改善"
    case .stoppedBeforeMeasuring: "停在最后一次测量之前；所有轮次都保留"
    case .stopped(let epoch, let all):
      "停在第 \(String(epoch), .strong) 轮，共 \(String(all)) 轮，练完的都保留；再输入同一行就接着练完"
    case .knowsFrequenciesAlone(let entropy):
      "\(entropy, .strong, format: .fixed(4)) 的损失，是只知道各标签出现频率的人也能得到的。"
    case .notFinite(let direction, let layer, let epoch, let step):
      "不再是有限数：最先在\(place(direction, layer))，第 \(String(epoch)) 轮第 \(String(step)) 步。学习率小一些，或加 clip=by_norm(1)，也许就不会这样。"
    case .someNotFinite(let count, let all):
      "\(String(all)) 个里有 \(String(count)) 个最后得到非有限的数。"
    case .watched(let epoch, let loss): "第 \(String(epoch), .strong) 轮 · 损失 \(loss, .strong)"
    case .medianOver(let seeds): "\(seeds) 个种子的中位数（最小–最大）"
    case .rangeOver(let seeds): "\(seeds) 个种子的范围"
    case .bestOfColumn: "★ 这一列里最好的"
    case .fromTo(let lower, let upper): "\(lower) 到 \(upper)"
    }
  }

  private static func place(_ direction: NonFinite.Direction, _ layer: TrainingMessage.Layer?) -> String {
    let layer = layer.map { "第 \($0.number) 层\($0.name.map { "（\($0)）" } ?? "")" } ?? "某一层"
    return switch direction {
    case .forward: "\(layer)的输出里"
    case .loss: "损失里"
    case .backward: "\(layer)的梯度里"
    case .update: "\(layer)更新后的权重里"
    }
  }

  static func text(_ message: TrialMessage) -> Text {
    switch message {
    case .whatToTry: "可以试试："
    case .losses(let areHeldOut, let epochs, let seeds):
      "\(epochs) 轮后的\(areHeldOut ? "留出集" : "")损失，\(seeds) 个种子的中位数（最小–最大）；每行只改一处"
    case .oneNumberRows: "只有一个数的行从网络现有的权重接着练，那里没有要抽取的东西"
    case .anew: "* 从头开始：改的是网络本身，现有的权重不合用"
    case .helps(let entropy):
      "有用：每个种子都比原样网络最好的种子低二十分之一\(entropy.map { "，而且低于 \(NumberFormat.fixed(4).string($0))" } ?? "")；多半有用：多数种子如此"
    case .idle(let remedies): "没起作用，所以什么也没变：\(remedies.joined(separator: "、"))"
    case .noneHelps: "没有一个有用"
    case .bestRate(let name, let loss):
      "试过的三个学习率里，原样的网络用最好的一个（\(name, .strong)）得到 \(loss, .code)：排在那一行下面的，还不如换个学习率"
    case .entropy(let entropy):
      "\(entropy, .code, format: .fixed(4))：只知道各标签出现频率的人得到的损失"
    }
  }

  static func text(_ message: EvaluationMessage) -> Text {
    switch message {
    case .loss(let loss): "损失 \(loss, .strong)"
    case .shares(let accuracy, let balanced, let precision, let recall, let f1):
      "准确率 \(accuracy, .strong, format: .percent(1)) · 平衡准确率 \(balanced, .strong, format: .percent(1)) · 精确率 \(precision, .strong, format: .percent(1)) · 召回率 \(recall, .strong, format: .percent(1)) · f1 \(f1, .strong)"
    case .commonestClass(let share):
      "总是回答最常见的类别，就有 \(share, .strong, format: .percent(1)) 是对的：这个准确率什么也说明不了。"
    }
  }
}
