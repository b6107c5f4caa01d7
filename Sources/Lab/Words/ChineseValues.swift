import Messages
import Watching

/// What values are called, in Chinese.
enum ChineseValues {
  static func words(_ message: RunFieldMessage) -> String {
    switch message {
    case .loss: "按步，调用 backward 的那个值"
    case .rate: "按步，学习率"
    case .figure(let figure):
      switch figure {
      case .size: "按层和步，输出的均方根"
      case .inputSize: "按层和步，输入的均方根"
      case .spread: "按层和步，样本之间相隔多远，除以输出的幅度"
      case .nudge: "按层和步，输入的小改动到这里成了多大，除以输出的幅度"
      case .signal: "按层和步，样本自己的损失对输出的梯度：取范数，再对样本取均方根"
      case .dead: "按层和步，对所有样本都不给出任何值的单元的比例"
      case .saturated: "按层和步，低于最大斜率二十分之一的斜率的比例"
      case .gradient: "按层和步，权重梯度各元素的均方根"
      case .zeroGradients: "按层和步，权重梯度中等于 0 的元素的比例"
      case .weightSize: "按层和步，权重的均方根"
      case .stepSize: "按层和步，这一步把权重移动了多远，除以权重的幅度"
      case .badOutputs, .badSignals, .badGradients, .badWeights: "有多少个数不是有限的"
      }
    }
  }

  static func words(_ message: RunUseMessage) -> String {
    switch message {
    case .isNoNetwork(let verb):
      "\(verb) 要的是网络，而这是训练记录：它的模型是 PyTorch 的，不在这里。"
        + "接受训练记录的是 probe、diagnose、plot 和 export；网络要自己写出，或者从 gradlab_watch.save 写的 safetensors 文件读入。"
    }
  }

  static func words(_ message: FieldMeaning) -> String {
    switch message {
    case .layers: "有多少层"
    case .epochs: "已经训练了多少轮"
    case .samples: "有多少个样本"
    case .features: "每个样本（或它的每一步）有多少个数"
    case .entropy: "只知道各标签出现频率的人得到的损失"
    case .heldOut: "训练看不到的那一部分，来自 split"
    case .value: "把一个数变成多少"
    case .slope: "在那里的斜率"
    }
  }

  /// Nouns begin and end with Han or full-width marks, so that no blank is wanted beside them; but for a run's, which
  /// stands by itself.
  static func noun(_ kind: ElementKindMessage) -> String {
    switch kind {
    case .last: "末位（last）"
    case .function: "函数"
    case .numbers: "数列"
    case .series(let axis): "数列（按\(axis.afterHan.beforeHan)排列）"
    case .result(let verb): "结果（\(verb)）"
    case .run: "训练记录"
    case .runOf(let model): "\(model) 的训练记录"
    }
  }
}
